package io.printsmart.transport;

/** A remote job could not be opened. No document byte has left. */
public final class DeliveryException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What follows from it. */
    public enum Kind {
        /** The printer is busy with another document, or does not take jobs now: this costs no retry. */
        BUSY,
        /** The try failed; another may succeed. */
        FAILED,
        /** No other try can succeed, as with a format that the printer does not take. */
        REJECTED
    }

    /** What follows from it. */
    private final Kind kind;

    /** Whether something may have been opened at the printer. */
    private final boolean mayBeOpen;

    /**
     * Creates the exception.
     *
     * @param kind what follows from it
     * @param mayBeOpen whether something may have been opened at the printer, as when the answer to Create-Job was lost
     * @param message what happened; never a title or a credential
     */
    public DeliveryException(Kind kind, boolean mayBeOpen, String message) {
        super(message);
        this.kind = kind;
        this.mayBeOpen = mayBeOpen;
    }

    /**
     * What follows from it.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Tells whether something may have been opened at the printer.
     *
     * @return true if it must be looked for and canceled
     */
    public boolean mayBeOpen() {
        return mayBeOpen;
    }
}
