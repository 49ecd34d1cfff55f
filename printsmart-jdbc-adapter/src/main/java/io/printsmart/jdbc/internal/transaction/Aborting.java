package io.printsmart.jdbc.internal.transaction;

import java.sql.Connection;
import java.sql.SQLException;

/** Ends a connection so that the server undoes what is open in it. */
final class Aborting {

    private Aborting() {}

    static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException e) {
            // Nothing better can be done about it; closing comes next.
        }
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            // An aborted connection owes no orderly end.
        }
    }
}
