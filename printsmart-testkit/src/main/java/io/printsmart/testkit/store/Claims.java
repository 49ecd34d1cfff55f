package io.printsmart.testkit.store;

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

/** The next version of a job where the store itself writes it: it changes hands, and nothing else. */
final class Claims {

    private Claims() {}

    /** A due job that only waits for its turn goes into its printer's line instead of to a node. */
    static boolean belongsInLine(PrintJob job, Instant now) {
        return job.state() == JobState.PENDING
                && !job.has(Flag.CANCEL_REQUESTED)
                && now.isBefore(job.order().deadline());
    }

    static PrintJob inLine(PrintJob job) {
        return changed(
                job, Optional.empty(), Place.IN_LINE, 0, Optional.of(job.order().deadline()), job.flags());
    }

    static PrintJob fromLine(PrintJob job, NodeId node) {
        return changed(job, Optional.of(node), Place.HOLDS_PRINTER, 1, Optional.empty(), job.flags());
    }

    static PrintJob whereItStands(PrintJob job, NodeId node) {
        Place place = job.claim().place() == Place.HOLDS_PRINTER ? Place.HOLDS_PRINTER : Place.NONE;
        return changed(job, Optional.of(node), place, 1, Optional.empty(), job.flags());
    }

    /** Taken from a node that is gone, which may have opened a remote job for it without having stored that. */
    static PrintJob freed(PrintJob job, Instant now) {
        boolean mayBeOpen = job.state() == JobState.PENDING && job.claim().place() == Place.HOLDS_PRINTER;
        Set<Flag> flags = new HashSet<>(job.flags());
        if (mayBeOpen) {
            flags.add(Flag.LEFTOVER);
        }
        Place place = mayBeOpen ? Place.NONE : job.claim().place();
        return changed(job, Optional.empty(), place, 1, Optional.of(now), flags);
    }

    static PrintJob outOfLine(PrintJob job, Instant now) {
        return changed(job, Optional.empty(), Place.NONE, 0, Optional.of(now), job.flags());
    }

    private static PrintJob changed(
            PrintJob job,
            Optional<NodeId> holder,
            Place place,
            int fencesMore,
            Optional<Instant> dueAt,
            Set<Flag> flags) {
        Claim was = job.claim();
        Claim claim = new Claim(holder, place, was.fence() + fencesMore, was.version() + 1);
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
