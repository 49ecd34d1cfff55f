package io.printsmart.testkit.simulation;

import io.printsmart.job.JobId;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Step;
import io.printsmart.store.Acceptance;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Money that does not move as it must. */
final class MoneyBugs {

    private MoneyBugs() {}

    static final class RefundAlone extends Bug {
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

    static final class MoneyForgotten extends Bug {
        @Override
        Set<JobId> apply(World world, List<Step> steps) {
            Step step = steps.get(0);
            boolean fails = step.money().isPresent() && world.dice().oneIn(100);
            return super.apply(world, fails ? List.of(Rewritten.withMoney(step, Optional.empty())) : steps);
        }
    }

    static final class NoVoid extends Bug {
        @Override
        boolean walletVoids() {
            return false;
        }
    }

    static final class ChargeLost extends Bug {
        @Override
        Acceptance accept(World world, PrintJob job, String node, Optional<Movement> charge) {
            return super.accept(world, job, node, world.dice().oneIn(200) ? Optional.empty() : charge);
        }
    }

    static final class KeyPerVersion extends Bug {
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
            return super.apply(world, List.of(Rewritten.withMoney(step, money)));
        }
    }

    /** Money goes back to the first who comes to mind. */
    static final class RefundToSomebody extends Bug {
        @Override
        AccountId refunded(AccountId account) {
            return new AccountId("s0");
        }
    }

    /** A charge can come much later than the wallet says. */
    static final class LaterThanDeclared extends Bug {
        @Override
        Duration declared(Duration longestDelay) {
            return Duration.ofSeconds(30);
        }
    }
}
