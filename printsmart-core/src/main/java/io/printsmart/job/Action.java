package io.printsmart.job;

/** What is to be done about a job, by whoever holds it. */
public sealed interface Action {

    /** Nothing any more. */
    record Finished() implements Action {}

    /** Decide on the strength of the time alone. */
    record Decide() implements Action {}

    /** Ask the remote wallet for the money. */
    record Charge() implements Action {}

    /** Ask the remote wallet to give the money back. */
    record Refund() implements Action {}

    /** It does not have its printer: find out whether there still is such a printer. */
    record FindPrinter() implements Action {}

    /** Look at the printer, clean up there and open a remote job; no document byte leaves. */
    record Open() implements Action {}

    /** Send the document over what was just opened. */
    record Send() implements Action {}

    /** Ask the printer what became of the attempt. */
    record Look() implements Action {}

    /** Ask the printer to cancel the attempt, and what became of it. */
    record CancelThere() implements Action {}
}
