package io.printsmart.service;

import io.printsmart.internal.check.Checks;
import io.printsmart.job.ColorMode;
import io.printsmart.job.Order;
import io.printsmart.job.PrintOptions;
import io.printsmart.job.Sides;
import io.printsmart.printer.PrinterId;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a host asks to be printed. Immutable.
 *
 * @param key the host's idempotency key: the same key never makes a second job
 * @param account who pays
 * @param printer where to print
 * @param document what to print
 * @param cost what it costs, not negative and at most {@link Money#most}
 * @param options how to print
 * @param title the job's name at the printer; may be empty; never logged, and in no message
 * @param priority 1 to 100, higher goes first
 * @param deadline how long after submit an attempt may start; empty for the default of {@link Settings}
 */
public record PrintRequest(
        String key,
        AccountId account,
        PrinterId printer,
        DocumentSource document,
        Money cost,
        PrintOptions options,
        String title,
        int priority,
        Optional<Duration> deadline) {

    /** The priority of a request that states none. */
    public static final int DEFAULT_PRIORITY = 50;

    /** The longest deadline. */
    public static final Duration MAX_DEADLINE = Duration.ofDays(30);

    /**
     * Checks the values.
     *
     * @param key the idempotency key
     * @param account who pays
     * @param printer where to print
     * @param document what to print
     * @param cost what it costs
     * @param options how to print
     * @param title the job's name at the printer
     * @param priority higher goes first
     * @param deadline how long an attempt may start
     * @throws PrintRefusedException with {@link Refusal.InvalidRequest} if one is out of its bounds
     */
    public PrintRequest {
        checked("key", key, value -> Checks.name("key", value, Order.MAX_KEY_LENGTH));
        checked("title", title, value -> Checks.privateText("title", value, Order.MAX_TITLE_LENGTH));
        checked("priority", priority, value -> Checks.range("priority", value, 1, 100));
        checked("cost", cost, value -> value.requirePayable("cost"));
        deadline.ifPresent(value -> {
            if (value.isNegative() || value.isZero() || value.compareTo(MAX_DEADLINE) > 0) {
                throw invalid(
                        "deadline",
                        "it is " + value + " and must be longer than nothing and at most " + MAX_DEADLINE.toDays()
                                + " days");
            }
        });
    }

    /** Without the title and the document, which may tell what a person prints and must not get into a log. */
    @Override
    public String toString() {
        return "PrintRequest[key=" + Checks.shown(key) + ", account=" + account + ", printer=" + printer + ", cost="
                + cost + ", options=" + options + ", priority=" + priority
                + deadline.map(limit -> ", deadline=" + limit).orElse("") + "]";
    }

    /**
     * Starts a request.
     *
     * @return a builder that lacks key, account, printer, document and cost
     */
    public static Builder builder() {
        return new Builder();
    }

    private static PrintRefusedException invalid(String field, String problem) {
        return new PrintRefusedException(new Refusal.InvalidRequest(field, problem));
    }

    private static <T, R> R checked(String field, T value, Function<T, R> check) {
        try {
            return check.apply(value);
        } catch (IllegalArgumentException e) {
            throw invalid(field, String.valueOf(e.getMessage()));
        }
    }

    /** Collects a request. Not thread-safe. */
    public static final class Builder {

        private @Nullable String key;
        private @Nullable AccountId account;
        private @Nullable PrinterId printer;
        private @Nullable DocumentSource document;
        private @Nullable Money cost;
        private int copies = 1;
        private Sides sides = Sides.ONE_SIDED;
        private ColorMode colorMode = ColorMode.AUTO;
        private String media = "";
        private String title = "";
        private int priority = DEFAULT_PRIORITY;
        private Optional<Duration> deadline = Optional.empty();

        private Builder() {}

        /**
         * Sets the idempotency key.
         *
         * @param value 1 to 190 characters, unique per order
         * @return this
         */
        public Builder key(String value) {
            key = value;
            return this;
        }

        /**
         * Sets who pays.
         *
         * @param value the account
         * @return this
         * @throws PrintRefusedException if it is malformed
         */
        public Builder account(String value) {
            account = checked("account", value, AccountId::new);
            return this;
        }

        /**
         * Sets where to print.
         *
         * @param value the printer's name
         * @return this
         * @throws PrintRefusedException if it is malformed
         */
        public Builder printer(String value) {
            printer = checked("printer", value, PrinterId::new);
            return this;
        }

        /**
         * Sets what to print.
         *
         * @param file a file, opened at submit
         * @return this
         */
        public Builder document(Path file) {
            return document(() -> Files.newInputStream(file));
        }

        /**
         * Sets what to print.
         *
         * @param source opened at submit
         * @return this
         */
        public Builder document(DocumentSource source) {
            document = source;
            return this;
        }

        /**
         * Sets what it costs.
         *
         * @param value not negative and at most {@link Money#most}
         * @return this
         */
        public Builder cost(Money value) {
            cost = value;
            return this;
        }

        /**
         * Sets the copies; 1 if not set.
         *
         * @param value 1 to 999
         * @return this
         */
        public Builder copies(int value) {
            copies = value;
            return this;
        }

        /**
         * Sets one or both sides; one if not set.
         *
         * @param value the sides
         * @return this
         */
        public Builder sides(Sides value) {
            sides = value;
            return this;
        }

        /**
         * Sets color or not; as the printer thinks best if not set.
         *
         * @param value the color mode
         * @return this
         */
        public Builder colorMode(ColorMode value) {
            colorMode = value;
            return this;
        }

        /**
         * Sets the media; the printer's default if not set.
         *
         * @param value such as {@code iso_a4_210x297mm}
         * @return this
         */
        public Builder media(String value) {
            media = value;
            return this;
        }

        /**
         * Sets the job's name at the printer; none if not set. It is never logged.
         *
         * @param value at most 200 characters
         * @return this
         */
        public Builder title(String value) {
            title = value;
            return this;
        }

        /**
         * Sets the priority; 50 if not set.
         *
         * @param value 1 to 100, higher goes first
         * @return this
         */
        public Builder priority(int value) {
            priority = value;
            return this;
        }

        /**
         * Sets how long after submit an attempt may start.
         *
         * @param value longer than nothing, at most 30 days
         * @return this
         */
        public Builder deadline(Duration value) {
            deadline = Optional.of(value);
            return this;
        }

        /**
         * Makes the request.
         *
         * @return the request
         * @throws PrintRefusedException with {@link Refusal.InvalidRequest} if a value is missing or out of its bounds
         */
        public PrintRequest build() {
            int checkedCopies = checked("copies", copies, value -> Checks.range("copies", value, 1, 999));
            PrintOptions options =
                    checked("media", media, value -> new PrintOptions(checkedCopies, sides, colorMode, value));
            return new PrintRequest(
                    present("key", key),
                    present("account", account),
                    present("printer", printer),
                    present("document", document),
                    present("cost", cost),
                    options,
                    title,
                    priority,
                    deadline);
        }

        private static <T> T present(String field, @Nullable T value) {
            if (value == null) {
                throw invalid(field, "it is missing");
            }
            return value;
        }
    }
}
