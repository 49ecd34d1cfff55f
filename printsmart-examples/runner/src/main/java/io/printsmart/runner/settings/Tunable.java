package io.printsmart.runner.settings;

import io.printsmart.job.InDoubtPolicy;
import io.printsmart.job.PartialPolicy;
import io.printsmart.job.Policies;
import io.printsmart.job.RetryPolicy;
import io.printsmart.printer.AddressPolicy;
import io.printsmart.service.Settings;
import io.printsmart.wallet.Money;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that can be tuned. The same name is an option with two hyphens before it, and a key of the properties file.
 *
 * @param name the name
 * @param api the record component of PrintSmart's API that it sets
 * @param form what the value looks like
 * @param what what it does
 * @param shown the value that some settings have
 * @param setter reads a value
 */
public record Tunable(
        String name, String api, String form, String what, Function<Settings, String> shown, Setter setter) {

    /** Reads a value into a draft. */
    @FunctionalInterface
    interface Setter {
        void set(Draft draft, String value);
    }

    /** What the names of those begin with that concern the watch over the printers. */
    static final String WATCH = "monitor-";

    private static final List<Tunable> PRINTING = List.of(
            retry(
                    "max-retries",
                    "maxRetries",
                    "N",
                    "how many attempts may follow the first one, 0 to 100",
                    policy -> String.valueOf(policy.maxRetries()),
                    (d, v) -> d.maxRetries = Kind.integer(v)),
            retry(
                    "first-retry",
                    "firstDelay",
                    "DURATION",
                    "the delay before the first retry",
                    policy -> Durations.format(policy.firstDelay()),
                    (d, v) -> d.firstDelay = Durations.parse(v)),
            retry(
                    "retry-multiplier",
                    "multiplier",
                    "FACTOR",
                    "by how much each delay is longer than the one before",
                    policy -> String.valueOf(policy.multiplier()),
                    (d, v) -> d.multiplier = Kind.decimal(v)),
            retry(
                    "max-retry-delay",
                    "maxDelay",
                    "DURATION",
                    "no delay before a retry is longer",
                    policy -> Durations.format(policy.maxDelay()),
                    (d, v) -> d.maxDelay = Durations.parse(v)),
            retry(
                    "retry-jitter",
                    "jitter",
                    "SHARE",
                    "the share of a delay by which it is varied, 0 to 0.9",
                    policy -> String.valueOf(policy.jitter()),
                    (d, v) -> d.jitter = Kind.decimal(v)),
            retry(
                    "max-wait",
                    "maxWait",
                    "DURATION",
                    "the longest pause between two looks at a printer that is not ready",
                    policy -> Durations.format(policy.maxWait()),
                    (d, v) -> d.maxWait = Durations.parse(v)),
            policy(
                    "count-outages",
                    "countOutages",
                    "true|false",
                    "a look that finds the printer, or the document, not ready counts as an attempt: the money goes"
                            + " back after the last retry rather than at the deadline",
                    policies -> String.valueOf(policies.countOutages()),
                    (d, v) -> d.policies.countOutages(Kind.yesOrNo(v))),
            policy(
                    "attempt-limit",
                    "attemptLimit",
                    "DURATION",
                    "how long one attempt may take, printing included, before it is canceled at the printer",
                    policies -> Durations.format(policies.attemptLimit()),
                    (d, v) -> d.policies.attemptLimit(Durations.parse(v))),
            policy(
                    "doubt-window",
                    "doubtWindow",
                    "DURATION",
                    "how long after the printer's last answer an attempt stays in doubt",
                    policies -> Durations.format(policies.doubtWindow()),
                    (d, v) -> d.policies.doubtWindow(Durations.parse(v))),
            policy(
                    "in-doubt",
                    "inDoubt",
                    "refund|retry",
                    "what follows when the doubt window is over: the money goes back, or the document is sent again and"
                            + " may be printed twice",
                    policies -> Choice.word(policies.inDoubt()),
                    (d, v) -> d.policies.inDoubt(Kind.choice(InDoubtPolicy.class, v))),
            policy(
                    "partial",
                    "partial",
                    "refund|capture",
                    "what becomes of the money when a printer stopped after some pages",
                    policies -> Choice.word(policies.partial()),
                    (d, v) -> d.policies.partial(Kind.choice(PartialPolicy.class, v))),
            policy(
                    "first-look",
                    "firstLook",
                    "DURATION",
                    "how long after delivery the printer is asked for the first time",
                    policies -> Durations.format(policies.firstLook()),
                    (d, v) -> d.policies.firstLook(Durations.parse(v))),
            policy(
                    "max-look",
                    "maxLook",
                    "DURATION",
                    "the longest pause between two questions to a printer about a job that it has",
                    policies -> Durations.format(policies.maxLook()),
                    (d, v) -> d.policies.maxLook(Durations.parse(v))),
            policy(
                    "leftover-limit",
                    "leftoverLimit",
                    "DURATION",
                    "how long after a job's end what it left at the printer is still being removed",
                    policies -> Durations.format(policies.leftoverLimit()),
                    (d, v) -> d.policies.leftoverLimit(Durations.parse(v))),
            duration(
                    "deadline",
                    "deadline",
                    "how long after submit an attempt may start",
                    Settings::deadline,
                    Settings.Builder::deadline),
            duration(
                    "freshness",
                    "freshness",
                    "how old the last good look at a printer may be for a submit without another look",
                    Settings::freshness,
                    Settings.Builder::freshness),
            duration(
                    "connect-limit",
                    "connectLimit",
                    "how long to wait for a printer to take a connection",
                    Settings::connectLimit,
                    Settings.Builder::connectLimit),
            duration(
                    "answer-limit",
                    "answerLimit",
                    "how long to wait for a printer or a remote wallet to answer",
                    Settings::answerLimit,
                    Settings.Builder::answerLimit),
            duration(
                    "step-limit",
                    "stepLimit",
                    "how long a transfer may go without progress",
                    Settings::stepLimit,
                    Settings.Builder::stepLimit),
            duration(
                    "close-limit",
                    "closeLimit",
                    "how long a raw printer may take to close its side after it was sent the whole document",
                    Settings::closeLimit,
                    Settings.Builder::closeLimit),
            new Tunable(
                    "failed-jobs",
                    "FailureRule.limit",
                    "N",
                    "how many jobs that a printer fails one after the other put it into ERROR, 1 to 1000",
                    settings -> String.valueOf(settings.failures().limit()),
                    (d, v) -> d.settings.failedJobs(Kind.integer(v))),
            new Tunable(
                    "failure-rest",
                    "FailureRule.rest",
                    "DURATION",
                    "how long failed jobs keep a printer in ERROR before a good look lets it try one job again",
                    settings -> Durations.format(settings.failures().rest()),
                    (d, v) -> d.settings.failureRest(Durations.parse(v))),
            duration(
                    "lease",
                    "lease",
                    "how long a node keeps its right to what it claimed without renewing it; with poll at most 30s",
                    Settings::lease,
                    Settings.Builder::lease),
            duration(
                    "poll",
                    "poll",
                    "the longest rest between two looks for due jobs",
                    Settings::poll,
                    Settings.Builder::poll),
            setting(
                    "workers",
                    "workers",
                    "N",
                    "how many jobs a node works on at once, 1 to 1000",
                    settings -> String.valueOf(settings.workers()),
                    (b, v) -> b.workers(Kind.integer(v))),
            setting(
                    "max-document-bytes",
                    "maxDocumentBytes",
                    "BYTES",
                    "the most bytes a document may have",
                    settings -> settings.maxDocumentBytes() / (1024 * 1024) + "M",
                    (b, v) -> b.maxDocumentBytes(Kind.bytes(v))),
            setting(
                    "formats",
                    "formats",
                    "MIME,…",
                    "the document formats that are accepted at all",
                    settings -> Kind.joined(settings.formats()),
                    (b, v) -> b.formats(Set.copyOf(Kind.words(v)))),
            duration(
                    "document-retention",
                    "documentRetention",
                    "how long documents are kept after their job has ended",
                    Settings::documentRetention,
                    Settings.Builder::documentRetention),
            setting(
                    "node-name",
                    "nodeName",
                    "NAME",
                    "names this node in histories and logs; need not be unique",
                    Settings::nodeName,
                    Settings.Builder::nodeName),
            setting(
                    "currency",
                    "currency",
                    "CODE",
                    "the currency where none is given",
                    settings -> settings.currency().getCurrencyCode(),
                    (b, v) -> b.currency(Money.currency(v))),
            address(
                    "schemes",
                    "schemes",
                    "SCHEME,…",
                    "the schemes that a device URI may have",
                    policy -> Kind.joined(policy.schemes()),
                    (d, v) -> d.schemes = Set.copyOf(Kind.words(v))),
            address(
                    "ports",
                    "ports",
                    "PORT,…",
                    "the ports that a device URI may have; none given: all",
                    policy -> Kind.joined(policy.ports()),
                    (d, v) -> d.ports = Kind.integers(v)),
            address(
                    "networks",
                    "networks",
                    "CIDR,…",
                    "the networks that printers may be in; none given: all but loopback, link-local and multicast",
                    policy -> Kind.joined(policy.networks()),
                    (d, v) -> d.networks = Kind.networks(v)));

    /** All there are, in the order in which they are shown. */
    public static final List<Tunable> ALL =
            Stream.concat(PRINTING.stream(), WatchTunables.all().stream()).toList();

    private static final Map<String, Tunable> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Tunable::name, tunable -> tunable));

    /**
     * Makes settings of what was given.
     *
     * @param given values by name; what is not given keeps its default
     * @return the settings
     * @throws IllegalArgumentException if a name is unknown or a value out of its bounds; nothing is corrected silently
     */
    public static Settings settings(Map<String, String> given) {
        Draft draft = new Draft();
        given.forEach((name, value) -> {
            Tunable tunable = BY_NAME.get(name);
            if (tunable == null) {
                throw new IllegalArgumentException(
                        "there is no setting " + Quote.of(name) + "; docs/configuration.md lists those there are");
            }
            try {
                tunable.setter.set(draft, value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("setting " + name + ": " + e.getMessage(), e);
            }
        });
        try {
            return draft.build();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(meant(message) + message, e);
        }
    }

    /** The library names its own components: where somebody wrote another name, that is put before it. */
    private static String meant(String message) {
        return ALL.stream()
                .filter(tunable -> tunable.isMeantBy(message.substring(0, Math.max(0, message.indexOf(' ')))))
                .map(tunable -> message.startsWith(tunable.name + " ") ? "" : "setting " + tunable.name + ": ")
                .findFirst()
                .orElse("");
    }

    private boolean isMeantBy(String component) {
        String squeezed = name.replace("-", "");
        String written = component.replace(".", "");
        return api.endsWith("." + component)
                || squeezed.equalsIgnoreCase(written)
                || squeezed.equalsIgnoreCase(WATCH.replace("-", "") + written);
    }

    /**
     * The value that PrintSmart uses where none is given.
     *
     * @return as it would be written
     */
    public String defaultValue() {
        return shown.apply(Settings.DEFAULT);
    }

    private static Tunable retry(
            String name,
            String component,
            String form,
            String what,
            Function<RetryPolicy, String> shown,
            Setter setter) {
        return new Tunable(
                name,
                "RetryPolicy." + component,
                form,
                what,
                settings -> shown.apply(settings.policies().retry()),
                setter);
    }

    private static Tunable policy(
            String name, String component, String form, String what, Function<Policies, String> shown, Setter setter) {
        return new Tunable(
                name, "Policies." + component, form, what, settings -> shown.apply(settings.policies()), setter);
    }

    private static Tunable address(
            String name,
            String component,
            String form,
            String what,
            Function<AddressPolicy, String> shown,
            Setter setter) {
        return new Tunable(
                name,
                "AddressPolicy." + component,
                form,
                what,
                settings -> shown.apply(settings.addressPolicy()),
                setter);
    }

    private static Tunable duration(
            String name,
            String component,
            String what,
            Function<Settings, Duration> shown,
            BiConsumer<Settings.Builder, Duration> setter) {
        return setting(
                name,
                component,
                "DURATION",
                what,
                settings -> Durations.format(shown.apply(settings)),
                (builder, value) -> setter.accept(builder, Durations.parse(value)));
    }

    private static Tunable setting(
            String name,
            String component,
            String form,
            String what,
            Function<Settings, String> shown,
            BiConsumer<Settings.Builder, String> setter) {
        return new Tunable(
                name,
                "Settings." + component,
                form,
                what,
                shown,
                (draft, value) -> setter.accept(draft.settings, value));
    }
}
