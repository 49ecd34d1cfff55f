package io.printsmart.runner.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A storm in words and figures, for whoever wants to see that it was one. */
final class StormReport {

    private static final Path FOLDER = Path.of("target", "crash-reports");

    private StormReport() {}

    /** Writes it to {@code target/crash-reports}. */
    static Path write(String name, Storm.Outcome outcome) {
        try {
            Files.createDirectories(FOLDER);
            return Files.writeString(FOLDER.resolve(name.replace(' ', '-') + ".md"), text(name, outcome));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String name, Storm.Outcome outcome) {
        Storm.Tally tally = outcome.tally();
        Reckoning reckoning = outcome.reckoning();
        Figures figures = reckoning.figures();
        StringBuilder text = new StringBuilder("# " + name + "\n\n");
        text.append("It lasted ").append(shown(tally.lasted));
        text.append(", of which the last host took ").append(shown(tally.calm)).append(" to end everything.\n\n");
        if (!tally.standstill.isZero()) {
            text.append("Jobs under way when the server died: ")
                    .append(tally.underWay)
                    .append(".\n");
            text.append("From the death of the server until each host had taken its next order: ");
            text.append(shown(tally.standstill)).append(".\n\n");
        }
        table(text, "what", figures.counts());
        text.append("\nHow each doubt ended:\n\n");
        table(text, "state and reason after IN_DOUBT", figures.doubts());
        text.append("\nFrom the death of a host until somebody else had decided something for each job it held, over ");
        text.append(figures.recoveries().size()).append(" deaths with jobs in hand: median ");
        text.append(shown(figures.median())).append(", worst ").append(shown(figures.worst()));
        text.append(" (lease ").append(shown(Tariff.LEASE)).append(").\n\n## Broken promises\n\n");
        if (reckoning.problems().isEmpty()) {
            text.append("None.\n");
        }
        reckoning
                .problems()
                .forEach(problem -> text.append("- ").append(problem).append('\n'));
        return text.toString();
    }

    private static void table(StringBuilder text, String title, Map<String, Long> counts) {
        text.append("| ").append(title).append(" | |\n|---|--:|\n");
        counts.forEach((what, count) ->
                text.append("| ").append(what).append(" | ").append(count).append(" |\n"));
    }

    private static String shown(Optional<Duration> duration) {
        return duration.map(StormReport::shown).orElse("-");
    }

    private static String shown(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}
