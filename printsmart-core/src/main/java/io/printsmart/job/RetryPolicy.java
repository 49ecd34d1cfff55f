package io.printsmart.job;

import io.github.resilience4j.core.IntervalFunction;
import io.printsmart.internal.check.Checks;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * When to try again: exponential backoff with jitter. The jitter is drawn from a seed, so that the same job and attempt
 * always wait equally long and a simulation can be replayed. Immutable.
 *
 * @param maxRetries how many attempts may follow the first one, 0 to 100
 * @param firstDelay the delay before the first retry, at least 1 ms
 * @param multiplier by how much each delay is longer than the one before, 1 to 10
 * @param maxDelay no delay is longer, before jitter
 * @param jitter the share of a delay by which it is varied up or down, 0 to 0.9
 * @param maxWait no pause between two looks at a printer that is not ready is longer, before jitter
 */
public record RetryPolicy(
        int maxRetries, Duration firstDelay, double multiplier, Duration maxDelay, double jitter, Duration maxWait) {

    /** Behind this many steps a curve is taken to be flat. */
    private static final int MAX_STEPS = 1_000;

    /** Three retries after 2, 4 and 8 seconds, varied by a fifth; at most 30 seconds between looks at a printer. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(3, Duration.ofSeconds(2), 2.0, Duration.ofMinutes(5), 0.2, Duration.ofSeconds(30));

    /**
     * Checks the values.
     *
     * @param maxRetries how many attempts may follow the first
     * @param firstDelay the delay before the first retry
     * @param multiplier the growth of the delays
     * @param maxDelay the longest delay
     * @param jitter the share of a delay by which it is varied
     * @param maxWait the longest pause between two looks at a printer
     * @throws IllegalArgumentException if one is out of range
     */
    public RetryPolicy {
        Checks.range("maxRetries", maxRetries, 0, 100);
        atLeastOneMillisecond("firstDelay", firstDelay);
        atLeastOneMillisecond("maxDelay", maxDelay);
        atLeastOneMillisecond("maxWait", maxWait);
        if (!(multiplier >= 1 && multiplier <= 10)) {
            throw new IllegalArgumentException("multiplier is " + multiplier + "; it must be from 1 to 10");
        }
        if (!(jitter >= 0 && jitter <= 0.9)) {
            throw new IllegalArgumentException("jitter is " + jitter + "; it must be from 0 to 0.9");
        }
        if (maxDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException(
                    "maxDelay is " + maxDelay + "; it must not be shorter than firstDelay, which is " + firstDelay);
        }
    }

    /**
     * The delay before a retry.
     *
     * @param retry 1 for the first retry
     * @param seed what the jitter is drawn from
     * @return the delay
     */
    public Duration delayBeforeRetry(int retry, String seed) {
        return delay(retry, maxDelay, seed);
    }

    /**
     * The pause before the next look at a printer that is not ready.
     *
     * @param wait 1 for the first wait in a row
     * @param seed what the jitter is drawn from
     * @return the pause
     */
    public Duration pauseBeforeLook(int wait, String seed) {
        return delay(wait, maxWait, seed);
    }

    /**
     * Tells whether another attempt is allowed.
     *
     * @param attempts how many attempts were made
     * @return true if not all retries are spent
     */
    public boolean allowsAfter(int attempts) {
        return attempts <= maxRetries;
    }

    /** The next delay on the curve. Rounding must not keep a short one from growing. */
    private long longer(long millis, long max) {
        long grown = multiplier == 1 ? millis : Math.max(millis + 1, Math.round(millis * multiplier));
        return Math.min(grown, max);
    }

    private static void atLeastOneMillisecond(String what, Duration value) {
        Checks.positive(what, value);
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be at least 1 ms");
        }
    }

    private Duration delay(int number, Duration max, String seed) {
        Duration first = firstDelay.compareTo(max) < 0 ? firstDelay : max;
        int step = Math.min(Math.max(number, 1), MAX_STEPS);
        long curve = IntervalFunction.of(first, millis -> longer(millis, max.toMillis()))
                .apply(step);
        double random = new SplittableRandom(31L * seed.hashCode() + number).nextDouble();
        return Duration.ofMillis(Math.max(1, Math.round(curve * (1 + jitter * (2 * random - 1)))));
    }
}
