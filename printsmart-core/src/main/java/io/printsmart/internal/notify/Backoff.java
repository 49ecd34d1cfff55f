package io.printsmart.internal.notify;

import io.github.resilience4j.core.IntervalFunction;
import io.printsmart.store.UntoldEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a listener that failed is told again. */
final class Backoff {

    /** How long it is tried. */
    static final Duration PATIENCE = Duration.ofDays(7);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final IntervalFunction PAUSES = IntervalFunction.ofExponentialBackoff(FIRST, 2, LONGEST);

    /** From here on the pause is the longest one, and the power of two would not fit. */
    private static final int MOST_DOUBLINGS = 20;

    private Backoff() {}

    /**
     * Decides after one more failure.
     *
     * @param untold the event as it was read, before this failure
     * @param now when it failed
     * @return when it is told again; empty if that was tried for long enough
     */
    static Optional<Instant> after(UntoldEvent untold, Instant now) {
        Instant since = untold.failingSince().orElse(now);
        if (!now.isBefore(since.plus(PATIENCE))) {
            return Optional.empty();
        }
        long pause = PAUSES.apply(Math.min(untold.tries() + 1, MOST_DOUBLINGS));
        return Optional.of(now.plusMillis(pause));
    }
}
