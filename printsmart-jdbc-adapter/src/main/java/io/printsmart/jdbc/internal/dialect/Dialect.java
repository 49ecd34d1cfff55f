package io.printsmart.jdbc.internal.dialect;

import io.printsmart.jdbc.SqlDialect;
import io.printsmart.jdbc.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One database's ways. Stateless. */
public interface Dialect {

    /**
     * How long a transaction of ours may wait for its next statement before the server ends it. Ours do not wait for
     * anything, so that only a process that is stopped or cut off is silent for so long. Shorter than the default lease:
     * the locks are gone by the time when others may take over.
     */
    Duration LONGEST_SILENCE = Duration.ofSeconds(10);

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
     * Locks the first rows of an index that nobody else has locked, and no others.
     *
     * @param scan which rows
     * @param values the values of the scan's condition
     * @param limit the greatest number of rows
     * @return the rows, in no particular order
     */
    <T> List<T> lockFirst(Connection connection, IndexScan scan, List<?> values, int limit, Sql.Reader<T> reader)
            throws SQLException;

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
     * Finds what keeps a host's connection from being joined.
     *
     * @return what is wrong with it and the remedy; empty if nothing is
     */
    default Optional<String> objectionTo(Connection hosts) throws SQLException {
        return Optional.empty();
    }

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
    record IndexScan(String columns, String table, String index, String key, String condition, String order) {

        /** Leaves out some rows, whose keys are further values of the condition. */
        public IndexScan except(Collection<?> keys) {
            return keys.isEmpty()
                    ? this
                    : new IndexScan(
                            columns, table, index, key, condition + " and " + key + " not in " + Sql.in(keys), order);
        }
    }
}
