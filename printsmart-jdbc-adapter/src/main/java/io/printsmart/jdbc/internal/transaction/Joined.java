package io.printsmart.jdbc.internal.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/**
 * Statements inside a transaction of the host. They stand under a savepoint: whatever goes wrong, they are undone as a
 * whole, and where that fails the connection is aborted, so that a host which swallows the error cannot commit a half.
 */
final class Joined {

    private Joined() {}

    /** Runs work that may answer with its own undoing. */
    static <T> T run(Connection connection, Work<Outcome<T>> work) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        boolean done = false;
        try {
            Outcome<T> outcome = work.in(connection);
            if (outcome.keep()) {
                connection.releaseSavepoint(savepoint);
                done = true;
            }
            return outcome.answer();
        } finally {
            if (!done) {
                undo(connection, savepoint);
            }
        }
    }

    static void undo(Connection connection, Savepoint savepoint) {
        try {
            connection.rollback(savepoint);
        } catch (SQLException | RuntimeException e) {
            // MariaDB, for one, forgets the savepoint with the whole transaction when it breaks a deadlock.
            Aborting.abort(connection);
        }
    }
}
