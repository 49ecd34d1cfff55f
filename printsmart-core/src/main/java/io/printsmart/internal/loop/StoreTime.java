package io.printsmart.internal.loop;

import io.printsmart.store.PrintStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The store's clock, carried on between two readings by a monotonic ticker: the node's own wall clock decides nothing, so
 * that it may be wrong or jump. To the millisecond, as stores keep times.
 */
public final class StoreTime implements InstantSource {

    private static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(5);

    private final PrintStore store;
    private final LongSupplier ticker;
    private volatile @Nullable Reading last;

    /**
     * Creates the clock; nothing is read yet.
     *
     * @param store whose clock it is
     * @param ticker monotonic nanoseconds
     */
    public StoreTime(PrintStore store, LongSupplier ticker) {
        this.store = store;
        this.ticker = ticker;
    }

    @Override
    public Instant instant() {
        Reading reading = last;
        long nanos = ticker.getAsLong();
        if (reading == null || nanos - reading.nanos > READ_AGAIN_AFTER.toNanos()) {
            reading = new Reading(store.now(), ticker.getAsLong());
            last = reading;
            return reading.at;
        }
        return reading.at.plusNanos(nanos - reading.nanos).truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The ticker.
     *
     * @return monotonic nanoseconds
     */
    public long nanos() {
        return ticker.getAsLong();
    }

    private record Reading(Instant at, long nanos) {}
}
