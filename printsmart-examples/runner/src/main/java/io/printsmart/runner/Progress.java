package io.printsmart.runner;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How many jobs are left, for somebody who watches a terminal. Nothing into a pipe. */
final class Progress implements AutoCloseable {

    private static final long EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final @Nullable PrintWriter terminal;
    private final LongSupplier unfinished;
    private long shownAt = System.nanoTime() - EVERY_NANOS;

    Progress(@Nullable PrintWriter terminal, LongSupplier unfinished) {
        this.terminal = terminal;
        this.unfinished = unfinished;
    }

    void show() {
        long now = System.nanoTime();
        if (terminal == null || now - shownAt < EVERY_NANOS) {
            return;
        }
        shownAt = now;
        terminal.print("\r" + unfinished.getAsLong() + " jobs unfinished   ");
        terminal.flush();
    }

    @Override
    public void close() {
        if (terminal != null) {
            terminal.print("\r                              \r");
            terminal.flush();
        }
    }
}
