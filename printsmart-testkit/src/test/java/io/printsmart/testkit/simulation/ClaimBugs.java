package io.printsmart.testkit.simulation;

import io.printsmart.job.Claim;
import io.printsmart.job.Claim.Place;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.NodeId;
import io.printsmart.job.Order;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Leases and claims that are not kept as they must be. */
final class ClaimBugs {

    private ClaimBugs() {}

    /** Changes the jobs that are freed. */
    abstract static class Rescue extends Bug {
        @Override
        void freeExpired(World world, NodeId me) {
            Map<String, PrintJob> before = new LinkedHashMap<>(world.judge().jobs());
            super.freeExpired(world, me);
            before.forEach((key, job) -> {
                PrintJob after = world.judge().job(key);
                if (after.claim().fence() > job.claim().fence()) {
                    rescued(world, job, after);
                }
            });
        }

        abstract void rescued(World world, PrintJob before, PrintJob after);

        static Claim later(PrintJob job, Place place, long fence) {
            return new Claim(job.claim().holder(), place, fence, job.claim().version() + 1);
        }
    }

    static final class FenceStays extends Rescue {
        @Override
        void rescued(World world, PrintJob before, PrintJob after) {
            Claim claim = later(after, after.claim().place(), before.claim().fence());
            world.store().tamper().job(Rewritten.with(after, after.state(), claim));
        }
    }

    static final class RescueSendsBack extends Rescue {
        @Override
        void rescued(World world, PrintJob before, PrintJob after) {
            if (after.state() == JobState.SENDING) {
                Claim claim = later(after, Place.NONE, after.claim().fence());
                world.store().tamper().job(Rewritten.with(after, JobState.PENDING, claim));
            }
        }
    }

    static final class AlwaysKnown extends Bug {
        @Override
        boolean beat(World world, NodeId node, Duration lease) {
            super.beat(world, node, lease);
            return true;
        }
    }

    static final class ClaimsForgotten extends Bug {
        @Override
        boolean findsLostClaims() {
            return false;
        }
    }

    /** The next document goes to a printer of which nobody knows yet whether it is still at the one before. */
    static final class PrinterLeft extends Bug {
        @Override
        List<PrintJob> claim(World world, NodeId node, int max) {
            for (PrintJob job : new ArrayList<>(world.judge().jobs().values())) {
                boolean unclaimed =
                        job.claim().holder().isEmpty() && job.claim().place() == Place.HOLDS_PRINTER;
                if (unclaimed && job.state() == JobState.IN_DOUBT) {
                    Claim claim = Rescue.later(job, Place.NONE, job.claim().fence());
                    world.store().tamper().job(Rewritten.with(job, job.state(), claim));
                }
            }
            return super.claim(world, node, max);
        }
    }

    /** Each node writes its lease, and judges those of others, by a clock of its own. */
    static final class NodeClock extends Bug {
        @Override
        boolean beat(World world, NodeId node, Duration lease) {
            long ahead = node.value().hashCode() % 60_000;
            return world.skewed(ahead, () -> super.beat(world, node, lease));
        }

        @Override
        void freeExpired(World world, NodeId me) {
            world.skewed(me.value().hashCode() % 60_000, () -> {
                super.freeExpired(world, me);
                return true;
            });
        }
    }

    /** What a node gets begins its time anew. */
    static final class DeadlineBeginsAnew extends Bug {
        private final Map<JobId, Order> orders = new HashMap<>();

        @Override
        List<PrintJob> claim(World world, NodeId node, int max) {
            return super.claim(world, node, max).stream()
                    .map(job -> anew(job, world.storeTime()))
                    .toList();
        }

        private PrintJob anew(PrintJob job, Instant now) {
            if (job.state() != JobState.PENDING) {
                return job;
            }
            Order order = orders.computeIfAbsent(job.id(), id -> job.order());
            Duration later = Duration.between(order.createdAt(), now);
            return Rewritten.with(job, later(order, later.isNegative() ? Duration.ZERO : later));
        }

        private static Order later(Order order, Duration by) {
            return new Order(
                    order.id(),
                    order.key(),
                    order.account(),
                    order.printer(),
                    order.cost(),
                    order.funding(),
                    order.options(),
                    order.title(),
                    order.document(),
                    order.priority(),
                    order.createdAt(),
                    order.deadline().plus(by),
                    order.endBy().plus(by));
        }

        @Override
        Set<JobId> apply(World world, List<Step> steps) {
            Step step = steps.get(0);
            Order order = orders.get(step.after().id());
            return super.apply(world, order == null ? steps : List.of(Rewritten.with(step, order)));
        }
    }
}
