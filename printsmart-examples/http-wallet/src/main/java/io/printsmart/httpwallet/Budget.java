package io.printsmart.httpwallet;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How much of a call's time is left, on the monotonic clock. */
record Budget(long endNanos) {

    static Budget of(Duration timeout) {
        return new Budget(System.nanoTime() + timeout.toNanos());
    }

    long leftMillis() {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime()));
    }
}
