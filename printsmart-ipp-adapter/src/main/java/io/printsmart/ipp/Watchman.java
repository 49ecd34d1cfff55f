package io.printsmart.ipp;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Who cuts off exchanges whose time is over: the host's scheduler, or one thread of our own.
 *
 * @param scheduler runs short tasks
 * @param own whether it is ours to close
 */
record Watchman(ScheduledExecutorService scheduler, boolean own) implements AutoCloseable {

    static Watchman of(@Nullable ScheduledExecutorService hosts) {
        return hosts == null ? new Watchman(started(), true) : new Watchman(hosts, false);
    }

    private static ScheduledExecutorService started() {
        ThreadFactory threads = Executors.defaultThreadFactory();
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = threads.newThread(task);
            thread.setName("printsmart-ipp-time-limits");
            thread.setDaemon(true);
            return thread;
        });
        scheduler.setRemoveOnCancelPolicy(true);
        return scheduler;
    }

    @Override
    public void close() {
        if (own) {
            scheduler.shutdownNow();
        }
    }
}
