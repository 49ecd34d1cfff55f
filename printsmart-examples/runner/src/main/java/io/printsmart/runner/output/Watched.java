package io.printsmart.runner.output;

import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.MonitorHealth;
import io.printsmart.service.MonitorReport;
import io.printsmart.store.KnownPrinter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How what is watched looks. */
public final class Watched {

    /** What is said of a node that does not trust its own network. */
    public static final String BLIND =
            "this node suspects its own network: most of what it sees fell silent at once, and silence changes no status";

    private Watched() {}

    /**
     * How a printer is.
     *
     * @param known the printer
     * @return one line
     */
    public static Shown printer(KnownPrinter known) {
        return new Shown(
                when(known) + "printer " + known.printer().id() + "  " + state(known),
                fields("PRINTER", known).map());
    }

    /**
     * Another thing is known of a printer.
     *
     * @param before the status before
     * @param known the printer now
     * @return one line
     */
    public static Shown change(PrinterStatus before, KnownPrinter known) {
        return new Shown(
                when(known) + "printer " + known.printer().id() + "  " + before + " -> " + state(known),
                fields("CHANGE", known).with("before", before).map());
    }

    /**
     * A printer that is no longer there.
     *
     * @param id its name
     * @return one line
     */
    public static Shown removed(PrinterId id) {
        return new Shown(
                "printer " + id + "  removed",
                new Fields().with("kind", "REMOVED").with("printer", id).map());
    }

    /**
     * A site that went down or came back.
     *
     * @param site its name
     * @param down whether it is down
     * @return one line
     */
    public static Shown site(String site, boolean down) {
        return new Shown(
                "site " + site + "  " + (down ? "down" : "back"),
                new Fields()
                        .with("kind", "SITE")
                        .with("site", site)
                        .with("down", down)
                        .map());
    }

    /**
     * How the watch of this node does.
     *
     * @param health how it does
     * @return one line
     */
    public static Shown health(MonitorHealth health) {
        String text = "watch of " + counts(health.printers()) + "; " + pace(health) + ", last full round "
                + health.lastFullRound().map(String::valueOf).orElse("not over yet")
                + (health.blind() ? "; " + BLIND : "");
        return new Shown(
                text,
                new Fields()
                        .with("kind", "HEALTH")
                        .with("running", health.running())
                        .with("printers", ordered(health.printers()))
                        .with("slices", health.slices())
                        .with("doubtful", health.doubtful())
                        .with("inFlight", health.inFlight())
                        .with("waiting", health.waiting())
                        .with("reporting", health.reporting())
                        .with("looksPerSecond", health.looksPerSecond())
                        .with("latenessMillis", health.latenessP99().toMillis())
                        .with("notLooked", health.notLooked())
                        .with("storeCalls", health.storeCalls())
                        .with("lastFullRound", health.lastFullRound())
                        .with("blind", health.blind())
                        .map());
    }

    /**
     * What one round over all printers gave, but for the printers themselves.
     *
     * @param report the report
     * @return one line, and one more for each thing that is not as it should be
     */
    public static Shown round(MonitorReport report) {
        List<String> undecided =
                report.undecided().stream().map(PrinterId::value).sorted().toList();
        String text = counts(report.byStatus()) + "; the round took "
                + seconds(report.took().toMillis());
        if (!undecided.isEmpty()) {
            text += "\nnot sure yet of " + undecided.size() + ": "
                    + undecided.stream().limit(10).collect(Collectors.joining(", "))
                    + (undecided.size() > 10 ? ", …" : "");
        }
        if (report.blind()) {
            text += "\n" + BLIND;
        }
        return new Shown(
                text,
                new Fields()
                        .with("kind", "ROUND")
                        .with("printers", ordered(report.byStatus()))
                        .with("undecided", undecided)
                        .with("millis", report.took().toMillis())
                        .with("blind", report.blind())
                        .map());
    }

    /**
     * How many printers have which status.
     *
     * @param counts the numbers
     * @return such as {@code 3 printers: 2 online, 1 offline, 0 error, 0 unknown}
     */
    public static String counts(Map<PrinterStatus, Integer> counts) {
        int all = counts.values().stream().mapToInt(count -> count).sum();
        return all
                + (all == 1 ? " printer: " : " printers: ")
                + Arrays.stream(PrinterStatus.values())
                        .map(status -> counts.getOrDefault(status, 0) + " "
                                + status.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    /**
     * How the watch gets on.
     *
     * @param health how it does
     * @return part of a line
     */
    public static String pace(MonitorHealth health) {
        return String.format(Locale.ROOT, "%.1f looks/s", health.looksPerSecond()) + ", late by "
                + health.latenessP99().toMillis() + " ms at most (99 %), " + health.inFlight() + " in flight, "
                + health.waiting() + " waiting, " + health.doubtful() + " doubtful, " + health.reporting()
                + " asked for their state";
    }

    private static String when(KnownPrinter known) {
        return known.health().since().map(at -> at + "  ").orElse("");
    }

    private static String state(KnownPrinter known) {
        var health = known.health();
        return health.status()
                + (health.message().isEmpty() ? "" : "  " + health.message())
                + (health.reasons().isEmpty() ? "" : "  " + health.reasons())
                + (health.flapping() ? "  flapping" : "")
                + (known.printer().site().isEmpty()
                        ? ""
                        : "  at " + known.printer().site())
                + (known.printer().enabled() ? "" : "  disabled");
    }

    private static Fields fields(String kind, KnownPrinter known) {
        var health = known.health();
        return new Fields()
                .with("kind", kind)
                .with("printer", known.printer().id())
                .with("site", known.printer().site())
                .with("enabled", known.printer().enabled())
                .with("status", health.status())
                .with("since", health.since())
                .with("seenAt", health.seenAt())
                .with("reasons", health.reasons())
                .with("message", health.message())
                .with("flapping", health.flapping());
    }

    private static Map<String, Integer> ordered(Map<PrinterStatus, Integer> counts) {
        Map<String, Integer> ordered = new LinkedHashMap<>();
        for (PrinterStatus status : PrinterStatus.values()) {
            ordered.put(status.name(), counts.getOrDefault(status, 0));
        }
        return ordered;
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
