package io.printsmart.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The life of a job as pure functions. Who holds a job asks {@link #next} what to do, does it, tells {@link #after} what
 * was seen and has the step stored; if the store says that the job changed meanwhile, it decides anew from the changed
 * job and the same sighting.
 *
 * <p>What must hold whatever happens: no document byte leaves before the step to SENDING is stored; from then on a new
 * attempt needs evidence that nothing was printed, or the host's policy after the doubt window; a final state never
 * changes; a job is settled exactly once, in the step that makes it final, or owes its refund from that step on.
 */
public final class Lifecycle {

    private Lifecycle() {}

    /**
     * Makes the job of an order.
     *
     * @param order what was agreed
     * @param firstDue when an engine shall look at it; for a remote wallet late enough for submit to ask it first
     * @return PENDING and charged if the store moves the money, else AWAITING_PAYMENT
     */
    public static PrintJob accept(Order order, Instant firstDue) {
        boolean remote = order.funding() == Funding.REMOTE;
        return new PrintJob(
                order,
                remote ? JobState.AWAITING_PAYMENT : JobState.PENDING,
                remote ? PaymentState.CHARGING : PaymentState.CHARGED,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Why.of(Why.Code.ACCEPTED),
                Optional.of(firstDue),
                Optional.empty(),
                Claim.NEW);
    }

    /**
     * Says what is to be done about a job that is claimed.
     *
     * @param job the job, held by who asks
     * @param policies the host's policies
     * @param now the store's time
     * @return what to do; {@link Action#FINISHED} if nothing is left to do
     */
    public static Action next(PrintJob job, Policies policies, Instant now) {
        Situation s = new Situation(job, policies, now, "");
        return switch (job.state()) {
            case AWAITING_PAYMENT -> PaymentRules.next(s);
            case PENDING -> PendingRules.next(s);
            case SENDING -> SendingRules.next(s);
            case PRINTING, IN_DOUBT -> WatchRules.next(s);
            case COMPLETED, FAILED, CANCELED -> LeftoverRules.next(s);
        };
    }

    /**
     * Decides what follows from what was seen.
     *
     * @param job the job as it was read
     * @param seen what was seen of it
     * @param policies the host's policies
     * @param now the store's time
     * @param node who decides, for the history
     * @return the step to store
     */
    public static Step after(PrintJob job, Sighting seen, Policies policies, Instant now, String node) {
        Situation s = new Situation(job, policies, now, node);
        return switch (job.state()) {
            case AWAITING_PAYMENT -> PaymentRules.after(s, seen);
            case PENDING -> PendingRules.after(s, seen);
            case SENDING -> SendingRules.after(s, seen);
            case PRINTING, IN_DOUBT -> WatchRules.after(s, seen);
            case COMPLETED, FAILED, CANCELED -> LeftoverRules.after(s, seen);
        };
    }

    /**
     * Obeys or records the wish to cancel. A job that is pending and not claimed is settled at once; any other keeps the
     * wish until its holder, or the next one, obeys it.
     *
     * @param job the job as it was read
     * @param policies the host's policies
     * @param now the store's time
     * @param node who decides, for the history
     * @return the step to store; empty if the job has ended or the wish is known already
     */
    public static Optional<Step> cancel(PrintJob job, Policies policies, Instant now, String node) {
        if (job.state().isFinal() || job.has(Flag.CANCEL_REQUESTED)) {
            return Optional.empty();
        }
        Situation s = new Situation(job, policies, now, node);
        Edit edit = job.edit().flag(Flag.CANCEL_REQUESTED, true);
        boolean free = job.claim().holder().isEmpty();
        if (job.state() == JobState.PENDING && free) {
            return Optional.of(
                    Endings.unprinted(s, JobState.CANCELED, edit, job.has(Flag.LEFTOVER), Why.of(Why.Code.CANCELED)));
        }
        edit.untouchedClaim().why(Why.of(Why.Code.CANCEL_REQUESTED));
        if (free) {
            edit.due(now);
        }
        return Optional.of(s.step(edit));
    }

    /**
     * Gives a claim back without having decided anything, as after a failure of this node's own.
     *
     * @param job the job as it was claimed
     * @param now the store's time
     * @param pause how long it shall be left alone, though never beyond its next limit: the deadline while nothing has
     *     left, else the end
     * @param node who gives it back
     * @return the step to store
     */
    public static Step release(PrintJob job, Instant now, Duration pause, String node) {
        Order order = job.order();
        boolean nothingLeft = job.state() == JobState.PENDING || job.state() == JobState.AWAITING_PAYMENT;
        Situation s = new Situation(job, Policies.DEFAULT, now, node);
        Instant limit = nothingLeft && !s.deadlinePassed() ? order.deadline() : order.endBy();
        Edit edit = job.edit().due(s.endReached() ? now.plus(pause) : s.in(pause, limit));
        if (job.state() == JobState.PENDING && job.claim().place() == Claim.Place.HOLDS_PRINTER) {
            // As with a dead node: what this one opened may not have been stored any more.
            edit.flag(Flag.LEFTOVER, true);
        }
        return s.quietStep(edit);
    }
}
