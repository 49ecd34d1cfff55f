package io.printsmart.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.testkit.simulation.Simulation.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Seeds in which something rare comes together, by name: with the bug planted that they once found they break, so that the
 * coincidence is still in them; without it they hold. A change of the simulation gives other days for the same seeds; then
 * {@code target/planted-bugs.md} tells the new ones.
 */
class FoundSeedsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a printer that reboots gives our job's id to somebody else, 8, RECYCLED_JOB_ID_TAKEN_FOR_OURS",
        "a charge arrives after its job was refunded unseen, 112, LATE_REMOTE_CHARGE_AFTER_A_REFUND",
        "a charge arrives later than the wallet declares, 119, CHARGE_LATER_THAN_THE_WALLET_DECLARES",
        "a wish to cancel meets a retry that was decided before, 8, CANCEL_WISH_LOST_TO_A_CONCURRENT_RETRY",
        "two nodes get the same key at once, 12, KEY_CHECKED_ONLY_BEFORE",
        "an event commits after a later one was told, 10, CURSOR_SKIPS_A_LATE_COMMIT",
        "a node goes on that was thought dead while it printed, 2, NO_FENCE_ON_COMPLETION",
        "the next document comes while one is in doubt, 4, PRINTER_LEFT_WHILE_IN_DOUBT",
    })
    void holdsWithoutTheBugAndBreaksWithIt(String what, long seed, PlantedBug bug) {
        Outcome without = Simulation.run(seed, new Carriers(), Bug.NONE);
        Outcome with = Simulation.run(seed, new Carriers(), bug.plant());

        assertThat(without.failure()).as(what).isEmpty();
        assertThat(with.held()).as("%s: happens no more in seed %d", what, seed).isFalse();
        assertThat(bug.rules()).as(with.failure()).contains(with.rule().split(":", 2)[0]);
    }
}
