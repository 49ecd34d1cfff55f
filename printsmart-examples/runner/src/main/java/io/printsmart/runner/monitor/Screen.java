package io.printsmart.runner.monitor;

import io.printsmart.printer.PrinterStatus;
import io.printsmart.runner.output.Watched;
import io.printsmart.service.MonitorHealth;
import io.printsmart.store.KnownPrinter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A table on a terminal, drawn anew in its place. Each line is put where it belongs by its number: where the terminal is lower than
 * was thought nothing rolls off its top, and what a log wrote in between is drawn over. Not thread-safe.
 */
public final class Screen implements Display {

    private static final String ESCAPE = "\u001b[";
    private static final String BEGIN = ESCAPE + "?1049h" + ESCAPE + "?25l" + ESCAPE + "?7l" + ESCAPE + "2J";
    private static final String END = ESCAPE + "?7h" + ESCAPE + "?25h" + ESCAPE + "?1049l";
    private static final int LEAST = 10;

    private final PrintWriter terminal;
    private final int height;
    private final boolean all;

    /**
     * Takes over a terminal that understands ANSI's control sequences, until it is closed.
     *
     * @param terminal the terminal
     * @param height how many lines it has
     * @param all whether also printers that are fine are shown if there is room
     */
    public Screen(PrintWriter terminal, int height, boolean all) {
        this.terminal = terminal;
        this.height = Math.max(LEAST, height);
        this.all = all;
        terminal.print(BEGIN);
        terminal.flush();
    }

    @Override
    public void show(Snapshot known) {
        List<String> lines = lines(known);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(ESCAPE)
                    .append(i + 1)
                    .append(";1H")
                    .append(lines.get(i))
                    .append(ESCAPE)
                    .append('K');
        }
        terminal.print(text.append(ESCAPE).append('J'));
        terminal.flush();
    }

    private List<String> lines(Snapshot known) {
        List<String> lines = new ArrayList<>(head(known));
        lines.add("");
        int room = height - lines.size() - 2;
        List<KnownPrinter> chosen = Table.choose(known.printers(), all ? Integer.MAX_VALUE : room);
        List<KnownPrinter> shown = chosen.subList(0, Math.min(room, chosen.size()));
        if (!shown.isEmpty()) {
            lines.addAll(Table.lines(shown, known.at()));
        }
        long more = chosen.subList(shown.size(), chosen.size()).stream()
                .filter(printer -> !printer.health().isOnline())
                .count();
        if (more > 0) {
            lines.add("and " + more + " more that are not online");
        }
        return lines;
    }

    private static List<String> head(Snapshot known) {
        MonitorHealth health = known.health();
        List<String> head = new ArrayList<>();
        head.add(Watched.counts(known.byStatus()) + "  (" + known.at() + ")");
        head.add("this node watches "
                + health.printers().values().stream().mapToInt(count -> count).sum() + ": " + Watched.pace(health));
        head.add("last full round "
                + health.lastFullRound()
                        .map(at -> Table.age(health.lastFullRound(), known.at()) + " ago")
                        .orElse("not over yet")
                + ", " + health.storeCalls() + " calls of the store"
                + (health.notLooked() == 0 ? "" : ", " + health.notLooked() + " looks could not be taken"));
        if (!known.sitesDown().isEmpty()) {
            head.add("sites down: " + String.join(", ", new TreeSet<>(known.sitesDown())));
        }
        if (health.blind()) {
            head.add(Watched.BLIND);
        }
        int unknown = known.byStatus().getOrDefault(PrinterStatus.UNKNOWN, 0);
        if (unknown > 0) {
            head.add(unknown + " of which nothing is known yet");
        }
        return head;
    }

    @Override
    public void close() {
        terminal.print(END);
        terminal.flush();
    }
}
