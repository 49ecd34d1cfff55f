package io.printsmart.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.testkit.simulation.Simulation.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A seed tells everything. */
class DeterminismTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theSameSeedGivesTheSameTrace(long seed) {
        Outcome first = Simulation.run(seed, new Carriers(), Bug.NONE);
        Outcome second = Simulation.run(seed, new Carriers(), Bug.NONE);

        assertThat(first.tally().calls).as("something happens").isGreaterThan(1_000);
        assertThat(second.hash()).isEqualTo(first.hash());
        assertThat(second.tally()).hasToString(first.tally().toString());
        assertThat(Simulation.run(seed + 100, new Carriers(), Bug.NONE).hash()).isNotEqualTo(first.hash());
    }
}
