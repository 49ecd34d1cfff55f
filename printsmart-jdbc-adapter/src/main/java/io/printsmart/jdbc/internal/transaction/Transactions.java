package io.printsmart.jdbc.internal.transaction;

import io.printsmart.jdbc.internal.dialect.Dialect;
import io.printsmart.jdbc.internal.dialect.Failure;
import io.printsmart.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * Runs transactions. On connections of our own each is READ COMMITTED with a short lock timeout, and run again from the
 * top when the database asks for it. A commit without an answer is looked up on a new connection and never repeated
 * blindly. On a thread that joined a host's transaction, everything runs there, once, under a savepoint.
 */
public final class Transactions {

    private final DataSource source;
    private final Dialect dialect;
    private final Duration lockTimeout;
    private final int tries;
    private final long limitNanos;
    private final LongSupplier nanos;

    @SuppressWarnings("ThreadLocalUsage") // a thread joins a transaction of this store's database, not of another one's
    private final ThreadLocal<Connection> host = new ThreadLocal<>();

    /** Runs each transaction at most so many times, the last one begun no later than so long after the first. */
    public Transactions(
            DataSource source,
            Dialect dialect,
            Duration lockTimeout,
            int tries,
            Duration retryLimit,
            LongSupplier nanos) {
        this.source = source;
        this.dialect = dialect;
        this.lockTimeout = lockTimeout;
        this.tries = tries;
        this.limitNanos = retryLimit.toNanos();
        this.nanos = nanos;
    }

    /** The database's ways. */
    public Dialect dialect() {
        return dialect;
    }

    /** Binds this thread to a host's transaction while something runs. */
    public <T, X extends Exception> T joining(Connection connection, JoinedCall<T, X> call) throws X {
        return new HostTransaction(host, dialect).run(connection, call);
    }

    /** Whether this thread joined a host's transaction. */
    public boolean isJoined() {
        return host.get() != null;
    }

    /** Refuses what must not run inside of a host's transaction. */
    public void requireNotJoined(String what) {
        if (host.get() != null) {
            throw new IllegalStateException("cannot " + what + " inside of joining(); do it before or after");
        }
    }

    /** Reads, in the host's transaction if this thread joined one. */
    public <T> T read(String what, Work<T> work) {
        Connection joined = host.get();
        if (joined == null) {
            return readApart(what, work);
        }
        try {
            return work.in(joined);
        } catch (SQLException e) {
            throw failed(what, e, 1);
        }
    }

    /** Writes, in the host's transaction if this thread joined one. */
    public <T> T write(Write<T> write) {
        Connection joined = host.get();
        return joined == null ? writeApart(write) : writeJoined(joined, write);
    }

    /** Reads one state of all tables, once. */
    public void snapshot(String what, Work<Boolean> work) {
        requireNotJoined(what);
        try {
            OwnConnection.run(source, dialect::beginSnapshot, connection -> Outcome.undo(work.in(connection)));
        } catch (SQLException e) {
            throw failed(what, e, 1);
        }
    }

    /** Reads on a connection of our own, also on a thread that joined a host's transaction. */
    public <T> T readApart(String what, Work<T> work) {
        long begun = nanos.getAsLong();
        for (int run = 1; ; run++) {
            try {
                return OwnConnection.read(source, work);
            } catch (SQLException e) {
                pauseOrFail(what, e, run, begun);
            }
        }
    }

    /** Writes on a connection of our own, also on a thread that joined a host's transaction. */
    public <T> T writeApart(Write<T> write) {
        long begun = nanos.getAsLong();
        for (int run = 1; ; run++) {
            try {
                return OwnConnection.run(source, this::begin, write.work());
            } catch (CommitUnknown e) {
                Optional<T> answer = lookedUp(write, e);
                if (answer.isPresent()) {
                    return answer.get();
                }
                pauseOrFail(write.what(), e, run, begun);
            } catch (SQLException e) {
                Optional<T> answer = dialect.failureOf(e) == Failure.DUPLICATE_KEY
                        ? alone(write.what(), write.duplicate())
                        : Optional.empty();
                if (answer.isPresent()) {
                    return answer.get();
                }
                pauseOrFail(write.what(), e, run, begun);
            }
        }
    }

    private <T> T writeJoined(Connection joined, Write<T> write) {
        try {
            return Joined.run(joined, write.work());
        } catch (SQLException e) {
            Optional<T> answer = Optional.empty();
            if (dialect.failureOf(e) == Failure.DUPLICATE_KEY) {
                answer = read(write.what(), write.duplicate());
                if (answer.isEmpty()) {
                    // The host's snapshot may be older than who took the key.
                    answer = readApart(write.what(), write.duplicate());
                }
            }
            return answer.orElseThrow(() -> failed(write.what(), e, 1));
        }
    }

    private <T> Optional<T> lookedUp(Write<T> write, CommitUnknown unknown) {
        try {
            return alone(write.what(), write.unknown());
        } catch (StoreException e) {
            e.addSuppressed(unknown);
            throw e;
        }
    }

    private <T> T alone(String what, Work<T> work) {
        return writeApart(Write.repeatable(what, connection -> Outcome.commit(work.in(connection))));
    }

    private Dialect.Restore begin(Connection connection) throws SQLException {
        return dialect.begin(connection, lockTimeout);
    }

    private void pauseOrFail(String what, SQLException error, int run, long begun) {
        boolean again = error instanceof CommitUnknown
                || dialect.failureOf(error).isTransient()
                || dialect.failureOf(error) == Failure.DUPLICATE_KEY;
        if (!again || run >= tries || isOver(begun)) {
            throw failed(what, error, run);
        }
        Pause.before(run + 1);
        if (isOver(begun)) {
            throw failed(what, error, run);
        }
    }

    /** What one run takes is the pool's and the driver's to limit: counting runs alone would multiply it. */
    private boolean isOver(long begun) {
        return nanos.getAsLong() - begun >= limitNanos;
    }

    private StoreException failed(String what, SQLException error, int runs) {
        return new StoreException(
                "could not " + what + ": " + dialect.failureOf(error).words()
                        + (runs > 1 ? ", also after " + runs + " tries" : "") + " (" + error.getMessage() + ")",
                error);
    }
}
