package io.printsmart.jdbc.internal.writer;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private @Nullable Holder holder;

    /** Who has it: a thread, for so many connections. */
    private static final class Holder {
        private final Thread thread;
        private int turns;

        Holder(Thread thread) {
            this.thread = thread;
        }
    }

    /** One connection's right to write. */
    final class Turn {
        private final Holder mine;
        private final AtomicBoolean over = new AtomicBoolean();

        private Turn(Holder mine) {
            this.mine = mine;
        }

        /** Lays the pen down, once. */
        void end() {
            if (over.compareAndSet(false, true)) {
                ended(mine);
            }
        }
    }

    Pen(String path, Duration patience) {
        this.path = path;
        this.patience = patience;
    }

    static Pen of(String path) {
        return PENS.computeIfAbsent(path, each -> new Pen(each, PATIENCE));
    }

    Turn take() throws SQLException {
        Turn again = takenAgain();
        if (again != null) {
            return again;
        }
        await();
        Holder me = new Holder(Thread.currentThread());
        me.turns = 1;
        synchronized (state) {
            holder = me;
        }
        return new Turn(me);
    }

    private @Nullable Turn takenAgain() {
        synchronized (state) {
            if (holder == null || holder.thread != Thread.currentThread()) {
                return null;
            }
            holder.turns++;
            return new Turn(holder);
        }
    }

    private void ended(Holder whose) {
        synchronized (state) {
            if (--whose.turns == 0) {
                holder = null;
                free.release();
            }
        }
    }

    private void await() throws SQLException {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTimeoutException(
                        "another transaction has been writing to " + path + " for " + patience
                                + "; an H2 file has one writer at a time, so keep transactions short",
                        "HYT00",
                        LOCK_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTimeoutException("interrupted while waiting to write to " + path, "HYT00", LOCK_TIMEOUT, e);
        }
    }
}
