package io.printsmart.service;

import io.printsmart.internal.check.Checks;
import io.printsmart.job.Policies;
import io.printsmart.printer.AddressPolicy;
import io.printsmart.printer.FailureRule;
import io.printsmart.wallet.Money;
import java.time.Duration;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a host can set. Wrong values fail when the settings are built; nothing is corrected silently. Immutable.
 *
 * @param freshness how old the last good look at a printer may be for a submit without another look
 * @param connectLimit how long to wait for a printer to take a connection
 * @param answerLimit how long to wait for a printer or a remote wallet to answer
 * @param stepLimit how long a transfer may go without progress
 * @param closeLimit how long a raw printer may take to close its side after it was sent the whole document; the attempt's
 *     own limit ends it sooner
 * @param failures how many jobs that a printer fails one after the other put it into ERROR, and for how long
 * @param lease how long a node keeps its right to what it claimed without renewing it
 * @param poll the longest rest between two looks for due jobs
 * @param workers how many jobs a node works on at once, 1 to 1000
 * @param deadline how long after submit an attempt may start, unless the request says otherwise
 * @param policies when to try again and what to do in doubt
 * @param maxDocumentBytes the most bytes a document may have
 * @param formats the MIME types that are accepted at all, whatever printers say
 * @param addressPolicy which addresses printers may have
 * @param currency the currency where none is given
 * @param documentRetention how long documents are kept after their job has ended
 * @param monitor how printers are watched
 * @param nodeName names this node in histories and logs; need not be unique
 */
