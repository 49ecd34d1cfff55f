package io.printsmart.service;

import io.printsmart.internal.check.Checks;
import io.printsmart.printer.FlapRule;
import io.printsmart.printer.WatchRule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How printers are watched. Wrong values fail when the settings are built, but for a patience that is shorter than the connect limit,
 * which fails when PrintSmart is built. All percentages and minimums go by the printers that one node watches. Immutable.
 *
 * @param interval within which a printer that stops answering is known to be down, 1 second to 1 day; each printer is looked at once
 *     in each {@link #period()}, which is shorter
 * @param patience how long an address has to be silent before its printer is declared down; at most half of the interval, and at
 *     least {@link Settings#connectLimit()}
 * @param tries how many looks in a row have to be refused or not understood before a printer is declared down, 2 to 10; silence goes
 *     by the patience
 * @param reportInterval how often a printer that can tell its own state is asked for it while it is fine; it is asked at once
 *     when its port is found open again, and in each period while it says that it cannot print
 * @param reports how many printers are asked for their state at once, 1 to 1000
 * @param inFlight how many ports are looked at at once, 16 to 65535; each needs an open file
 * @param flaps when a printer changes its status too often
 * @param blindPercent the node suspects itself if so many of the printers that it looked at lately fell silent, 1 to 100
 * @param blindMinimum and if these are at least so many printers, 2 to 1000000
 * @param blindLimit for how long it suspects itself at most; then it believes that they are all down
 * @param sitePercent a site is down if so many of its printers are, 1 to 100
 * @param siteMinimum and if these are at least so many printers, 2 to 1000000
 * @param recoveriesPerSecond how many printers that came back may take waiting jobs anew in one second, on each node, 1 to 1000
 * @param statusRetention how long it is kept in which status a printer was
 */
public record MonitorSettings(
        Duration interval,
        Duration patience,
        int tries,
        Duration reportInterval,
        int reports,
        int inFlight,
        FlapRule flaps,
        int blindPercent,
        int blindMinimum,
        Duration blindLimit,
        int sitePercent,
        int siteMinimum,
        int recoveriesPerSecond,
        Duration statusRetention) {

    /** The defaults. */
    public static final MonitorSettings DEFAULT = builder().build();

    /** What of the interval is left for a look that comes late, and for storing what was found. */
    private static final int SLACK = 60;

    /**
     * Checks the values.
     *
     * @param interval within which a printer that stops answering is known to be down
     * @param patience how long an address has to be silent
     * @param tries how many looks have to fail
     * @param reportInterval how often a printer is asked for its state
     * @param reports how many are asked at once
     * @param inFlight how many ports are looked at at once
     * @param flaps when a printer changes its status too often
     * @param blindPercent when the node suspects itself
     * @param blindMinimum when the node suspects itself
     * @param blindLimit for how long the node suspects itself at most
     * @param sitePercent when a site is down
     * @param siteMinimum when a site is down
     * @param recoveriesPerSecond how many printers may take waiting jobs anew
     * @param statusRetention how long the history of a status is kept
     * @throws IllegalArgumentException if one is out of its bounds
     */
    public MonitorSettings {
        Checks.positive("monitor.interval", interval);
        Checks.positive("monitor.patience", patience);
        Checks.positive("monitor.reportInterval", reportInterval);
        Checks.positive("monitor.statusRetention", statusRetention);
        Checks.positive("monitor.blindLimit", blindLimit);
        Checks.range("monitor.tries", tries, 2, 10);
        Checks.range("monitor.reports", reports, 1, 1000);
        Checks.range("monitor.inFlight", inFlight, 16, 65_535);
        Checks.range("monitor.blindPercent", blindPercent, 1, 100);
        Checks.range("monitor.blindMinimum", blindMinimum, 2, 1_000_000);
        Checks.range("monitor.sitePercent", sitePercent, 1, 100);
        Checks.range("monitor.siteMinimum", siteMinimum, 2, 1_000_000);
        Checks.range("monitor.recoveriesPerSecond", recoveriesPerSecond, 1, 1000);
        if (interval.compareTo(Duration.ofSeconds(1)) < 0 || interval.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "monitor.interval is " + interval + "; it must be from 1 second to 1 day");
        }
        if (patience.compareTo(interval.dividedBy(2)) > 0) {
            throw new IllegalArgumentException(
                    "monitor.patience is " + patience + " and monitor.interval is " + interval
                            + "; patience must be at most half of the interval, within which a printer has to be known to be down");
        }
    }

    /**
     * How often each printer is looked at: so often that one that stops answering right after a look is looked at again, and
     * found silent for as long as {@link #patience()} demands, within the interval.
     *
     * @return the interval less the patience and a sixtieth
     */
    public Duration period() {
        return interval.minus(patience).minus(interval.dividedBy(SLACK));
    }

    /**
     * When looks that fail are believed.
     *
     * @param connectLimit how long the first look waits
     * @return the rule
     * @throws IllegalArgumentException if the patience is shorter than that
     */
    public WatchRule rule(Duration connectLimit) {
        if (patience.compareTo(connectLimit) < 0) {
            throw new IllegalArgumentException("monitor.patience is " + patience + " and connectLimit is "
                    + connectLimit
                    + "; patience covers a whole run of looks and must be at least as long as the first of them: lower"
                    + " connectLimit, or raise monitor.patience to it, and monitor.interval, which is " + interval
                    + ", to at least twice as much");
        }
        return new WatchRule(connectLimit, patience, tries);
    }

    /**
     * Starts with the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {

        private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(23);

        private Duration interval = Duration.ofSeconds(60);
        private @Nullable Duration patience;
        private int tries = 4;
        private Duration reportInterval = Duration.ofMinutes(3);
        private int reports = 16;
        private int inFlight = 4096;
        private int flapStartPercent = 20;
        private int flapEndPercent = 5;
        private int blindPercent = 80;
        private int blindMinimum = 5;
        private Duration blindLimit = Duration.ofHours(1);
        private int sitePercent = 75;
        private int siteMinimum = 3;
        private int recoveriesPerSecond = 10;
        private Duration statusRetention = Duration.ofDays(90);

        private Builder() {}

        /**
         * Sets within which time a printer that stops answering is known to be down.
         *
         * @param value the value; 60 seconds if not set
         * @return this
         */
        public Builder interval(Duration value) {
            interval = value;
            return this;
        }

        /**
         * Sets how long an address has to be silent before its printer is declared down.
         *
         * @param value the value; if not set, 23 seconds, and two fifths of the interval where that is shorter
         * @return this
         */
        public Builder patience(Duration value) {
            patience = value;
            return this;
        }

        /**
         * Sets how many looks in a row have to be refused or not understood before a printer is declared down; silence goes by the
         * patience.
         *
         * @param value the value, 2 to 10; 4 if not set
         * @return this
         */
        public Builder tries(int value) {
            tries = value;
            return this;
        }

        /**
         * Sets how often a printer that can tell its own state is asked for it while it is fine.
         *
         * @param value the value; 3 minutes if not set
         * @return this
         */
        public Builder reportInterval(Duration value) {
            reportInterval = value;
            return this;
        }

        /**
         * Sets how many printers are asked for their state at once.
         *
         * @param value the value, 1 to 1000; 16 if not set
         * @return this
         */
        public Builder reports(int value) {
            reports = value;
            return this;
        }

        /**
         * Sets how many ports are looked at at once.
         *
         * @param value the value, 16 to 65535; 4096 if not set
         * @return this
         */
        public Builder inFlight(int value) {
            inFlight = value;
            return this;
        }

        /**
         * Sets at which percentage of changes a printer begins to flap, see {@link FlapRule}.
         *
         * @param value the value, 1 to 100; 20 if not set
         * @return this
         */
        public Builder flapStartPercent(int value) {
            flapStartPercent = value;
            return this;
        }

        /**
         * Sets below which percentage of changes a printer ceases to flap.
         *
         * @param value the value, less than the other; 5 if not set
         * @return this
         */
        public Builder flapEndPercent(int value) {
            flapEndPercent = value;
            return this;
        }

        /**
         * Sets how many of the printers that were looked at lately have to fall silent before the node suspects itself.
         *
         * @param value the percentage, 1 to 100; 80 if not set
         * @return this
         */
        public Builder blindPercent(int value) {
            blindPercent = value;
            return this;
        }

        /**
         * Sets how many printers have to fall silent, at least, before the node suspects itself.
         *
         * @param value the value, 2 to 1000000; 5 if not set
         * @return this
         */
        public Builder blindMinimum(int value) {
            blindMinimum = value;
            return this;
        }

        /**
         * Sets for how long the node suspects itself at most. Where all printers are switched off at night, it believes that then.
         *
         * @param value the value; 1 hour if not set
         * @return this
         */
        public Builder blindLimit(Duration value) {
            blindLimit = value;
            return this;
        }

        /**
         * Sets how many of the printers of a site have to be silent before the site is down.
         *
         * @param value the percentage, 1 to 100; 75 if not set
         * @return this
         */
        public Builder sitePercent(int value) {
            sitePercent = value;
            return this;
        }

        /**
         * Sets how many printers of a site have to be silent, at least, before the site is down.
         *
         * @param value the value, 2 to 1000000; 3 if not set
         * @return this
         */
        public Builder siteMinimum(int value) {
            siteMinimum = value;
            return this;
        }

        /**
         * Sets how many printers that came back may take waiting jobs anew in one second.
         *
         * @param value the value, 1 to 1000; 10 if not set
         * @return this
         */
        public Builder recoveriesPerSecond(int value) {
            recoveriesPerSecond = value;
            return this;
        }

        /**
         * Sets how long it is kept in which status a printer was.
         *
         * @param value the value; 90 days if not set
         * @return this
         */
        public Builder statusRetention(Duration value) {
            statusRetention = value;
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return the settings
         * @throws IllegalArgumentException if a value is out of its bounds
         */
        public MonitorSettings build() {
            Duration shortest = interval.multipliedBy(2).dividedBy(5);
            Duration whole = DEFAULT_PATIENCE.compareTo(shortest) < 0 ? DEFAULT_PATIENCE : shortest;
            return new MonitorSettings(
                    interval,
                    patience == null ? whole : patience,
                    tries,
                    reportInterval,
                    reports,
                    inFlight,
                    new FlapRule(flapStartPercent, flapEndPercent),
                    blindPercent,
                    blindMinimum,
                    blindLimit,
                    sitePercent,
                    siteMinimum,
                    recoveriesPerSecond,
                    statusRetention);
        }
    }
}
