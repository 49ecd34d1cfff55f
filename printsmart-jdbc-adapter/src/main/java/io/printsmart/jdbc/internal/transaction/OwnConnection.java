package io.printsmart.jdbc.internal.transaction;

import io.printsmart.jdbc.internal.dialect.Dialect.Restore;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection of the host's pool for the length of one transaction. It goes back as it came; one that cannot be brought
 * back to that, or whose transaction's end is not sure, is aborted, so that nobody inherits what is left in it.
 */
final class OwnConnection {

    /** Prepares the session for the transaction. */
    interface Begin {

        Restore on(Connection connection) throws SQLException;
    }

    private final Connection connection;
    private final boolean autoCommit;
    private @Nullable Restore restore;

    private OwnConnection(Connection connection, boolean autoCommit) {
        this.connection = connection;
        this.autoCommit = autoCommit;
    }

    /** Runs one transaction. */
    static <T> T run(DataSource source, Begin begin, Work<Outcome<T>> work) throws SQLException {
        OwnConnection own = open(source);
        boolean clean = false;
        try {
            own.restore = begin.on(own.connection);
            Outcome<T> outcome = work.in(own.connection);
            if (outcome.keep()) {
                own.commit();
            } else {
                own.connection.rollback();
            }
            clean = true;
            return outcome.answer();
        } catch (CommitUnknown e) {
            own.abort();
            throw e;
        } finally {
            own.giveBack(clean);
        }
    }

    /** Reads, in auto-commit if the pool hands out connections that way. */
    static <T> T read(DataSource source, Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            if (connection.getAutoCommit()) {
                return work.in(connection);
            }
            connection.rollback();
            try {
                return work.in(connection);
            } finally {
                connection.rollback();
            }
        }
    }

    private static OwnConnection open(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        boolean opened = false;
        try {
            boolean autoCommit = connection.getAutoCommit();
            if (autoCommit) {
                connection.setAutoCommit(false);
            } else {
                // A pool may have begun a transaction, with a validation query for one.
                connection.rollback();
            }
            opened = true;
            return new OwnConnection(connection, autoCommit);
        } finally {
            if (!opened) {
                Aborting.abort(connection);
            }
        }
    }

    private void commit() throws CommitUnknown {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new CommitUnknown(e);
        } catch (RuntimeException e) {
            // Pools and wrapped drivers throw these; they tell no more of what the database did.
            throw new CommitUnknown(new SQLException(e));
        }
    }

    private void abort() {
        Aborting.abort(connection);
    }

    /** After a commit nothing that fails here may hide it: the connection is given up instead. */
    private void giveBack(boolean clean) {
        try {
            if (connection.isClosed()) {
                // A guard around it gives up its turn to write only when it is told to close.
                connection.close();
                return;
            }
            if (restore == null) {
                // Preparing the session failed half-way.
                abort();
                return;
            }
            if (!clean) {
                connection.rollback();
            }
            restore.restore(connection);
            if (autoCommit) {
                connection.setAutoCommit(true);
            } else {
                connection.rollback();
            }
            connection.close();
        } catch (SQLException | RuntimeException e) {
            abort();
        }
    }
}
