package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.job.JobId;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.JobQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs as they are looked up: the statements on their table that lock nothing. */
public final class JobQueries {

    private final String table;
    private final SetAside setAside;

    /** With the tables' prefix. */
    public JobQueries(String prefix, SetAside setAside) {
        this.setAside = setAside;
        this.table = prefix + "job";
    }

    /** By id. */
    public Optional<PrintJob> find(Connection connection, JobId id) throws SQLException {
        return Sql.first(connection, "select * from " + table + " where id = ?", JobReader::read, id);
    }

    /** By idempotency key. */
    public Optional<PrintJob> findByKey(Connection connection, String key) throws SQLException {
        return Sql.first(connection, "select * from " + table + " where job_key = ?", JobReader::read, key);
    }

    /** A page, newest first, without those that cannot be read. */
    public List<PrintJob> list(Connection connection, JobQuery query, Instant now) throws SQLException {
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("select * from " + table + " where 1 = 1");
        query.account().ifPresent(account -> {
            sql.append(" and account = ?");
            values.add(account);
        });
        query.state().ifPresent(state -> {
            sql.append(" and state = ?");
            values.add(state);
        });
        query.after().ifPresent(after -> {
            sql.append(" and seq < (select seq from " + table + " where id = ?)");
            values.add(after);
        });
        sql.append(" and seq < ? order by seq desc limit ?");
        return page(connection, sql.toString(), values, query.limit(), now);
    }

    /** A page that is not full is the last one, so that it is filled up where some rows could not be read. */
    private List<PrintJob> page(Connection connection, String sql, List<Object> values, int limit, Instant now)
            throws SQLException {
        List<PrintJob> page = new ArrayList<>();
        List<JobRow> rows;
        long before = Long.MAX_VALUE;
        int wanted;
        do {
            wanted = limit - page.size();
            List<Object> all = new ArrayList<>(values);
            all.add(before);
            all.add(wanted);
            rows = Sql.query(connection, sql, JobRow::read, all);
            page.addAll(setAside.readable(rows, now));
            before = rows.isEmpty() ? before : rows.get(rows.size() - 1).seq();
        } while (rows.size() == wanted && page.size() < limit);
        return page;
    }

    /** How many are not final. */
    public long unfinished(Connection connection) throws SQLException {
        String sql = "select count(*) as jobs from " + table + " where finished_at is null";
        return Sql.first(connection, sql, row -> row.number("jobs")).orElse(0L);
    }

    /** How many are not final, by printer. */
    public Map<PrinterId, Integer> unfinishedByPrinter(Connection connection) throws SQLException {
        Map<PrinterId, Integer> counts = new HashMap<>();
        String sql = "select printer, count(*) as jobs from " + table + " where finished_at is null group by printer";
        Sql.query(connection, sql, row -> counts.put(new PrinterId(row.text("printer")), row.integer("jobs")) == null);
        return counts;
    }

    /** When the next one is due that nobody holds and that can be read. */
    public Optional<Instant> nextDue(Connection connection, Instant now) throws SQLException {
        List<Long> passed = setAside.at(now);
        String sql = "select min(due_at) as due_at from " + table + " where due_at is not null"
                + (passed.isEmpty() ? "" : " and seq not in " + Sql.in(passed));
        return Sql.query(connection, sql, row -> row.optionalInstant("due_at"), passed).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Of some documents, those whose job is not final or ended after a time. */
    public List<String> neededDocuments(Connection connection, Collection<String> documents, Instant finishedAfter)
            throws SQLException {
        List<Object> values = new ArrayList<>(documents);
        values.add(finishedAfter);
        return Sql.query(
                connection,
                "select distinct document_id from " + table + " where document_id in " + Sql.in(documents)
                        + " and (finished_at is null or finished_at > ?)",
                row -> row.text("document_id"),
                values);
    }
}
