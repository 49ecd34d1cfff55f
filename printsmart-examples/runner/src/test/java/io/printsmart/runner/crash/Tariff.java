package io.printsmart.runner.crash;

import io.printsmart.job.InDoubtPolicy;
import io.printsmart.job.PartialPolicy;
import io.printsmart.job.Policies;
import io.printsmart.job.RetryPolicy;
import io.printsmart.runner.process.SubmittingPortal;
import io.printsmart.service.Settings;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.time.Duration;

/** What all processes of a storm agree on: short limits, and what a key costs whom. */
final class Tariff {

    static final Duration LEASE = Duration.ofMillis(1500);
    static final Duration DOUBT = Duration.ofMillis(1200);
    static final Money TOP_UP = Money.of("100000.00", "EUR");
    static final int ACCOUNTS = 5;

    private Tariff() {}

    static Settings settings(String node, InDoubtPolicy inDoubt) {
        Policies policies = new Policies(
                new RetryPolicy(3, Duration.ofMillis(50), 2, Duration.ofMillis(400), 0.2, Duration.ofMillis(300)),
                false,
                Duration.ofSeconds(10),
                DOUBT,
                inDoubt,
                PartialPolicy.REFUND,
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                Duration.ofHours(1));
        return Settings.builder()
                .lease(LEASE)
                .poll(Duration.ofMillis(100))
                .workers(6)
                .connectLimit(Duration.ofSeconds(1))
                .answerLimit(Duration.ofSeconds(5))
                .stepLimit(Duration.ofSeconds(5))
                .deadline(Duration.ofMinutes(3))
                .failureRest(Duration.ofSeconds(1))
                .policies(policies)
                .nodeName(node)
                .build();
    }

    /** Registers the printers, and gives everybody money. */
    static void open(SubmittingPortal portal, Fleet fleet) {
        fleet.printers().forEach(portal::addPrinter);
        for (int number = 0; number < ACCOUNTS; number++) {
            portal.print().accounts().topUp(new AccountId("a" + number), TOP_UP, "desk-" + number);
        }
    }

    /** Odd amounts, so that sums that are wrong do not look right. */
    static Money cost(String key) {
        return new Money(1 + Math.floorMod(key.hashCode(), 97), TOP_UP.currency());
    }

    static String account(String key) {
        return "a" + Math.floorMod(key.hashCode(), ACCOUNTS);
    }
}
