package io.printsmart.jdbc.internal.writer;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * There is one for each file, and who writes there has it. A thread that has it may take it again, for another
 * connection; any thread may lay it down, since a transaction may end on another one than it began.
 */
final class Pen {

    private static final ConcurrentHashMap<String, Pen> PENS = new ConcurrentHashMap<>();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** H2's number for a lock that was not given in time. */
    private static final int LOCK_TIMEOUT = 50_200;

    private final String path;
    private final Duration patience;
    private final Semaphore free = new Semaphore(1, true);
    private final Object state = new Object();
    private @Nullable Thread holder;
    private int taken;

    Pen(String path, Duration patience) {
        this.path = path;
        this.patience = patience;
    }

    static Pen of(String path) {
        return PENS.computeIfAbsent(path, each -> new Pen(each, PATIENCE));
    }

    void take() throws SQLException {
        if (!takenAgain()) {
            await();
            synchronized (state) {
                holder = Thread.currentThread();
                taken = 1;
            }
        }
    }

    private boolean takenAgain() {
        synchronized (state) {
            boolean mine = holder == Thread.currentThread();
            taken += mine ? 1 : 0;
            return mine;
        }
    }

    private void await() throws SQLException {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientException(
                        "another transaction has been writing to " + path + " for " + patience
                                + "; an H2 file has one writer at a time, so keep transactions short",
                        "HYT00",
                        LOCK_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientException("interrupted while waiting to write to " + path, "HYT00", LOCK_TIMEOUT);
        }
    }

    void layDown() {
        synchronized (state) {
            if (--taken == 0) {
                holder = null;
                free.release();
            }
        }
    }
}
