package io.printsmart.testkit.printer;

/** The operations of RFC 8011 that a {@link ScriptedIppPrinter} knows. */
public enum IppOperation {
    /** Job and document in one request. */
    PRINT_JOB(0x0002),
    /** Checks a job without making one. */
    VALIDATE_JOB(0x0004),
    /** Opens a job without a document. */
    CREATE_JOB(0x0005),
    /** Gives an open job its document. */
    SEND_DOCUMENT(0x0006),
    /** Cancels one job. */
    CANCEL_JOB(0x0008),
    /** Asks about one job. */
    GET_JOB_ATTRIBUTES(0x0009),
    /** Lists jobs. */
    GET_JOBS(0x000a),
    /** Asks about the printer. */
    GET_PRINTER_ATTRIBUTES(0x000b),
    /** Anything else; it is answered with server-error-operation-not-supported. */
    OTHER(0);

    private final int code;

    IppOperation(int code) {
        this.code = code;
    }

    /**
     * The operation-id on the wire.
     *
     * @return the code; 0 for {@link #OTHER}
     */
    public int code() {
        return code;
    }

    static IppOperation of(int code) {
        for (IppOperation operation : values()) {
            if (operation.code == code) {
                return operation;
            }
        }
        return OTHER;
    }
}
