package io.printsmart.testkit.simulation;

import io.printsmart.job.Flag;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Step;
import io.printsmart.store.Acceptance;
import io.printsmart.wallet.Movement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Steps and keys that are written, or looked for, with less care than they need. */
final class WriteBugs {

    private WriteBugs() {}

    static final class StaleIsWritten extends Bug {
        @Override
        Set<JobId> apply(World world, List<Step> steps) {
            Set<JobId> stale = super.apply(world, steps);
            boolean lost = !stale.isEmpty() && !Rewritten.hasSameFence(world, steps.get(0));
            if (lost) {
                Rewritten.overwrite(world, steps.get(0));
            }
            return lost ? Set.of() : stale;
        }
    }

    static final class VersionIgnored extends Bug {
        @Override
        Set<JobId> apply(World world, List<Step> steps) {
            Set<JobId> stale = super.apply(world, steps);
            Step step = steps.get(0);
            if (!stale.isEmpty() && Rewritten.hasSameFence(world, step)) {
                Rewritten.overwrite(world, step);
                return Set.of();
            }
            return stale;
        }
    }

    static final class LateIntent extends Bug {
        private final Map<JobId, Step> delayed = new HashMap<>();

        @Override
        Set<JobId> apply(World world, List<Step> steps) {
            Step step = steps.get(0);
            Step intent = delayed.remove(step.after().id());
            if (intent != null) {
                super.apply(world, List.of(intent));
            }
            if (step.after().state() == JobState.SENDING && step.before().state() == JobState.PENDING) {
                delayed.put(step.after().id(), step);
                return Set.of();
            }
            return super.apply(world, steps);
        }
    }

    static final class KeyTakenIsCreated extends Bug {
        @Override
        Acceptance accept(World world, PrintJob job, String node, Optional<Movement> charge) {
            Acceptance real = super.accept(world, job, node, charge);
            return real instanceof Acceptance.KeyTaken ? new Acceptance.Created(job) : real;
        }
    }

    /** Doubt is forgotten together with its end. */
    static final class DoubtForgotten extends Bug {
        @Override
        Set<JobId> apply(World world, List<Step> steps) {
            return super.apply(world, List.of(Rewritten.without(steps.get(0), Flag.REFUNDED_IN_DOUBT)));
        }
    }

    /** What goes back to be tried again is written over a wish to cancel that came meanwhile. */
    static final class RetryOverWish extends Bug {
        @Override
        Set<JobId> apply(World world, List<Step> steps) {
            Set<JobId> stale = super.apply(world, steps);
            Step step = steps.get(0);
            boolean retry =
                    step.after().state() == JobState.PENDING && !step.after().has(Flag.CANCEL_REQUESTED);
            boolean lost = !stale.isEmpty() && retry && Rewritten.hasSameFence(world, step);
            if (lost) {
                Rewritten.overwrite(world, step);
            }
            return lost ? Set.of() : stale;
        }
    }

    /** Whether a key is taken is asked once, and not again before a refusal. */
    static final class KeyCheckedOnlyBefore extends Bug {
        @Override
        Optional<PrintJob> findByKey(World world, Supplier<Optional<PrintJob>> real) {
            if (!(world.schedule().local() instanceof Submission submission)) {
                return real.get();
            }
            Optional<PrintJob> answer = submission.firstAnswer.orElseGet(real);
            submission.firstAnswer = Optional.of(answer);
            return answer;
        }
    }
}
