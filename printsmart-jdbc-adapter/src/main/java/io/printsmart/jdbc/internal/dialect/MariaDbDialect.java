package io.printsmart.jdbc.internal.dialect;

import io.printsmart.jdbc.SqlDialect;
import io.printsmart.jdbc.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** MariaDB, and MySQL where it is the same. */
final class MariaDbDialect implements Dialect {

    private final SqlDialect name;

    MariaDbDialect(SqlDialect name) {
        this.name = name;
    }

    @Override
    public SqlDialect name() {
        return name;
    }

    /**
     * The isolation is the next transaction's alone; the limits, in whole seconds, are the session's. A process that is
     * stopped inside a transaction would keep its locks for as long as it is stopped; MySQL knows no limit for that.
     */
    @Override
    public Restore begin(Connection connection, Duration lockTimeout) throws SQLException {
        long seconds = Math.max(1, (lockTimeout.toMillis() + 999) / 1000);
        boolean knowsSilence = name == SqlDialect.MARIADB;
        Sql.execute(
                connection,
                "set @printsmart_lock_wait = @@session.innodb_lock_wait_timeout,"
                        + (knowsSilence ? " @printsmart_silence = @@session.idle_transaction_timeout," : "")
                        + " session innodb_lock_wait_timeout = " + seconds
                        + (knowsSilence ? ", session idle_transaction_timeout = " + LONGEST_SILENCE.toSeconds() : ""));
        Sql.execute(connection, "set transaction isolation level read committed");
        return restored -> Sql.execute(
                restored,
                "set session innodb_lock_wait_timeout = @printsmart_lock_wait"
                        + (knowsSilence ? ", session idle_transaction_timeout = @printsmart_silence" : ""));
    }

    @Override
    public Restore beginSnapshot(Connection connection) throws SQLException {
        Sql.execute(connection, "set transaction isolation level repeatable read");
        Sql.execute(connection, "start transaction with consistent snapshot");
        return Restore.NOTHING;
    }

    /**
     * The time of the statement, in UTC: it moves from statement to statement also inside a transaction. {@code
     * sysdate(6)} would move too, but it is local time, which repeats an hour every autumn.
     */
    @Override
    public String now() {
        return "(timestampdiff(microsecond, '1970-01-01 00:00:00', utc_timestamp(6)) div 1000)";
    }

    @Override
    public String keepRow() {
        return " lock in share mode";
    }

    /** The index is forced: a scan of another one would lock what it only passes. */
    @Override
    public <T> List<T> lockFirst(Connection connection, IndexScan scan, List<?> values, int limit, Sql.Reader<T> reader)
            throws SQLException {
        List<Object> all = new ArrayList<>(values);
        all.add(limit);
        String sql = "select " + scan.columns() + " from " + scan.table() + " force index (" + scan.index() + ") where "
                + scan.condition() + " order by " + scan.order() + " limit ? for update skip locked";
        return Sql.query(connection, sql, reader, all);
    }

    @Override
    public Failure failureOf(SQLException error) {
        return Errors.classify(error, one -> switch (one.getErrorCode()) {
            case 1062, 1586 -> Failure.DUPLICATE_KEY;
            case 1205 -> Failure.LOCK_TIMEOUT;
            case 1213 -> Failure.DEADLOCK;
            case 1020 -> Failure.SERIALIZATION;
            // killed, shutting down, gone away, lost while asking
            case 1927, 1053, 2006, 2013 -> Failure.CONNECTION_LOST;
            default -> Failure.OTHER;
        });
    }

    @Override
    public List<String> unsafeSettings(Connection connection, List<String> tables) throws SQLException {
        return MariaDbSafety.unsafe(connection, tables);
    }
}
