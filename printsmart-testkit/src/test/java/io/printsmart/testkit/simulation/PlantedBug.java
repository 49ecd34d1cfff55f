package io.printsmart.testkit.simulation;

import io.printsmart.job.Claim;
import io.printsmart.job.Claim.Place;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Proof;
import io.printsmart.job.Sighting;
import io.printsmart.job.Step;
import io.printsmart.store.Acceptance;
import io.printsmart.store.StoreException;
import io.printsmart.transport.Ticket;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** Bugs such as real queues, wallets and print servers had, each planted at a port, to see the simulation find it. */
@SuppressWarnings("ImmutableEnumChecker") // each run gets a bug of its own
enum PlantedBug {
    NO_FENCE_ON_COMPLETION(StaleIsWritten::new),
    FENCE_NOT_RAISED_ON_TAKEOVER(FenceStays::new),
    RESCUE_WITHOUT_LOOKING_AT_THE_STATE(RescueSendsBack::new),
    REFUND_IN_A_TRANSACTION_OF_ITS_OWN(RefundAlone::new),
    IGNORED_ERROR_THEN_COMMIT(MoneyForgotten::new),
    INTENT_AFTER_THE_FIRST_BYTE(LateIntent::new),
    RESEND_ON_AN_UNKNOWN_ANSWER(ResendBlindly::new),
    NOT_FOUND_TAKEN_FOR_PRINTED(NotFoundIsPrinted::new),
    RECYCLED_JOB_ID_TAKEN_FOR_OURS(AnyNameIsOurs::new),
    LATE_REMOTE_CHARGE_AFTER_A_REFUND(NoVoid::new),
    CANCEL_WISH_LOST_TO_A_CONCURRENT_STEP(VersionIgnored::new),
    NODE_CLOCK_FOR_LEASES(ShortLease::new),
    NODE_NOT_TOLD_THAT_IT_LOST_ITS_LEASE(AlwaysKnown::new),
    LOST_CLAIM_FORGOTTEN(ClaimsForgotten::new),
    DUPLICATE_KEY_TAKEN_FOR_ACCEPTED(KeyTakenIsCreated::new),
    JOB_WITHOUT_ITS_CHARGE(ChargeLost::new),
    UNSTABLE_SETTLEMENT_KEY(KeyPerVersion::new),
    PRINTER_LEFT_WHILE_IN_DOUBT(PrinterLeft::new);

    private final Supplier<Bug> make;

    PlantedBug(Supplier<Bug> make) {
        this.make = make;
    }

    /** A new one for each run. */
    Bug plant() {
        return make.get();
    }

    private static PrintJob with(PrintJob job, JobState state, Claim claim) {
        return new PrintJob(
                job.order(),
                state,
                job.payment(),
                job.attempts(),
                job.waits(),
                job.attempt(),
                job.proof(),
                job.flags(),
                job.why(),
                job.dueAt(),
                job.finishedAt(),
                claim);
    }

    /** Writes a step over whatever is there, as an UPDATE without the fence and the version in its WHERE would. */
    private static void overwrite(World world, Step step) {
        PrintJob there = world.store().jobs().find(step.after().id()).orElseThrow();
        Claim decided = step.after().claim();
        Claim claim = new Claim(
                decided.holder(),
                decided.place(),
                there.claim().fence(),
                there.claim().version() + 1);
        step.money().ifPresent(money -> {
            if (world.judge().isBooked(money.key())) {
                throw new StoreException("the database's own constraint: " + money.key());
            }
            world.store().tamper().movement(money);
        });
        world.store().tamper().job(with(step.after(), step.after().state(), claim));
    }

    private static Step withMoney(Step step, Optional<Movement> money) {
        return new Step(
                step.before(),
                step.after(),
                step.why(),
                money,
                step.at(),
                step.node(),
                step.recorded(),
                step.printerRestsUntil());
    }

    private static final class StaleIsWritten extends Bug {
        @Override
        Set<JobId> apply(World world, List<Step> steps) {
            Set<JobId> stale = super.apply(world, steps);
            if (!stale.isEmpty()) {
                overwrite(world, steps.get(0));
            }
            return Set.of();
        }
    }

    private static final class VersionIgnored extends Bug {
        @Override
        Set<JobId> apply(World world, List<Step> steps) {
            Set<JobId> stale = super.apply(world, steps);
            Step step = steps.get(0);
            boolean sameFence = world.store()
                            .jobs()
                            .find(step.before().id())
                            .orElseThrow()
                            .claim()
                            .fence()
                    == step.before().claim().fence();
            if (!stale.isEmpty() && sameFence) {
                overwrite(world, step);
                return Set.of();
            }
            return stale;
        }
    }

    /** Changes the jobs that a beat frees. */
    private abstract static class Rescue extends Bug {
        @Override
        boolean beat(World world, NodeId node, Duration lease) {
            Map<String, PrintJob> before = new LinkedHashMap<>(world.judge().jobs());
            boolean known = super.beat(world, node, lease);
            before.forEach((key, job) -> {
                PrintJob after = world.judge().job(key);
                if (after.claim().fence() > job.claim().fence()) {
                    rescued(world, job, after);
                }
            });
            return known;
        }

