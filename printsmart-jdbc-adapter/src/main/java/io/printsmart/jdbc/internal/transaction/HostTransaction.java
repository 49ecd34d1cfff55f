package io.printsmart.jdbc.internal.transaction;

import io.printsmart.jdbc.internal.dialect.Dialect;
import io.printsmart.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;

/** Binds a thread to a transaction of the host for the length of one call. */
final class HostTransaction {

    private final ThreadLocal<Connection> host;
    private final Dialect dialect;

    HostTransaction(ThreadLocal<Connection> host, Dialect dialect) {
        this.host = host;
        this.dialect = dialect;
    }

    <T, X extends Exception> T run(Connection connection, JoinedCall<T, X> call) throws X {
        if (host.get() != null) {
            throw new IllegalStateException("joining() is under way on this thread already; do not nest it");
        }
        Savepoint savepoint = savepoint(connection);
        host.set(connection);
        boolean done = false;
        try {
            T answer = call.run();
            done = true;
            return answer;
        } finally {
            host.remove();
            if (!done) {
                Joined.undo(connection, savepoint);
            }
        }
    }

    private Savepoint savepoint(Connection connection) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalArgumentException("the connection to join has auto-commit on, so that there is no"
                        + " transaction to join; call setAutoCommit(false) first");
            }
            Optional<String> objection = dialect.objectionTo(connection);
            if (objection.isPresent()) {
                throw new IllegalArgumentException("the connection to join cannot be used: " + objection.get());
            }
            return connection.setSavepoint();
        } catch (SQLException e) {
            throw new StoreException(
                    "could not join the transaction: " + dialect.failureOf(e).words() + " (" + e.getMessage() + ")", e);
        }
    }
}
