package io.printsmart.job;

import io.printsmart.wallet.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One paid order to print one document on one printer, and how far it has got. Immutable.
 *
 * @param order what was asked for and agreed
 * @param state where it is in its life
 * @param payment where its money is
 * @param attempts how many attempts were counted
 * @param waits how often in a row its printer was found not ready, or the remote wallet or a leftover could not be dealt
 *     with
 * @param attempt the last attempt that got as far as its intent
 * @param proof how sure it is that it was printed; empty unless completed
 * @param flags what else is to be remembered
 * @param why why it is where it is
 * @param dueAt when a node has to look at it next, whatever its printer does; empty while claimed and when nothing is left
 *     to do
 * @param finishedAt when it reached its final state
 * @param claim who may decide about it
 */
public record PrintJob(
        Order order,
        JobState state,
        PaymentState payment,
        int attempts,
        int waits,
        Optional<Attempt> attempt,
        Optional<Proof> proof,
        Set<Flag> flags,
        Why why,
        Optional<Instant> dueAt,
        Optional<Instant> finishedAt,
        Claim claim) {

    /**
     * Copies the flags.
     *
     * @param order what was asked for
     * @param state where it is
     * @param payment where its money is
     * @param attempts counted attempts
     * @param waits waits in a row
     * @param attempt the last attempt
     * @param proof how sure
     * @param flags what else
     * @param why why
     * @param dueAt when to look
     * @param finishedAt when it ended
     * @param claim who may decide
     */
    public PrintJob {
        flags = Set.copyOf(flags);
    }

    /**
     * The job's id.
     *
     * @return the id
     */
    public JobId id() {
        return order.id();
    }

    /**
     * Who pays.
     *
     * @return the account
     */
    public AccountId account() {
        return order.account();
    }

    /**
     * Tells whether a flag is set.
     *
     * @param flag the flag
     * @return true if set
     */
    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /**
     * Tells whether a claim is the one that this job was read under.
     *
     * @param node a node
     * @return true if the node holds this job
     */
    public boolean isHeldBy(NodeId node) {
        return claim.holder().equals(Optional.of(node));
    }

    Edit edit() {
        return new Edit(this);
    }
}
