package io.printsmart;

import io.printsmart.internal.loop.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that PrintSmart made itself, and therefore ends itself. */
final class OwnThreads {

    private final List<ExecutorService> all = new ArrayList<>();

    ExecutorService pool(String name, int size) {
        return add(Executors.newFixedThreadPool(size, Threads.named(name)));
    }

    ScheduledExecutorService timers(String name, int size) {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(size, Threads.named(name));
        timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return add(timers);
    }

    <T extends ExecutorService> T add(T threads) {
        all.add(threads);
        return threads;
    }

    void shutdown() {
        all.forEach(ExecutorService::shutdown);
    }

    /**
     * Waits for them all. Interrupts only what does not end by itself: a thread that is interrupted while it reads or writes
     * an embedded database closes that database's file for all others.
     */
    void end(long limitNanos) {
        long end = System.nanoTime() + limitNanos;
        for (ExecutorService threads : all) {
            try {
                if (!threads.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    threads.shutdownNow();
                }
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }
}
