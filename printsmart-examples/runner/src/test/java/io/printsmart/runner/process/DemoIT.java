package io.printsmart.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, with nothing but Java. */
class DemoIT {

    private static final Path JAR = Path.of("target", "printsmart.jar").toAbsolutePath();
    private static final Duration UNDER_20_SECONDS = Duration.ofSeconds(20);
    private static final Duration START = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void theDemoTellsItsStoryInUnder20Seconds() {
        long begin = System.nanoTime();
        try (Child demo = runner("demo")) {
            String told = demo.done(START).out();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);

            assertThat(told)
                    .contains("Refused (printer-unavailable)", "You can use 'lab'")
                    .containsPattern(
                            "order-4 +library +1.20 EUR .* IN_DOUBT > PENDING > .* COMPLETED, CAPTURED, attempts: 2")
                    .containsPattern("order-5 +lab +0.80 EUR .* IN_DOUBT > FAILED, REFUNDED")
                    .contains("Paper: 3 documents came out")
                    .contains("Money: Ann has 2.80 EUR.")
                    .contains(
                            "Audit: The books are right: 4 jobs; wallets 2.80 EUR, escrow 0.00 EUR, revenue 2.20 EUR.")
                    .contains("Who was charged got paper, or the money back.")
                    .doesNotContain("\r", "\u001b");
            assertThat(demo.err()).isEmpty();
            assertThat(took).isLessThan(UNDER_20_SECONDS);
        }
    }

    @Test
    void anH2FileInTheWorkingDirectoryServesOneProcessAtATime() {
        try (Child node = runner("work", "--json")) {
            Path file = folder.resolve("printsmart.mv.db");
            Wait.until(
                    "the node has the file",
                    START,
                    () -> file.toFile().exists() && node.err().isEmpty());
            try (Child first = runner("audit")) {
                assertThat(first.exit(START)).isEqualTo(1);
                assertThat(first.out()).isEmpty();
                assertThat(first.err())
                        .contains("is in use by another process", "jdbc:postgresql:")
                        .doesNotContain("\tat ");
            }
            node.terminate();
            assertThat(node.exit(START)).as("told to end, and ended in order").isZero();
            assertThat(node.out()).contains("\"unfinished\":0").doesNotContain("\r");
        }
        try (Child after = runner("--json", "audit")) {
            assertThat(after.done(START).out()).startsWith("{\"ok\":true");
        }
    }

    private Child runner(String... args) {
        List<String> command = new java.util.ArrayList<>(List.of("-jar", JAR.toString()));
        command.addAll(List.of(args));
        return Child.java(folder, command);
    }
}
