package io.printsmart.runner.process;

import io.printsmart.jdbc.databases.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What submits leave behind in a database, counted where it lies.
 *
 * @param jobs the jobs
 * @param told the jobs with a history
 * @param charges the movements out of wallets
 * @param documents the documents
 * @param chunks the parts of documents
 * @param events what listeners are still to be told
 */
record Rows(long jobs, long told, long charges, long documents, long chunks, long events) {

    static final Rows NONE = new Rows(0, 0, 0, 0, 0, 0);

    static Rows in(TestDatabase database) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            return new Rows(
                    count(statement, "*) from printsmart_job"),
                    count(statement, "distinct job_id) from printsmart_history"),
                    count(statement, "*) from printsmart_movement where from_kind = 'WALLET'"),
                    count(statement, "*) from printsmart_document"),
                    count(statement, "*) from printsmart_chunk"),
                    count(statement, "*) from printsmart_event"));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static long count(Statement statement, String what) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select count(" + what)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
