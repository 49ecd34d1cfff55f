package io.printsmart.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.testkit.simulation.Simulation.Outcome;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A seed tells everything: the hash that is compared sums up every call, every fault, every write and every sheet. */
class DeterminismTest {

    private static final int SEEDS = 16;

    @Test
    void theSameSeedGivesTheSameTraceAndAnotherSeedAnother() {
        List<Outcome> first = play();
        List<Outcome> second = play();

        assertThat(first)
                .allSatisfy(outcome -> assertThat(outcome.tally().calls)
                        .as("something happens in seed %d", outcome.seed())
                        .isGreaterThan(1_000));
        assertThat(first.stream().filter(outcome -> outcome.tally().mishaps > 0))
                .as("seeds with faults")
                .hasSizeGreaterThanOrEqualTo(12);
        assertThat(second).extracting(Outcome::hash).isEqualTo(hashes(first));
        assertThat(second).extracting(outcome -> outcome.tally().toString()).isEqualTo(tallies(first));
        assertThat(hashes(first)).doesNotHaveDuplicates();
    }

    /** With threads of its own, so that nothing of one run is left over for another. */
    private static List<Outcome> play() {
        Carriers carriers = new Carriers();
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> Simulation.run(seed, carriers, Bug.NONE))
                .toList();
    }

    private static List<Long> hashes(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::hash).toList();
    }

    private static List<String> tallies(List<Outcome> outcomes) {
        return outcomes.stream().map(outcome -> outcome.tally().toString()).toList();
    }
}
