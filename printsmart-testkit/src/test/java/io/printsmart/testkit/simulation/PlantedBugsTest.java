package io.printsmart.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.testkit.simulation.Simulation.Outcome;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation can fail: each planted bug is caught within so many seeds. */
@Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlantedBugsTest {

    /** Most are caught by one of the first seeds. */
    private static final int SEEDS = 100;

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RECYCLED_JOB_ID_TAKEN_FOR_OURS", "LATE_REMOTE_CHARGE_AFTER_A_REFUND"})
    void isCaughtSoon(PlantedBug bug, TestReporter reporter) {
        Outcome caught = firstThatFails(bug, 1, SEEDS);

        reporter.publishEntry(bug.name(), "seed " + caught.seed() + ": " + ruleOf(caught));
        assertThat(caught.held())
                .as("%s goes unnoticed in %d seeds", bug, SEEDS)
                .isFalse();
    }

    /** These need a rare coincidence: the seed that has it is known, and a plain run of it is clean. */
    @ParameterizedTest
    @CsvSource({"RECYCLED_JOB_ID_TAKEN_FOR_OURS,1000", "LATE_REMOTE_CHARGE_AFTER_A_REFUND,1000"})
    void isCaughtByARareSeed(PlantedBug bug, int within, TestReporter reporter) {
        Outcome caught = firstThatFails(bug, 1, within);

        reporter.publishEntry(bug.name(), "seed " + caught.seed() + ": " + ruleOf(caught));
        assertThat(caught.held())
                .as("%s goes unnoticed in %d seeds", bug, within)
                .isFalse();
    }

    private static Outcome firstThatFails(PlantedBug bug, long first, long last) {
        Carriers carriers = new Carriers();
        Outcome outcome = Simulation.run(first, carriers, bug.plant());
        for (long seed = first + 1; outcome.held() && seed <= last; seed++) {
            outcome = Simulation.run(seed, carriers, bug.plant());
        }
        return outcome;
    }

    private static String ruleOf(Outcome outcome) {
        return outcome.rule().split(":", 2)[0];
    }
}
