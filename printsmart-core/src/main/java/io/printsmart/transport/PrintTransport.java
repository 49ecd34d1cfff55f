package io.printsmart.transport;

import io.printsmart.job.Proof;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Port: what speaks to printers. Calls block, up to the limit given. Answers are values, and a transport judges nothing:
 * what it cannot tell, it says so. It connects to the target's address only, follows no redirect and contacts no URI that
 * a printer supplies. Implementations must be safe for use by many threads.
 */
public interface PrintTransport extends AutoCloseable {

    /**
     * The URI schemes it speaks.
     *
     * @return such as {@code ipp} and {@code ipps}
     */
    Set<String> schemes();

    /**
     * The best proof that it can bring. A printer of which more is demanded is refused.
     *
     * @return {@link Proof#COMPLETED} unless it says otherwise
     */
    default Proof bestProof() {
        return Proof.COMPLETED;
    }

    /**
     * Whether its protocol has a question for the printer's own state. Where it has none, an open port is all that is known, and
     * nobody asks.
     *
     * @return true unless it says otherwise
     */
    default boolean tellsState() {
        return true;
    }

    /**
     * Asks the printer about itself, once its port was found to accept. Where the protocol has no such question, the answer
     * is ready, without contacting it again: a bare connect can print an empty page.
     *
     * @param target the printer and its address
     * @param timeout the longest this may take
     * @return what it said; never throws for what a printer or network does
     */
    PrinterReport inspect(Target target, Duration timeout);

    /**
     * Removes what this installation {@linkplain Ticket#isLeftBehind left behind} at the printer, and opens a remote job.
     * No document byte leaves.
     *
     * @param target the printer and its address
     * @param ticket the attempt
     * @param timeout the longest each exchange with the printer may take
     * @return what was opened
     * @throws DeliveryException if nothing could be opened
     */
    Delivery open(Target target, Ticket ticket, Duration timeout) throws DeliveryException;

    /**
     * Asks what became of an attempt, by the remote job's id if {@link Ticket#matches} says that it is ours, else by the
     * token.
     *
     * @param target the printer and its address
     * @param ticket the attempt
     * @param remote what it opened; empty if that is not known
     * @param timeout the longest each exchange with the printer may take
     * @return {@link Sighting.Working}, {@link Sighting.Printed}, {@link Sighting.Stopped}, {@link Sighting.NotFound} or
     *     {@link Sighting.Unanswered}
     */
    Sighting look(Target target, Ticket ticket, Optional<RemoteJob> remote, Duration timeout);

    /**
     * Asks the printer to cancel an attempt, and what became of it. With a ticket that stands for all attempts of a job, all
     * of them that are still open are canceled, and the answer is of one that is not final, if there is one.
     *
     * @param target the printer and its address
     * @param ticket the attempt
     * @param remote what it opened; empty if that is not known
     * @param timeout the longest each exchange with the printer may take
     * @return as {@link #look}
     */
    Sighting cancel(Target target, Ticket ticket, Optional<RemoteJob> remote, Duration timeout);

    /** Ends what is under way, in disorder, and frees what it holds. Never throws. */
    @Override
    default void close() {}
}
