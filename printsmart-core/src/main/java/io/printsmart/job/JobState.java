package io.printsmart.job;

/** Where a job is in its life. */
public enum JobState {
    /** Accepted, but a remote wallet has not said yet whether it is paid. */
    AWAITING_PAYMENT,
    /** Paid for, and waiting for its printer or for the next attempt. */
    PENDING,
    /** A remote job is open for it and document bytes may be on their way. */
    SENDING,
    /** The printer has the whole document. */
    PRINTING,
    /** Document bytes left for the printer and no answer tells what became of them. */
    IN_DOUBT,
    /** Printed, as far as its proof goes. Final. */
    COMPLETED,
    /** Not printed. Final. */
    FAILED,
    /** Not printed, because somebody canceled it or it was not paid. Final. */
    CANCELED;

    /**
     * Tells whether this state never changes again.
     *
     * @return true for COMPLETED, FAILED and CANCELED
     */
    public boolean isFinal() {
        return compareTo(COMPLETED) >= 0;
    }

    /**
     * Tells whether a job in this state keeps its printer from other documents.
     *
     * @return true for SENDING, PRINTING and IN_DOUBT
     */
    public boolean holdsPrinter() {
        return this == SENDING || this == PRINTING || this == IN_DOUBT;
    }
}
