package io.printsmart.testkit.simulation;

import io.printsmart.job.InDoubtPolicy;
import io.printsmart.job.PartialPolicy;
import io.printsmart.job.Policies;
import io.printsmart.job.RetryPolicy;
import io.printsmart.service.MonitorSettings;
import io.printsmart.service.Settings;
import java.time.Duration;

/** Settings as one host or another might have them. */
final class Scenery {

    private Scenery() {}

    static Settings settings(Dice dice) {
        if (dice.oneIn(4)) {
            return Settings.DEFAULT;
        }
        return Settings.builder()
                .lease(Duration.ofSeconds(dice.between(6, 24)))
                .poll(Duration.ofMillis(dice.between(200, 3_000)))
                .workers(1 + dice.below(8))
                .connectLimit(Duration.ofSeconds(dice.between(1, 5)))
                .answerLimit(Duration.ofSeconds(dice.between(2, 30)))
                .stepLimit(Duration.ofSeconds(dice.between(5, 40)))
                .deadline(Duration.ofSeconds(dice.logBetween(60, 3_600)))
                .policies(policies(dice))
                .monitor(monitor(dice))
                .build();
    }

    private static MonitorSettings monitor(Dice dice) {
        return MonitorSettings.builder()
                .interval(Duration.ofSeconds(dice.between(20, 120)))
                .tries(2 + dice.below(4))
                .reportInterval(Duration.ofSeconds(dice.logBetween(20, 300)))
                .reports(1 + dice.below(4))
                .blindMinimum(2 + dice.below(5))
                .blindLimit(Duration.ofSeconds(dice.logBetween(60, 3_600)))
                .siteMinimum(2 + dice.below(3))
                .recoveriesPerSecond(1 + dice.below(10))
                .build();
    }

    private static Policies policies(Dice dice) {
        int retries = dice.below(5);
        long first = dice.logBetween(1, 5_000);
        int growth = dice.below(30);
        RetryPolicy retry = new RetryPolicy(
                retries,
                // Who tries again every millisecond for hours gets nowhere, as is to be expected.
                Duration.ofMillis(growth == 0 ? Math.max(first, 200) : first),
                1 + growth / 10.0,
                Duration.ofMinutes(1 + dice.below(10)),
                dice.below(10) / 10.0,
                Duration.ofSeconds(1 + dice.below(60)));
        return new Policies(
                retry,
                dice.oneIn(4),
                Duration.ofSeconds(dice.logBetween(20, 900)),
                Duration.ofSeconds(dice.logBetween(10, 300)),
                dice.oneIn(3) ? InDoubtPolicy.RETRY : InDoubtPolicy.REFUND,
                dice.oneIn(3) ? PartialPolicy.CAPTURE : PartialPolicy.REFUND,
                Duration.ofMillis(dice.logBetween(100, 2_000)),
                Duration.ofSeconds(dice.between(2, 20)),
                Duration.ofHours(24));
    }
}
