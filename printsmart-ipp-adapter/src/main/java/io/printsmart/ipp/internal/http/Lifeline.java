package io.printsmart.ipp.internal.http;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an exchange off when its time is over. Blocking reads and writes know no deadline of their own (a write knows none
 * at all, and a peer that drips one byte a second outlives any read timeout), so another thread breaks the connection, and
 * the blocked call fails.
 */
final class Lifeline implements AutoCloseable {

    private final ScheduledExecutorService scheduler;
    private final Consumer<Lifeline> atEnd;
    private volatile long endsAt;
    private volatile boolean expired;
    private volatile boolean cut;
    private volatile boolean closed;
    private volatile @Nullable Runnable cutter;
    private volatile @Nullable ScheduledFuture<?> check;

    private Lifeline(ScheduledExecutorService scheduler, Consumer<Lifeline> atEnd) {
        this.scheduler = scheduler;
        this.atEnd = atEnd;
    }

    static Lifeline start(ScheduledExecutorService scheduler, Duration atMost, Consumer<Lifeline> atEnd) {
        Lifeline lifeline = new Lifeline(scheduler, atEnd);
        lifeline.extend(atMost);
        lifeline.schedule();
        return lifeline;
    }

    /** From now on this is the longest time. */
    void extend(Duration atMost) {
        endsAt = System.nanoTime() + atMost.toNanos();
    }

    /** What is left, at least a millisecond. */
    Duration left() {
        return Duration.ofNanos(Math.max(endsAt - System.nanoTime(), 1_000_000));
    }

    /** Says what to break; at once if the time is over already. */
    void guard(Runnable newCutter) {
        cutter = newCutter;
        if (cut) {
            newCutter.run();
        }
    }

    /** Breaks it now. */
    void cut() {
        cut = true;
        Runnable known = cutter;
        if (known != null) {
            known.run();
        }
    }

    boolean expired() {
        return expired;
    }

    boolean isCut() {
        return cut;
    }

    private void schedule() {
        try {
            check = scheduler.schedule(this::check, Math.max(endsAt - System.nanoTime(), 0), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException transportClosed) {
            expired = true;
            cut();
        }
    }

    private void check() {
        if (closed) {
            return;
        }
        if (endsAt - System.nanoTime() > 0) {
            schedule();
        } else {
            expired = true;
            cut();
        }
    }

    @Override
    public void close() {
        closed = true;
        atEnd.accept(this);
        ScheduledFuture<?> pending = check;
        if (pending != null) {
            pending.cancel(false);
        }
    }
}
