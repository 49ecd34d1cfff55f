package io.printsmart.runner.settings;

import io.printsmart.service.MonitorSettings;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** What can be tuned of the watch over the printers. */
final class WatchTunables {

    private WatchTunables() {}

    /** All there are, in the order in which they are shown. */
    static List<Tunable> all() {
        return List.of(
                duration(
                        "interval",
                        "interval",
                        "within which time a printer that stops answering is known to be down, 1s to 24h",
                        MonitorSettings::interval,
                        MonitorSettings.Builder::interval),
                duration(
                        "patience",
                        "patience",
                        "how long an address has to be silent before its printer is declared down, connect-limit to half of"
                                + " the interval; two fifths of the interval where that is shorter than the default",
                        MonitorSettings::patience,
                        MonitorSettings.Builder::patience),
                number(
                        "tries",
                        "tries",
                        "how many looks in a row have to be refused before a printer is declared down, 2 to 10; silence goes by the"
                                + " patience",
                        MonitorSettings::tries,
                        MonitorSettings.Builder::tries),
                duration(
                        "report-interval",
                        "reportInterval",
                        "how often a printer that can tell its own state is asked for it while it is fine",
                        MonitorSettings::reportInterval,
                        MonitorSettings.Builder::reportInterval),
                number(
                        "reports",
                        "reports",
                        "how many printers are asked for their state at once, 1 to 1000; each takes a thread",
                        MonitorSettings::reports,
                        MonitorSettings.Builder::reports),
                number(
                        "in-flight",
                        "inFlight",
                        "how many ports are looked at at once, 16 to 65535; each takes an open file",
                        MonitorSettings::inFlight,
                        MonitorSettings.Builder::inFlight),
                flaps(
                        "flap-start-percent",
                        "startPercent",
                        "the percentage of changes in its last looks at which a printer begins to flap, 1 to 100",
                        settings -> settings.flaps().startPercent(),
                        MonitorSettings.Builder::flapStartPercent),
                flaps(
                        "flap-end-percent",
                        "endPercent",
                        "the percentage of changes below which a printer ceases to flap, less than that at which it begins",
                        settings -> settings.flaps().endPercent(),
                        MonitorSettings.Builder::flapEndPercent),
                number(
                        "blind-percent",
                        "blindPercent",
                        "the percentage of the printers that were looked at lately that has to be silent before the node"
                                + " suspects itself, 1 to 100",
                        MonitorSettings::blindPercent,
                        MonitorSettings.Builder::blindPercent),
                number(
                        "blind-minimum",
                        "blindMinimum",
                        "how many of its printers have to fall silent at once, at least, before the node suspects itself, 2 to"
                                + " 1000000",
                        MonitorSettings::blindMinimum,
                        MonitorSettings.Builder::blindMinimum),
                duration(
                        "blind-limit",
                        "blindLimit",
                        "for how long the node suspects itself at most; then it believes that its printers are down",
                        MonitorSettings::blindLimit,
                        MonitorSettings.Builder::blindLimit),
                number(
                        "site-percent",
                        "sitePercent",
                        "the percentage of a site's printers, of those that a node watches, that has to be silent before the"
                                + " site is down, 1 to 100",
                        MonitorSettings::sitePercent,
                        MonitorSettings.Builder::sitePercent),
                number(
                        "site-minimum",
                        "siteMinimum",
                        "how many of these have to be silent, at least, before the site is down, 2 to 1000000",
                        MonitorSettings::siteMinimum,
                        MonitorSettings.Builder::siteMinimum),
                number(
                        "recoveries-per-second",
                        "recoveriesPerSecond",
                        "how many printers that came back may take waiting jobs anew in one second, on each node, 1 to 1000",
                        MonitorSettings::recoveriesPerSecond,
                        MonitorSettings.Builder::recoveriesPerSecond),
                duration(
                        "status-retention",
                        "statusRetention",
                        "how long it is kept in which status a printer was",
                        MonitorSettings::statusRetention,
                        MonitorSettings.Builder::statusRetention));
    }

    private static Tunable duration(
            String name,
            String component,
            String what,
            Function<MonitorSettings, Duration> shown,
            BiConsumer<MonitorSettings.Builder, Duration> setter) {
        return tunable(
                name,
                "MonitorSettings." + component,
                "DURATION",
                what,
                settings -> Durations.format(shown.apply(settings)),
                (builder, value) -> setter.accept(builder, Durations.parse(value)));
    }

    private static Tunable number(
            String name,
            String component,
            String what,
            ToIntFunction<MonitorSettings> shown,
            BiConsumer<MonitorSettings.Builder, Integer> setter) {
        return number(name, "MonitorSettings", component, what, shown, setter);
    }

    private static Tunable flaps(
            String name,
            String component,
            String what,
            ToIntFunction<MonitorSettings> shown,
            BiConsumer<MonitorSettings.Builder, Integer> setter) {
        return number(name, "FlapRule", component, what, shown, setter);
    }

    private static Tunable number(
            String name,
            String type,
            String component,
            String what,
            ToIntFunction<MonitorSettings> shown,
            BiConsumer<MonitorSettings.Builder, Integer> setter) {
        return tunable(
                name,
                type + "." + component,
                "N",
                what,
                settings -> String.valueOf(shown.applyAsInt(settings)),
                (builder, value) -> setter.accept(builder, Kind.integer(value)));
    }

    private static Tunable tunable(
            String name,
            String api,
            String form,
            String what,
            Function<MonitorSettings, String> shown,
            BiConsumer<MonitorSettings.Builder, String> setter) {
        return new Tunable(
                Tunable.WATCH + name,
                api,
                form,
                what,
                settings -> shown.apply(settings.monitor()),
                (draft, value) -> setter.accept(draft.monitor, value));
    }
}
