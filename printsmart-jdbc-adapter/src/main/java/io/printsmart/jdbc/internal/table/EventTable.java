package io.printsmart.jdbc.internal.table;

import io.printsmart.event.PrintEvent;
import io.printsmart.jdbc.internal.dialect.Dialect;
import io.printsmart.jdbc.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * What listeners have not been told of yet: a copy of each event for each listener. Transactions that write of one
 * subject wait for its row, so that whoever sees a version here has seen all earlier ones.
 */
public final class EventTable {

    private static final String KEY = " where listener = ? and subject = ? and version = ?";

    private final String table;
    private final String insert;
    private final String next;
    private final String ofNobody;
    private final String now;

    /** With the tables' prefix. */
    public EventTable(String prefix, Dialect dialect) {
        this.table = prefix + "event";
        this.now = dialect.now();
        this.insert = "insert into " + table + " (listener, subject, version, due_at, tries, decided_at, kind, printer,"
                + " state, why_detail, job_key, account, cost_minor, currency, payment, why_code, flags, before_state,"
                + " reasons, flapping, printers_down, printers_looked) values (?, ?, ?, " + now
                + ", 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        this.next = "select * from " + table + " e where e.listener = ? and e.due_at <= " + now
                + " and not exists (select 1 from " + table + " p where p.listener = e.listener and p.subject ="
                + " e.subject and p.version < e.version) order by e.due_at limit ?";
        this.ofNobody = "select listener, subject, version from " + table + " e where not exists (select 1 from "
                + prefix + "listener l where l.name = e.listener) limit ?";
    }

    /** Adds a copy of each event for each listener. */
    public void insert(Connection connection, List<String> listeners, List<? extends PrintEvent> events)
            throws SQLException {
        Sql.batch(
                connection,
                insert,
                events.stream()
                        .flatMap(event -> listeners.stream().map(listener -> EventColumns.values(listener, event)))
                        .toList());
    }

    /** Of each subject the first event, if it is due; the longest due come first. */
    public List<EventRow> next(Connection connection, String listener, int max) throws SQLException {
        return Sql.query(connection, next, EventRow::read, listener, max);
    }

    /** Erases a listener's copy. */
    public void delete(Connection connection, String listener, String subject, long version) throws SQLException {
        Sql.update(connection, "delete from " + table + KEY, listener, subject, version);
    }

    /** Counts a failure; false if the copy is not there. */
    public boolean failed(Connection connection, String listener, String subject, long version) throws SQLException {
        return Sql.update(
                        connection,
                        "update " + table + " set tries = tries + 1, failing_since = coalesce(failing_since, " + now
                                + ")" + KEY,
                        listener,
                        subject,
                        version)
                == 1;
    }

    /** Makes an event and all later ones of its subject due at a time. */
    public void due(Connection connection, String listener, String subject, long version, Instant at)
            throws SQLException {
        Sql.update(
                connection,
                "update " + table + " set due_at = ? where listener = ? and subject = ? and version >= ?",
                at,
                listener,
                subject,
                version);
    }

    /** How many a listener has not been told of. */
    public long count(Connection connection, String listener) throws SQLException {
        return Sql.first(
                        connection,
                        "select count(*) as events from " + table + " where listener = ?",
                        row -> row.number("events"),
                        listener)
                .orElse(0L);
    }

    /** Erases some that are kept for nobody, and says how many. */
    public int deleteOfNobody(Connection connection, int max) throws SQLException {
        List<List<Object>> keys = Sql.query(
                connection,
                ofNobody,
                row -> List.<Object>of(row.text("listener"), row.text("subject"), row.number("version")),
                max);
        Sql.batch(connection, "delete from " + table + KEY, keys);
        return keys.size();
    }
}
