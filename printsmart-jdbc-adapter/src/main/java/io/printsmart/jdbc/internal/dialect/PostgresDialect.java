package io.printsmart.jdbc.internal.dialect;

import io.printsmart.jdbc.SqlDialect;
import io.printsmart.jdbc.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL. */
final class PostgresDialect implements Dialect {

    @Override
    public SqlDialect name() {
        return SqlDialect.POSTGRESQL;
    }

    /**
     * All settings end with the transaction, and their statements go out with its beginning in one round trip. A process
     * that is stopped inside a transaction would keep its locks for as long as it is stopped.
     */
    @Override
    public Restore begin(Connection connection, Duration lockTimeout) throws SQLException {
        Sql.execute(
                connection,
                "set transaction isolation level read committed; set local lock_timeout = " + lockTimeout.toMillis()
                        + "; set local idle_in_transaction_session_timeout = " + LONGEST_SILENCE.toMillis());
        return Restore.NOTHING;
    }

    @Override
    public Restore beginSnapshot(Connection connection) throws SQLException {
        Sql.execute(connection, "set transaction isolation level repeatable read read only");
        return Restore.NOTHING;
    }

    /** {@code now()} stands still inside a transaction, {@code clock_timestamp()} does not. */
    @Override
    public String now() {
        return "cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint)";
    }

    @Override
    public String keepRow() {
        return " for share";
    }

    @Override
    public <T> List<T> lockFirst(Connection connection, IndexScan scan, List<?> values, int limit, Sql.Reader<T> reader)
            throws SQLException {
        List<Object> all = new ArrayList<>(values);
        all.add(limit);
        String sql = "select " + scan.columns() + " from " + scan.table() + " where " + scan.condition() + " order by "
                + scan.order() + " limit ? for update skip locked";
        return Sql.query(connection, sql, reader, all);
    }

    @Override
    public Failure failureOf(SQLException error) {
        return Errors.classify(error, one -> switch (Errors.state(one)) {
            case "23505" -> Failure.DUPLICATE_KEY;
            case "55P03" -> Failure.LOCK_TIMEOUT;
            case "40P01" -> Failure.DEADLOCK;
            case "40001" -> Failure.SERIALIZATION;
            // shut down by the administrator, crashed, still starting, idle for too long inside a transaction
            case "57P01", "57P02", "57P03", "25P03" -> Failure.CONNECTION_LOST;
            case "25P02" -> Failure.DEAD_TRANSACTION;
            default -> Failure.OTHER;
        });
    }

    @Override
    public List<String> unsafeSettings(Connection connection, List<String> tables) throws SQLException {
        return PostgresSafety.unsafe(connection, tables);
    }
}
