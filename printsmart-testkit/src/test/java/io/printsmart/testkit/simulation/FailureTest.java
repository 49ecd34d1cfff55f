package io.printsmart.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.testkit.simulation.Simulation.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who sees a seed fail can see why, and see it again. */
class FailureTest {

    private static final int SEEDS = 20;

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"INTENT_AFTER_THE_FIRST_BYTE", "UNSTABLE_SETTLEMENT_KEY", "RESEND_ON_AN_UNKNOWN_ANSWER"})
    void itsTextHasSeedRuleEventsAndReplayAndTheSeedFailsAgainInTheSameWay(PlantedBug bug) {
        Outcome failed = bug.firstThatFails(SEEDS);
        Outcome again = Simulation.run(failed.seed(), new Carriers(), bug.plant());

        assertThat(failed.held()).isFalse();
        assertThat(failed.rule()).isNotBlank();
        assertThat(failed.failure())
                .startsWith("seed " + failed.seed() + ": " + failed.rule())
                .containsPattern("The last events:\\R.* s  n\\d")
                .contains("BROKEN")
                .contains("-Dtest=SimulationTest ")
                .endsWith("-Dprintsmart.seed=" + failed.seed() + "\n");
        assertThat(again.hash()).isEqualTo(failed.hash());
        assertThat(again.failure()).isEqualTo(failed.failure());
    }
}
