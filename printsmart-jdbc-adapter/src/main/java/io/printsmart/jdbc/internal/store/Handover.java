package io.printsmart.jdbc.internal.store;

import io.printsmart.job.Claim;
import io.printsmart.job.Claim.Place;
import io.printsmart.job.Flag;
import io.printsmart.job.JobState;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The next version of a job that changes hands, which is all that the store itself ever changes of one. */
final class Handover {

    private Handover() {}

    /** A due job that only waits for its turn goes into its printer's line instead of to a node. */
    static boolean belongsInLine(PrintJob job, Instant now) {
        return job.state() == JobState.PENDING
                && job.claim().place() == Place.NONE
                && !job.has(Flag.CANCEL_REQUESTED)
                && now.isBefore(job.order().deadline());
    }

    static PrintJob intoLine(PrintJob job) {
        Optional<Instant> deadline = Optional.of(job.order().deadline());
        return changed(job, Optional.empty(), Place.IN_LINE, 0, deadline, job.flags());
    }

    static PrintJob outOfLine(PrintJob job, Instant now) {
        return changed(job, Optional.empty(), Place.NONE, 0, Optional.of(now), job.flags());
    }

    /** To a node, with the printer. */
    static PrintJob fromLine(PrintJob job, NodeId node) {
        return changed(job, Optional.of(node), Place.HOLDS_PRINTER, 1, Optional.empty(), job.flags());
    }

    /** To a node, with the printer only if it had it before. */
    static PrintJob asItStands(PrintJob job, NodeId node) {
        Place place = holdsPrinter(job) ? Place.HOLDS_PRINTER : Place.NONE;
        return changed(job, Optional.of(node), place, 1, Optional.empty(), job.flags());
    }

    /** Tells whether a job of a dead node may have been opened at its printer without this having been stored. */
    static boolean mayBeOpen(PrintJob job) {
        return job.state() == JobState.PENDING && holdsPrinter(job);
    }

    /** From a dead node. */
    static PrintJob freed(PrintJob job, Instant now) {
        if (!mayBeOpen(job)) {
            return changed(job, Optional.empty(), job.claim().place(), 1, Optional.of(now), job.flags());
        }
        Set<Flag> flags = new HashSet<>(job.flags());
        flags.add(Flag.LEFTOVER);
        return changed(job, Optional.empty(), Place.NONE, 1, Optional.of(now), flags);
    }

    static boolean holdsPrinter(PrintJob job) {
        return job.claim().place() == Place.HOLDS_PRINTER;
    }

    private static PrintJob changed(
            PrintJob job, Optional<NodeId> holder, Place place, int fences, Optional<Instant> dueAt, Set<Flag> flags) {
        Claim was = job.claim();
        Claim claim = new Claim(holder, place, was.fence() + fences, was.version() + 1);
        return new PrintJob(
                job.order(),
                job.state(),
                job.payment(),
                job.attempts(),
                job.waits(),
                job.attempt(),
                job.proof(),
                flags,
                job.why(),
                dueAt,
                job.finishedAt(),
                claim);
    }
}
