package io.printsmart.jdbc.internal.transaction;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Statements on a connection. May run several times.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface Work<T> {

    /** Runs the statements; never commits, rolls back or closes. */
    T in(Connection connection) throws SQLException;
}
