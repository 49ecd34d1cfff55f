package io.printsmart.testkit.printer;

/** The values of job-state (RFC 8011, 5.3.7). */
public enum RemoteJobState {
    /** Waits for its turn. */
    PENDING(3),
    /** Waits for its document, or is held. */
    PENDING_HELD(4),
    /** Prints, or tries to. */
    PROCESSING(5),
    /** Was printing when the printer stopped. */
    PROCESSING_STOPPED(6),
    /** Ended by a cancel. */
    CANCELED(7),
    /** Ended by the printer itself. */
    ABORTED(8),
    /** Printed. */
    COMPLETED(9);

    private final int code;

    RemoteJobState(int code) {
        this.code = code;
    }

    /**
     * The enum value on the wire.
     *
     * @return 3 to 9
     */
    public int code() {
        return code;
    }

    /**
     * Whether the job cannot change any more.
     *
     * @return true for canceled, aborted and completed
     */
    public boolean isFinal() {
        return code >= 7;
    }
}
