package io.printsmart.jdbc.internal.dialect;

import io.printsmart.jdbc.SqlDialect;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.jdbc.internal.writer.H2File;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** H2, embedded. */
final class H2Dialect implements Dialect {

    // H2's own number beside java.sql.Connection's: one state of all tables from the first statement on.
    private static final int SNAPSHOT = 6;
    private static final int MOST_PASSED = 500;

    @Override
    public SqlDialect name() {
        return SqlDialect.H2;
    }

    @Override
    public Restore begin(Connection connection, Duration lockTimeout) throws SQLException {
        long before = Sql.first(connection, "select lock_timeout() as millis", row -> row.number("millis"))
                .orElse(0L);
        Restore isolation = isolate(connection, Connection.TRANSACTION_READ_COMMITTED);
        Sql.execute(connection, "set lock_timeout " + lockTimeout.toMillis());
        return restored -> {
            Sql.execute(restored, "set lock_timeout " + before);
            isolation.restore(restored);
        };
    }

    @Override
    public Restore beginSnapshot(Connection connection) throws SQLException {
        return isolate(connection, SNAPSHOT);
    }

    /**
     * {@code current_timestamp} stands still inside a transaction; when the session's statement began does not. Its epoch
     * is the same in every time zone, other than what {@code datediff} makes of it, which reckons in local time.
     */
    @Override
    public String now() {
        return "(select cast(floor(extract(epoch from executing_statement_start) * 1000) as bigint)"
                + " from information_schema.sessions where session_id = session_id())";
    }

    /** H2 has no shared row locks. */
    @Override
    public String keepRow() {
        return " for update";
    }

    /**
     * With order and limit beside it, {@code for update} would lock every row that fits the condition, and a limit inside
     * of it would count rows that others have locked. Hence keys are looked for first, and passed over where locked.
     */
    @Override
    public <T> List<T> lockFirst(Connection connection, IndexScan scan, List<?> values, int limit, Sql.Reader<T> reader)
            throws SQLException {
        List<T> locked = new ArrayList<>();
        List<Object> passed = new ArrayList<>();
        List<Object> keys;
        do {
            keys = keys(connection, scan.except(passed), values, passed, limit - locked.size());
            passed.addAll(keys);
            String sql = "select " + scan.columns() + " from " + scan.table() + " where " + scan.key() + " in "
                    + Sql.in(keys) + " for update skip locked";
            locked.addAll(keys.isEmpty() ? List.of() : Sql.query(connection, sql, reader, keys));
        } while (!keys.isEmpty() && locked.size() < limit && passed.size() < MOST_PASSED);
        return locked;
    }

    private static List<Object> keys(Connection connection, IndexScan scan, List<?> values, List<?> passed, int limit)
            throws SQLException {
        List<Object> all = new ArrayList<>(values);
        all.addAll(passed);
        all.add(limit);
        String sql = "select " + scan.key() + " from " + scan.table() + " where " + scan.condition() + " order by "
                + scan.order() + " limit ?";
        return Sql.query(connection, sql, row -> row.key(scan.key()), all);
    }

    @Override
    public Failure failureOf(SQLException error) {
        return Errors.classify(error, one -> switch (one.getErrorCode()) {
            case 23505 -> Failure.DUPLICATE_KEY;
            case 50200 -> Failure.LOCK_TIMEOUT;
            case 40001 -> Failure.DEADLOCK;
            case 90131 -> Failure.SERIALIZATION;
            // H2 comes upon another session's end while it lists the sessions, as the clock makes it do
            case 50000 -> one.getCause() instanceof NullPointerException ? Failure.SERIALIZATION : Failure.OTHER;
            // connection broken, database closed, closed by the shutdown hook, object (the connection) closed
            case 90067, 90098, 90121, 90007 -> Failure.CONNECTION_LOST;
            default -> Failure.OTHER;
        });
    }

    @Override
    public List<String> unsafeSettings(Connection connection, List<String> tables) throws SQLException {
        return H2Safety.unsafe(connection);
    }

    @Override
    public Optional<String> objectionTo(Connection hosts) throws SQLException {
        return H2File.isGuarded(hosts) || H2File.path(hosts).isEmpty()
                ? Optional.empty()
                : Optional.of("it is one to an H2 file and does not come from SingleWriter.guard(dataSource); give the"
                        + " same guarded data source to the store and to your transactions");
    }

    private static Restore isolate(Connection connection, int wanted) throws SQLException {
        int before = connection.getTransactionIsolation();
        if (before == wanted) {
            return Restore.NOTHING;
        }
        connection.setTransactionIsolation(wanted);
        return restored -> restored.setTransactionIsolation(before);
    }
}
