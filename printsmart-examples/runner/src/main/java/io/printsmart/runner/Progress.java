package io.printsmart.runner;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How many jobs are left, for somebody who watches a terminal. Nothing into a pipe. */
final class Progress implements AutoCloseable {

    private static final long EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Surroundings surroundings;
    private final LongSupplier unfinished;
    private long shownAt = System.nanoTime() - EVERY_NANOS;

    Progress(Surroundings surroundings, LongSupplier unfinished) {
        this.surroundings = surroundings;
        this.unfinished = unfinished;
    }

    void show() {
        if (!surroundings.onTerminal() || System.nanoTime() - shownAt < EVERY_NANOS) {
            return;
        }
        shownAt = System.nanoTime();
        surroundings.err().print("\r" + unfinished.getAsLong() + " jobs unfinished   ");
    }

    @Override
    public void close() {
        if (surroundings.onTerminal()) {
            surroundings.err().print("\r                              \r");
        }
    }
}
