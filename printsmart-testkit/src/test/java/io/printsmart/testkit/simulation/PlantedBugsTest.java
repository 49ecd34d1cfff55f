package io.printsmart.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.testkit.simulation.Simulation.Outcome;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation can fail: each planted bug is caught within so many seeds. */
@Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlantedBugsTest {

    /** Most are caught by one of the first seeds; two need a rare coincidence. */
    private static final int SEEDS = 300;

    @ParameterizedTest
    @EnumSource
    void isCaught(PlantedBug bug, TestReporter reporter) {
        Outcome caught = firstThatFails(bug);

        reporter.publishEntry(bug.name(), "seed " + caught.seed() + ": " + ruleOf(caught));
        assertThat(caught.held())
                .as("%s goes unnoticed in %d seeds", bug, SEEDS)
                .isFalse();
    }

    private static Outcome firstThatFails(PlantedBug bug) {
        Carriers carriers = new Carriers();
        Outcome outcome = Simulation.run(1, carriers, bug.plant());
        for (long seed = 2; outcome.held() && seed <= SEEDS; seed++) {
            outcome = Simulation.run(seed, carriers, bug.plant());
        }
        return outcome;
    }

    private static String ruleOf(Outcome outcome) {
        return outcome.rule().split(":", 2)[0];
    }
}
