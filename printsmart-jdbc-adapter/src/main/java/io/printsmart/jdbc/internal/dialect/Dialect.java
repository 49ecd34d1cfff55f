package io.printsmart.jdbc.internal.dialect;

import io.printsmart.jdbc.SqlDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** One database's ways. Stateless. */
public interface Dialect {

    /** Undoes at the end of a transaction what its beginning changed in the session. */
    interface Restore {

        /** Nothing to undo. */
        Restore NOTHING = connection -> {};

        /** Runs after commit or rollback. */
        void restore(Connection connection) throws SQLException;
    }

    /** Which one it is. */
    SqlDialect name();

    /**
     * Prepares a transaction on a connection that has auto-commit off and no transaction under way: READ COMMITTED, and
     * the time that a statement waits for a lock.
     */
    Restore begin(Connection connection, Duration lockTimeout) throws SQLException;

    /** Prepares a transaction all of whose statements see one and the same state of all tables. */
    Restore beginSnapshot(Connection connection) throws SQLException;

    /** A SQL expression: the database's time in epoch milliseconds, which moves on inside a transaction. */
    String now();

    /** What follows a {@code select} of one row so that nobody deletes it before the transaction ends. */
    String keepRow();

    /**
     * A query for the first rows of an index that nobody has locked, which locks them and no others. Its values are those
     * of the condition and at the end the greatest number of rows. The rows come in no particular order.
     */
    String firstUnlocked(IndexScan scan);

    /** Tells what an error means, by SQLState and vendor code. */
    Failure failureOf(SQLException error);

    /**
     * Finds settings under which commits would be lost, or nothing could be written.
     *
     * @param tables the names of all tables, in lower case
     * @return what is wrong, each naming the setting and the remedy; empty if nothing is
     */
    List<String> unsafeSettings(Connection connection, List<String> tables) throws SQLException;

    /**
     * A range of an index.
     *
     * @param columns what to select
     * @param table from where
     * @param index the index's name
     * @param key the table's primary key
     * @param condition which rows
     * @param order the index's order
     */
    record IndexScan(String columns, String table, String index, String key, String condition, String order) {}
}
