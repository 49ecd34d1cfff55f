package io.printsmart.runner.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A storm can fail: hosts that have a bug are found out by its reckoning. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class PlantedStormIT {

    private static final int KILLS = 3;
    private static final Path REPORT = Path.of("target", "planted-bugs.md");
    private static final List<String> LINES = new ArrayList<>();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void isCaught(HostBug bug) {
        Storm.Plan plan = new Storm.Plan(Battlefield.Kind.POSTGRESQL, KILLS, Duration.ofMinutes(20), 1, bug);
        Storm.Outcome outcome = Storm.run(plan, folder);
        StormReport.write("storm with " + bug + " planted", outcome);

        String wanted = switch (bug) {
            case NONE -> "nothing";
            case ACKNOWLEDGED_BEFORE_IT_IS_STORED -> "acknowledged ";
            case SETTLEMENT_FORGOTTEN -> "audit: ";
            case RESENT_ON_AN_UNKNOWN_ANSWER -> "too many copies of ";
        };
        LINES.add("| " + bug + " | " + KILLS + " | "
                + outcome.reckoning().problems().size() + " | " + wanted + "... |");
        assertThat(outcome.reckoning().problems())
                .as("%s goes unnoticed in a storm of %d kills", bug, KILLS)
                .anyMatch(problem -> problem.startsWith(wanted));
    }

    @AfterAll
    static void report() throws IOException {
        LINES.add(0, "| planted in hosts that are killed | kills | found broken | such as |\n|---|--:|--:|---|");
        Files.write(REPORT, LINES);
    }
}
