package io.printsmart.job;

import io.printsmart.wallet.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What was observed of a job. The observer judges nothing; {@link Lifecycle#after} does. */
public sealed interface Sighting {

    /** Only time has passed, or somebody's wish is to be obeyed. */
    record TimePassed() implements Sighting {}

    /**
     * Before anything was tried: the printer is not online, not free, disabled, or not to be disturbed.
     *
     * @param detail in words
     */
    record PrinterNotReady(String detail) implements Sighting {}

    /**
     * Before anything was tried: the document cannot be read just now, though it may well be there.
     *
     * @param detail in words
     */
    record DocumentNotReady(String detail) implements Sighting {}

    /**
     * A try failed, and surely no document byte left this machine.
     *
     * @param detail in words
     * @param permanent whether no other try can succeed
     * @param mayBeOpen whether something may have been opened at the printer
     * @param ours whether it was this side that failed, so that it says nothing of the printer
     */
    record NotDelivered(String detail, boolean permanent, boolean mayBeOpen, boolean ours) implements Sighting {

        /**
         * By the printer's or the network's doing.
         *
         * @param detail in words
         * @param permanent whether no other try can succeed
         * @param mayBeOpen whether something may have been opened at the printer
         */
        public NotDelivered(String detail, boolean permanent, boolean mayBeOpen) {
            this(detail, permanent, mayBeOpen, false);
        }
    }

    /**
     * The printer is ready to take the document.
     *
     * @param token what marks the attempt there
     * @param remote what was opened there; empty where the transport opens nothing
     */
    record Opened(String token, Optional<RemoteJob> remote) implements Sighting {}

    /**
     * The printer has the whole document.
     *
     * @param remote what it made of it, where that was not known before
     */
    record Accepted(Optional<RemoteJob> remote) implements Sighting {}

    /**
     * Document bytes left, and no answer tells what became of them.
     *
     * @param detail in words
     * @param wholeDocumentLeft whether all bytes were handed to the network
     * @param permanent whether no other try can succeed
     */
    record AnswerLost(String detail, boolean wholeDocumentLeft, boolean permanent) implements Sighting {}

    /**
     * The remote job is there, with this attempt's token, and not final.
     *
     * @param remote the remote job
     * @param awaitsDocument whether the printer says that it still waits for document data
     * @param detail the printer's job state and reasons
     */
    record Working(RemoteJob remote, boolean awaitsDocument, String detail) implements Sighting {}

    /**
     * The remote job is completed, or a raw connection took all bytes and closed in order.
     *
     * @param proof how sure that is
     * @param impressions how many impressions the printer counted, if it told
     */
    record Printed(Proof proof, OptionalInt impressions) implements Sighting {

        /**
         * Holds this against the proof that the host demands of the printer. Less is not printed: how much paper came out
         * decides between a part and a doubt, each with its policy, and nothing is evidence that none did.
         *
         * @param demanded the least proof
         * @return this, if it is proof enough
         */
        public Sighting heldAgainst(Proof demanded) {
            return proof.compareTo(demanded) >= 0
                    ? this
                    : new Stopped(
                            Optional.of(true),
                            impressions,
                            false,
                            "the proof " + proof + " is less than " + demanded + ", which is demanded of the printer");
        }
    }

    /**
     * The remote job is there, with this attempt's token, and was canceled or aborted.
     *
     * @param processed whether its {@code time-at-processing} has a value; empty if the printer does not tell
     * @param impressions how many impressions the printer counted, if it told
     * @param zeroMeansNone whether an impression count of 0 can be believed: the printer reported others before
     * @param detail the printer's job state and reasons
     */
    record Stopped(Optional<Boolean> processed, OptionalInt impressions, boolean zeroMeansNone, String detail)
            implements Sighting {}

    /**
     * The printer answered and shows no job with this attempt's token, or more than one. That means unknown.
     *
     * @param detail in words
     */
    record NotFound(String detail) implements Sighting {}

    /**
     * The printer gave no answer.
     *
     * @param detail in words
     */
    record Unanswered(String detail) implements Sighting {}

    /**
     * The printer was asked to cancel the attempt.
     *
     * @param result what it showed of it then
     */
    record CancelAsked(Sighting result) implements Sighting {}

    /**
     * The remote wallet answered a charge.
     *
     * @param answer what it said
     */
    record ChargeAnswered(Wallet.Answer answer) implements Sighting {}

    /**
     * The remote wallet answered a refund.
     *
     * @param answer what it said
     * @param askedAt when it was asked, by the store's time
     * @param longestDelay how late a charge can still move money, if the wallet cannot void its key
     */
    record RefundAnswered(Wallet.Answer answer, Instant askedAt, Optional<Duration> longestDelay) implements Sighting {}
}
