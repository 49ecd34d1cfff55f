package io.printsmart.runner.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Hosts are killed and stopped, databases die and come back, answers to commits get lost, printers fail and forget: no
 * acknowledged order and no cent is lost, nothing is printed or settled twice.
 *
 * <p>{@code printsmart.storm.kills} (40), {@code printsmart.storm.minutes} (3; the end, whatever is left) and
 * {@code printsmart.storm.seed} make it longer or another one. The report is in {@code target/crash-reports}.
 */
@Timeout(value = 6, unit = TimeUnit.HOURS)
@EnabledIfSystemProperty(named = "printsmart.storm.kills", matches = "[0-9]+", disabledReason = ".ci/storm runs it")
class StormIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void nothingIsLostAndNothingHappensTwice(Battlefield.Kind kind) {
        Storm.Plan plan = new Storm.Plan(
                kind,
                Integer.getInteger("printsmart.storm.kills", 40),
                Duration.ofMinutes(Integer.getInteger("printsmart.storm.minutes", 3)),
                Long.getLong("printsmart.storm.seed", 1L));
        Storm.Outcome outcome = Storm.run(plan, folder);
        Path report = StormReport.write(plan, outcome.tally(), outcome.reckoning());

        assertThat(outcome.reckoning().problems())
                .as("%s; replay with -Dprintsmart.storm.seed=%d; see %s", plan, plan.seed(), report.toAbsolutePath())
                .isEmpty();
    }
}
