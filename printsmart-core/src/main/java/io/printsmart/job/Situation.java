package io.printsmart.job;

import io.printsmart.wallet.Movement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a decision is taken from, and how it is written down. */
record Situation(PrintJob job, Policies policies, Instant now, String node) {

    Order order() {
        return job.order();
    }

    boolean cancelRequested() {
        return job.has(Flag.CANCEL_REQUESTED);
    }

    boolean deadlinePassed() {
        return !now.isBefore(order().deadline());
    }

    /** Why a job ends that nobody wants any more, or whose time is over. */
    Why canceledOrLate() {
        return Why.of(cancelRequested() ? Why.Code.CANCELED : Why.Code.DEADLINE);
    }

    boolean endReached() {
        return !now.isBefore(order().endBy());
    }

    Attempt attempt() {
        return job.attempt().orElseThrow(() -> new IllegalStateException("job " + job.id() + " has no attempt"));
    }

    /** The moment that comes first: a pause from now, or a limit of the job. */
    Instant in(Duration pause, Instant limit) {
        Instant then = now.plus(pause);
        return then.isBefore(limit) ? then : limit;
    }

    Step step(Edit edit) {
        return step(edit, Optional.empty());
    }

    Step step(Edit edit, Optional<Movement> money) {
        return new Step(job, edit.build(), edit.told(), money, now, node, true, Optional.empty());
    }

    /** For what nobody needs to hear of again. */
    Step quietStep(Edit edit) {
        return new Step(job, edit.build(), edit.told(), Optional.empty(), now, node, false, Optional.empty());
    }

    Step stepIfNews(Edit edit, Why why) {
        return job.why().equals(why) ? quietStep(edit) : step(edit.why(why));
    }
}
