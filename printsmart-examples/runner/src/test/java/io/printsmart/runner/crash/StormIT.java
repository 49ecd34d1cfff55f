package io.printsmart.runner.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Hosts are killed and stopped, databases die and come back, answers to commits get lost, printers fail and forget: no
 * acknowledged order and no cent is lost, nothing is printed or settled twice.
 *
 * <p>{@code printsmart.storm.kills} (40), {@code printsmart.storm.minutes} (30; too few hosts were killed by then: a failure) and
 * {@code printsmart.storm.seed} make it longer or another one; {@code printsmart.storm.database} names one kind of database alone. The report is in {@code target/crash-reports}.
 */
@Timeout(value = 6, unit = TimeUnit.HOURS)
class StormIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void nothingIsLostAndNothingHappensTwice(Battlefield.Kind kind) {
        String only = System.getProperty("printsmart.storm.database", kind.name());
        assumeTrue(only.equals(kind.name()), "only " + only + " was asked for");
        Storm.Plan plan = new Storm.Plan(
                kind,
                Integer.getInteger("printsmart.storm.kills", 40),
                Duration.ofMinutes(Integer.getInteger("printsmart.storm.minutes", 30)),
                Long.getLong("printsmart.storm.seed", 1L),
                HostBug.NONE);
        Storm.Outcome outcome = Storm.run(plan, folder);
        Path report = StormReport.write("storm on " + kind + " of seed " + plan.seed(), outcome);

        assertThat(outcome.reckoning().problems())
                .as("%s; replay with -Dprintsmart.storm.seed=%d; see %s", plan, plan.seed(), report.toAbsolutePath())
                .isEmpty();
        assertItWasOne(plan, outcome);
    }

    /** Where nothing was at stake, nothing is proved. */
    private static void assertItWasOne(Storm.Plan plan, Storm.Outcome outcome) {
        boolean server = plan.kind() != Battlefield.Kind.H2_FILE;
        Figures figures = outcome.reckoning().figures();
        assertThat(outcome.tally().deaths).as("hosts killed").hasSizeGreaterThanOrEqualTo(plan.kills());
        assertThat(outcome.tally().stops).as("hosts stopped").isPositive();
        assertThat(outcome.tally().restarts > 0).as("servers killed").isEqualTo(server);
        assertThat(outcome.tally().cuts > 0).as("answers to commits lost").isEqualTo(server);
        assertThat(figures.counts().get("jobs")).as("jobs").isGreaterThan(2L * plan.kills());
        assertThat(figures.doubts()).as("doubts").isNotEmpty();
        assertThat(figures.recoveries()).as("hosts that died with jobs in hand").isNotEmpty();
    }
}
