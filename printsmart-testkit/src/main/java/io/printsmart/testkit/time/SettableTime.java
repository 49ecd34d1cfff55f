package io.printsmart.testkit.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Time that stands still until a test moves it, for everything that takes an {@link InstantSource} or a nanosecond
 * ticker. Safe for use by many threads.
 */
public final class SettableTime implements InstantSource {

    private Instant instant;
    private long nanos;

    /** Starts at 2026-01-05, a Monday, at 08:00 UTC. */
    public SettableTime() {
        this(Instant.parse("2026-01-05T08:00:00Z"));
    }

    /**
     * Starts at a moment.
     *
     * @param start the first moment
     */
    public SettableTime(Instant start) {
        this.instant = Objects.requireNonNull(start, "start");
    }

    @Override
    public synchronized Instant instant() {
        return instant;
    }

    /**
     * Moves time on, and the ticker with it.
     *
     * @param duration by how much, not negative: a ticker never goes back
     * @throws IllegalArgumentException if it is negative
     */
    public synchronized void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "time would go back by " + duration.negated() + "; use set(Instant) to set the clock back");
        }
        instant = instant.plus(duration);
        nanos += duration.toNanos();
    }

    /**
     * Sets the clock as somebody does who corrects it: forwards or back. The ticker does not notice.
     *
     * @param newInstant what time it is from now on
     */
    public synchronized void set(Instant newInstant) {
        instant = Objects.requireNonNull(newInstant, "newInstant");
    }

    /**
     * A ticker in the manner of {@link System#nanoTime}, which follows {@link #advance} but not {@link #set}.
     *
     * @return nanoseconds since this time was made
     */
    public LongSupplier ticker() {
        return this::nanos;
    }

    @Override
    public String toString() {
        return instant().toString();
    }

    private synchronized long nanos() {
        return nanos;
    }
}
