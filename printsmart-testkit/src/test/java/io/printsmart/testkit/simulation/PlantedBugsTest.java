package io.printsmart.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.testkit.simulation.Simulation.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The simulation can fail: each planted bug is caught within so many seeds, by a rule that it breaks. Written down in
 * {@code target/planted-bugs.md}.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlantedBugsTest {

    /** Most are caught by one of the first seeds; a few need a rare coincidence. */
    private static final int SEEDS = 300;

    private static final Path REPORT = Path.of("target", "planted-bugs.md");
    private static final String HEAD = """
            | planted in the simulation | rule that it broke | seeds it took |
            |---|---|--:|
            """;
    private static final List<String> LINES = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void isCaught(PlantedBug bug) {
        Outcome caught = bug.firstThatFails(SEEDS);
        String rule = caught.rule().split(":", 2)[0];
        if (!caught.held()) {
            LINES.add("| " + bug + " | " + rule + " | " + caught.seed() + " |");
        }

        assertThat(caught.held())
                .as("%s goes unnoticed in %d seeds", bug, SEEDS)
                .isFalse();
        assertThat(bug.rules()).as(caught.failure()).contains(rule);
    }

    @AfterAll
    static void report() throws IOException {
        Files.writeString(REPORT, HEAD + String.join("\n", LINES) + "\n");
        LINES.forEach(System.out::println);
    }
}
