package io.printsmart.job;

/** What is to be done about a job, by whoever holds it. */
public enum Action {
    /** Nothing any more. */
    FINISHED,
    /** Decide on the strength of the time, or of a wish, alone. */
    DECIDE,
    /** Ask the remote wallet for the money. */
    CHARGE,
    /** Ask the remote wallet to give the money back. */
    REFUND,
    /** It does not have its printer: find out whether there still is such a printer. */
    FIND_PRINTER,
    /** Look at the printer, clean up there and open a remote job; no document byte leaves. */
    OPEN,
    /** Send the document over what was just opened. */
    SEND,
    /** Ask the printer what became of the attempt. */
    LOOK,
    /** Ask the printer to cancel the attempt, and what became of it. */
    CANCEL_THERE
}