public record Settings(
        Duration freshness,
        Duration connectLimit,
        Duration answerLimit,
        Duration stepLimit,
        Duration closeLimit,
        FailureRule failures,
        Duration lease,
        Duration poll,
        int workers,
        Duration deadline,
        Policies policies,
        long maxDocumentBytes,
        Set<String> formats,
        AddressPolicy addressPolicy,
        Currency currency,
        Duration documentRetention,
        MonitorSettings monitor,
        String nodeName) {

    /** The formats that are recognized by their first bytes. */
    public static final Set<String> ALL_KNOWN_FORMATS = Set.of(
            "application/pdf",
            "application/postscript",
            "application/vnd.hp-pcl",
            "image/jpeg",
            "image/png",
            "image/pwg-raster",
            "image/urf",
            "text/plain");

    /** With a longer takeover than this, a printer's short history could be over before anybody asks. Stands before what needs it. */
    private static final Duration LONGEST_TAKEOVER = Duration.ofSeconds(30);

    /** The defaults. */
    public static final Settings DEFAULT = builder().build();

    /**
     * Checks the values.
     *
     * @param freshness how old the last good look at a printer may be for a submit without another look
     * @param connectLimit how long to wait for a printer to take a connection
     * @param answerLimit how long to wait for a printer or a remote wallet to answer
     * @param stepLimit how long a transfer may go without progress
     * @param closeLimit how long a raw printer may take to close its side
     * @param failures when failed jobs are the printer's fault
     * @param lease how long a node keeps its right to what it claimed without renewing it
     * @param poll the longest rest between two looks for due jobs
     * @param workers how many jobs a node works on at once, 1 to 1000
     * @param deadline how long after submit an attempt may start, unless the request says otherwise
     * @param policies when to try again and what to do in doubt
     * @param maxDocumentBytes the most bytes a document may have
     * @param formats the MIME types that are accepted at all, whatever printers say
     * @param addressPolicy which addresses printers may have
     * @param currency the currency where none is given
     * @param documentRetention how long documents are kept after their job has ended
     * @param monitor how printers are watched
     * @param nodeName names this node in histories and logs; need not be unique
     * @throws IllegalArgumentException if one is out of its bounds, or lease and poll together are longer than 30 seconds
     */
    public Settings {
        Checks.positive("freshness", freshness);
        Checks.positive("connectLimit", connectLimit);
        Checks.positive("answerLimit", answerLimit);
        Checks.positive("stepLimit", stepLimit);
        Checks.positive("closeLimit", closeLimit);
        Checks.positive("lease", lease);
        Checks.positive("poll", poll);
        Checks.positive("deadline", deadline);
        Checks.positive("documentRetention", documentRetention);
        Checks.range("workers", workers, 1, 1000);
        Checks.name("nodeName", nodeName, 40);
        formats = formats.stream().map(Checks::mime).collect(Collectors.toUnmodifiableSet());
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("formats is empty; give at least one, such as application/pdf");
        }
        if (maxDocumentBytes < 1) {
            throw new IllegalArgumentException("maxDocumentBytes is " + maxDocumentBytes + "; it must be at least 1");
        }
        if (lease.plus(poll).compareTo(LONGEST_TAKEOVER) > 0) {
            throw new IllegalArgumentException(
                    "lease is " + lease + " and poll is " + poll + "; together they must be at most " + LONGEST_TAKEOVER
                            + ", since printers forget finished jobs quickly");
        }
        monitor.rule(connectLimit);
        if (lease.compareTo(poll) <= 0) {
            throw new IllegalArgumentException("lease is " + lease + "; it must be longer than poll, which is " + poll);
        }
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

        private Duration freshness = Duration.ofSeconds(10);
        private Duration connectLimit = Duration.ofSeconds(3);
        private Duration answerLimit = Duration.ofSeconds(30);
        private Duration stepLimit = Duration.ofSeconds(30);
        private Duration closeLimit = Duration.ofSeconds(90);
        private int failedJobs = 3;
        private Duration failureRest = Duration.ofMinutes(10);
        private Duration lease = Duration.ofSeconds(20);
        private Duration poll = Duration.ofSeconds(1);
        private int workers = 8;
        private Duration deadline = Duration.ofMinutes(30);
        private Policies policies = Policies.DEFAULT;
        private long maxDocumentBytes = 256L * 1024 * 1024;
        private Set<String> formats = ALL_KNOWN_FORMATS;
        private AddressPolicy addressPolicy = AddressPolicy.DEFAULT;
        private Currency currency = Money.currency("EUR");
        private Duration documentRetention = Duration.ofHours(24);
        private MonitorSettings monitor = MonitorSettings.DEFAULT;
        private String nodeName = "node";

        private Builder() {}

        /**
         * Sets how old the last good look at a printer may be for a submit without another look.
         *
         * @param value the value; 10 seconds if not set
         * @return this
         */
        public Builder freshness(Duration value) {
            freshness = value;
            return this;
        }

        /**
         * Sets how long to wait for a printer to take a connection.
         *
         * @param value the value; 3 seconds if not set
         * @return this
         */
        public Builder connectLimit(Duration value) {
            connectLimit = value;
            return this;
        }

        /**
         * Sets how long to wait for a printer or a remote wallet to answer.
         *
         * @param value the value; 30 seconds if not set
         * @return this
         */
        public Builder answerLimit(Duration value) {
            answerLimit = value;
            return this;
        }

        /**
         * Sets how long a transfer may go without progress.
         *
         * @param value the value; 30 seconds if not set
         * @return this
         */
        public Builder stepLimit(Duration value) {
            stepLimit = value;
            return this;
        }

        /**
         * Sets how long a raw printer may take to close its side after it was sent the whole document. The limit of the
         * attempt ends it sooner.
         *
         * @param value the value; 90 seconds if not set, as in CUPS
         * @return this
         */
        public Builder closeLimit(Duration value) {
            closeLimit = value;
            return this;
        }

        /**
         * Sets how many jobs that a printer fails one after the other put it into ERROR.
         *
         * @param value the value, 1 to 1000; 3 if not set
         * @return this
         */
        public Builder failedJobs(int value) {
            failedJobs = value;
            return this;
        }

        /**
         * Sets how long a printer that failed that many stays there before a good look lets it try one job again.
         *
         * @param value the value; 10 minutes if not set
         * @return this
         */
        public Builder failureRest(Duration value) {
            failureRest = value;
            return this;
        }

        /**
         * Sets how long a node keeps its right to what it claimed without renewing it.
         *
         * @param value the value; 20 seconds if not set
         * @return this
         */
        public Builder lease(Duration value) {
            lease = value;
            return this;
        }

        /**
         * Sets the longest rest between two looks for due jobs.
         *
         * @param value the value; 1 second if not set
         * @return this
         */
        public Builder poll(Duration value) {
            poll = value;
            return this;
        }

        /**
         * Sets how many jobs a node works on at once, 1 to 1000.
         *
         * @param value the value; 8 if not set
         * @return this
         */
        public Builder workers(int value) {
            workers = value;
            return this;
        }

        /**
         * Sets how long after submit an attempt may start, unless the request says otherwise.
         *
         * @param value the value; 30 minutes if not set
         * @return this
         */
        public Builder deadline(Duration value) {
            deadline = value;
            return this;
        }

        /**
         * Sets when to try again and what to do in doubt.
         *
         * @param value the value; {@link Policies#DEFAULT} if not set
         * @return this
         */
        public Builder policies(Policies value) {
            policies = value;
            return this;
        }

        /**
         * Sets the most bytes a document may have.
         *
         * @param value the value; 256 MiB if not set
         * @return this
         */
        public Builder maxDocumentBytes(long value) {
            maxDocumentBytes = value;
            return this;
        }

        /**
         * Sets the MIME types that are accepted at all, whatever printers say.
         *
         * @param value the value; all that are recognized if not set
         * @return this
         */
        public Builder formats(Set<String> value) {
            formats = value;
            return this;
        }

        /**
         * Sets which addresses printers may have.
         *
         * @param value the value; {@link AddressPolicy#DEFAULT} if not set
         * @return this
         */
        public Builder addressPolicy(AddressPolicy value) {
            addressPolicy = value;
            return this;
        }

        /**
         * Sets the currency where none is given.
         *
         * @param value the value; euro if not set
         * @return this
         */
        public Builder currency(Currency value) {
            currency = value;
            return this;
        }

        /**
         * Sets how long documents are kept after their job has ended.
         *
         * @param value the value; 24 hours if not set
         * @return this
         */
        public Builder documentRetention(Duration value) {
            documentRetention = value;
            return this;
        }

        /**
         * Sets how printers are watched.
         *
         * @param value the value; {@link MonitorSettings#DEFAULT} if not set
         * @return this
         */
        public Builder monitor(MonitorSettings value) {
            monitor = value;
            return this;
        }

        /**
         * Sets names this node in histories and logs; need not be unique.
         *
         * @param value the value; "node" if not set
         * @return this
         */
        public Builder nodeName(String value) {
            nodeName = value;
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return the settings
         * @throws IllegalArgumentException if a value is out of its bounds
         */
        public Settings build() {
            return new Settings(
                    freshness,
                    connectLimit,
                    answerLimit,
                    stepLimit,
                    closeLimit,
                    new FailureRule(failedJobs, failureRest),
                    lease,
                    poll,
                    workers,
                    deadline,
                    policies,
                    maxDocumentBytes,
                    formats,
                    addressPolicy,
                    currency,
                    documentRetention,
                    monitor,
                    nodeName);
        }
    }
}
