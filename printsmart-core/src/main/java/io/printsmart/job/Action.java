package io.printsmart.job;

import java.time.Instant;

/** What is to be done about a job, by whoever holds it. */
public sealed interface Action {

    /** Nothing any more. */
    record Finished() implements Action {}

    /**
     * Nothing yet.
     *
     * @param until when to look at the job again
     */
    record Wait(Instant until) implements Action {}

    /** Decide on the strength of the time alone. */
    record Decide() implements Action {}

    /** Ask the remote wallet for the money. */
    record Charge() implements Action {}

    /** Ask the remote wallet to give the money back. */
    record Refund() implements Action {}

    /** Look at the printer, clean up there and open a remote job; no document byte leaves. */
    record Open() implements Action {}

    /** Send the document over what was just opened. */
    record Send() implements Action {}

    /** Ask the printer what became of the attempt. */
    record Look() implements Action {}

    /** Ask the printer to cancel the attempt, and what became of it. */
    record CancelThere() implements Action {}
}
