package io.printsmart.runner.monitor;

import io.printsmart.store.KnownPrinter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Printers in columns. */
public final class Table {

    /** So many printers are shown though all of them are fine. */
    public static final int FEW = 40;

    private static final List<String> HEAD = List.of("PRINTER", "SITE", "STATUS", "SINCE", "SEEN", "WHAT");
    private static final int WIDEST = 32;

    private Table() {}

    /**
     * Chooses whom to show, those that are not online first: of many printers nobody wants to read those that are fine.
     *
     * @param printers all printers
     * @param few so many are all shown
     * @return those that are not online, and the others if they are few
     */
    public static List<KnownPrinter> choose(List<KnownPrinter> printers, int few) {
        return printers.stream()
                .filter(known -> printers.size() <= few || !known.health().isOnline())
                .sorted(Comparator.comparing(known -> known.health().isOnline()))
                .toList();
    }

    /**
     * Makes lines.
     *
     * @param printers the printers
     * @param now from when on ages are counted, by the store's clock
     * @return a line with the columns' names, and one for each printer
     */
    public static List<String> lines(List<KnownPrinter> printers, Instant now) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        printers.forEach(known -> rows.add(row(known, now)));
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }

    private static List<String> row(KnownPrinter known, Instant now) {
        var health = known.health();
        return List.of(
                cell(known.printer().id().value()),
                cell(known.printer().site()),
                health.status().name(),
                age(health.since(), now),
                age(health.seenAt(), now),
                what(known));
    }

    private static String what(KnownPrinter known) {
        List<String> what = new ArrayList<>();
        if (!known.health().message().isEmpty()) {
            what.add(printable(known.health().message()));
        }
        known.health().reasons().forEach(reason -> what.add("[" + printable(reason) + "]"));
        if (known.health().flapping()) {
            what.add("flapping");
        }
        if (!known.printer().enabled()) {
            what.add("disabled");
        }
        return String.join(" ", what);
    }

    private static String cell(String text) {
        String shown = printable(text);
        return shown.length() > WIDEST ? shown.substring(0, WIDEST - 1) + "…" : shown;
    }

    /** What a device says of itself must not move the cursor. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}|\\p{Cs}", "?");
    }

    /**
     * How long ago something was, in its largest unit.
     *
     * @param then when it was; nothing is shown of what never was
     * @param now until when
     * @return such as 12s, 3m, 5h or 7d
     */
    static String age(Optional<Instant> then, Instant now) {
        return then.map(at -> age(Duration.between(at, now))).orElse("");
    }

    private static String age(Duration since) {
        long seconds = Math.max(0, since.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m";
        }
        return seconds < 86_400 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
    }
}