        abstract void rescued(World world, PrintJob before, PrintJob after);

        static Claim later(PrintJob job, Place place, long fence) {
            return new Claim(job.claim().holder(), place, fence, job.claim().version() + 1);
        }
    }

    private static final class FenceStays extends Rescue {
        @Override
        void rescued(World world, PrintJob before, PrintJob after) {
            Claim claim = later(after, after.claim().place(), before.claim().fence());
            world.store().tamper().job(with(after, after.state(), claim));
        }
    }

    private static final class RescueSendsBack extends Rescue {
        @Override
        void rescued(World world, PrintJob before, PrintJob after) {
            if (after.state() == JobState.SENDING) {
                Claim claim = later(after, Place.NONE, after.claim().fence());
                world.store().tamper().job(with(after, JobState.PENDING, claim));
            }
        }
    }

    private static final class RefundAlone extends Bug {
        @Override
        Set<JobId> apply(World world, List<Step> steps) {
            Step step = steps.get(0);
            Set<JobId> stale = super.apply(world, steps);
            boolean refund = step.money().map(Movement::kind).equals(Optional.of(Movement.Kind.REFUND));
            if (refund
                    && !stale.isEmpty()
                    && !world.judge().isBooked(step.money().get().key())) {
                Money back = step.money().get().amount();
                world.store().tamper().movement(step.money().get());
                world.store()
                        .tamper()
                        .wallet(
                                step.after().account(),
                                world.balance(step.after().account()).plus(back),
                                Money.zero(World.EUR));
            }
            return stale;
        }
    }

    private static final class MoneyForgotten extends Bug {
        @Override
        Set<JobId> apply(World world, List<Step> steps) {
            Step step = steps.get(0);
            boolean fails = step.money().isPresent() && world.dice().oneIn(100);
            return super.apply(world, fails ? List.of(withMoney(step, Optional.empty())) : steps);
        }
    }

    private static final class LateIntent extends Bug {
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

    private static final class ResendBlindly extends Bug {
        @Override
        Sighting sent(Sighting seen) {
            return seen instanceof Sighting.AnswerLost lost
                    ? new Sighting.NotDelivered(lost.detail(), false, true)
                    : seen;
        }
    }

    private static final class NotFoundIsPrinted extends Bug {
        @Override
        Sighting look(Sighting seen) {
            return seen instanceof Sighting.NotFound
                    ? new Sighting.Printed(Proof.COMPLETED, OptionalInt.empty())
                    : seen;
        }
    }

    private static final class AnyNameIsOurs extends Bug {
        @Override
        boolean isOurs(Ticket ticket, String jobName) {
            return true;
        }
    }

    private static final class NoVoid extends Bug {
        @Override
        boolean walletVoids() {
            return false;
        }
    }

    private static final class ShortLease extends Bug {
        @Override
        boolean beat(World world, NodeId node, Duration lease) {
            return super.beat(world, node, lease.dividedBy(3));
        }
    }

    private static final class AlwaysKnown extends Bug {
        @Override
        boolean beat(World world, NodeId node, Duration lease) {
            super.beat(world, node, lease);
            return true;
        }
    }

    private static final class ClaimsForgotten extends Bug {
        @Override
        boolean findsLostClaims() {
            return false;
        }
    }

    private static final class KeyTakenIsCreated extends Bug {
        @Override
        Acceptance accept(World world, PrintJob job, String node, Optional<Movement> charge) {
            Acceptance real = super.accept(world, job, node, charge);
            return real instanceof Acceptance.KeyTaken ? new Acceptance.Created(job) : real;
        }
    }

    private static final class ChargeLost extends Bug {
        @Override
        Acceptance accept(World world, PrintJob job, String node, Optional<Movement> charge) {
            return super.accept(world, job, node, world.dice().oneIn(200) ? Optional.empty() : charge);
        }
    }

    private static final class KeyPerVersion extends Bug {
        @Override
        Set<JobId> apply(World world, List<Step> steps) {
            Step step = steps.get(0);
            Optional<Movement> money = step.money()
                    .map(was -> new Movement(
                            was.key() + ":" + step.after().claim().version(),
                            was.kind(),
                            was.from(),
                            was.to(),
                            was.amount()));
            return super.apply(world, List.of(withMoney(step, money)));
        }
    }

    /** The next document goes to a printer of which nobody knows yet whether it is still at the one before. */
    private static final class PrinterLeft extends Bug {
        @Override
        List<PrintJob> claim(World world, NodeId node, int max) {
            for (PrintJob job : new ArrayList<>(world.judge().jobs().values())) {
                boolean unclaimed =
                        job.claim().holder().isEmpty() && job.claim().place() == Place.HOLDS_PRINTER;
                if (unclaimed && job.state() == JobState.IN_DOUBT) {
                    Claim claim = Rescue.later(job, Place.NONE, job.claim().fence());
                    world.store().tamper().job(with(job, job.state(), claim));
                }
            }
            return super.claim(world, node, max);
        }
    }
}
