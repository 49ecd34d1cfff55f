package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.dialect.Dialect;
import io.printsmart.jdbc.internal.dialect.Dialect.IndexScan;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.job.Claim.Place;
import io.printsmart.job.JobId;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.PrinterId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Jobs as they are written and claimed. Every write puts its random number into {@code write_no}, and every claim into
 * {@code claim_no} too, by which what became of a commit without an answer can be found out.
 */
public final class JobTable {

    private static final List<Map<String, Function<PrintJob, Object>>> CHANGING =
            List.of(JobColumns.PROGRESS, JobColumns.CLAIM);

    private final String table;
    private final String insert;
    private final String update;
    private final String changeHands;
    private final String claim;
    private final Dialect dialect;
    private final SetAside setAside;
    private final IndexScan due;
    private final IndexScan inLine;

    /** With the tables' prefix. */
    public JobTable(String prefix, Dialect dialect, SetAside setAside) {
        this.dialect = dialect;
        this.setAside = setAside;
        this.table = prefix + "job";
        List<String> all = new ArrayList<>(JobColumns.ORDER.keySet());
        CHANGING.forEach(group -> all.addAll(group.keySet()));
        this.insert = "insert into " + table + " (" + String.join(", ", all) + ", write_no) values ("
                + all.stream().map(column -> "?").collect(Collectors.joining(", ")) + ", ?)";
        String handed = "update " + table + " set " + assigned(JobColumns.CLAIM) + ", write_no = ?";
        this.update = "update " + table + " set " + assigned(JobColumns.PROGRESS) + ", " + assigned(JobColumns.CLAIM)
                + ", write_no = ? where id = ? and fence = ? and version = ?";
        this.changeHands = handed + " where id = ?";
        this.claim = handed + ", claim_no = ? where id = ?";
        this.due = new IndexScan("*", table, table + "_due", "seq", "due_at <= ?", "due_at");
        this.inLine =
                new IndexScan("*", table, table + "_line", "seq", "line_printer = ?", "line_printer, line_rank, seq");
    }

    /** Adds a job. */
    public void insert(Connection connection, PrintJob job, long writeNo) throws SQLException {
        List<Object> values = JobColumns.values(job, List.of(JobColumns.ORDER, JobColumns.PROGRESS, JobColumns.CLAIM));
        values.add(writeNo);
        Sql.batch(connection, insert, List.of(values));
    }

    /** Writes a decided job over the claim and version that it was decided from; false if those are not there. */
    public boolean update(Connection connection, PrintJob before, PrintJob after, long writeNo) throws SQLException {
        List<Object> values = JobColumns.values(after, CHANGING);
        values.add(writeNo);
        values.add(before.id());
        values.add(before.claim().fence());
        values.add(before.claim().version());
        return Sql.update(connection, update, values.toArray()) == 1;
    }

    /** Writes who has the jobs and where they stand, and nothing else; their rows are locked. */
    public void changeHands(Connection connection, Collection<PrintJob> jobs, long writeNo) throws SQLException {
        Sql.batch(
                connection,
                changeHands,
                jobs.stream().map(job -> handed(job, writeNo, job.id())).toList());
    }

    /** Like {@link #changeHands}, for jobs that a node gets. */
    public void claim(Connection connection, Collection<PrintJob> jobs, long claimNo) throws SQLException {
        Sql.batch(
                connection,
                claim,
                jobs.stream()
                        .map(job -> handed(job, claimNo, claimNo, job.id()))
                        .toList());
    }

    /** Locks the longest due jobs that nobody has locked. */
    public List<PrintJob> lockDue(Connection connection, Instant now, int limit) throws SQLException {
        return lockFirst(connection, due, now, now, limit).stream()
                .filter(job -> job.dueAt().filter(at -> !at.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(job -> job.dueAt().orElse(now)))
                .toList();
    }

    /** Locks the first of a line that nobody has locked. */
    public Optional<PrintJob> lockFirstInLine(Connection connection, PrinterId printer, Instant now)
            throws SQLException {
        return lockFirst(connection, inLine, printer, now, 1).stream()
                .filter(job -> job.claim().place() == Place.IN_LINE)
                .findFirst();
    }

    /** Looks again, past those that cannot be read, as long as it comes upon new ones of them. */
    private List<PrintJob> lockFirst(Connection connection, IndexScan scan, Object value, Instant now, int limit)
            throws SQLException {
        List<PrintJob> jobs;
        List<Long> passed;
        do {
            passed = setAside.at(now);
            List<Object> values = new ArrayList<>();
            values.add(value);
            values.addAll(passed);
            List<JobRow> rows = dialect.lockFirst(connection, scan.except(passed), values, limit, JobRow::read);
            jobs = setAside.readable(rows, now);
        } while (setAside.at(now).size() > passed.size());
        return jobs;
    }

    /** When a line is to be looked at again in which nobody was found; empty if not before somebody goes into it. */
    public Optional<Instant> lookAgainAt(Connection connection, PrinterId printer, Instant now) throws SQLException {
        List<Long> passed = setAside.at(now);
        String sql = "select seq from " + table + " where line_printer = ? limit " + (passed.size() + 1);
        List<Long> standing = Sql.query(connection, sql, row -> row.number("seq"), printer);
        if (standing.isEmpty()) {
            return Optional.empty();
        }
        // Someone may be locked who is about to leave the line, or not to leave it: then the line stays due.
        return Optional.of(passed.containsAll(standing) ? now.plus(SetAside.WHILE) : now);
    }

    /** Locks all jobs that stand in a line and can be read. */
    public List<PrintJob> lockLine(Connection connection, PrinterId printer, Instant now) throws SQLException {
        String sql = "select * from " + table + " where line_printer = ? for update";
        return setAside.readable(Sql.query(connection, sql, JobRow::read, printer), now);
    }

    /** Reads all jobs that a node holds and that can be read. */
    public List<PrintJob> held(Connection connection, NodeId node, Instant now) throws SQLException {
        return held(connection, node, now, "");
    }

    /** Locks all jobs that a node holds, but for those that others have locked and those that cannot be read. */
    public List<PrintJob> lockHeld(Connection connection, NodeId node, Instant now) throws SQLException {
        return held(connection, node, now, " for update skip locked");
    }

    private List<PrintJob> held(Connection connection, NodeId node, Instant now, String lock) throws SQLException {
        String sql = "select * from " + table + " where holder = ?" + lock;
        return setAside.readable(Sql.query(connection, sql, JobRow::read, node), now);
    }

    /** Tells whether a node holds any job. */
    public boolean holdsAny(Connection connection, NodeId node) throws SQLException {
        String sql = "select 1 as found from " + table + " where holder = ? limit 1";
        return Sql.first(connection, sql, row -> 1, node).isPresent();
    }

    /** Of some printers, those that jobs hold. */
    public Set<PrinterId> heldPrinters(Connection connection, Collection<PrinterId> printers) throws SQLException {
        if (printers.isEmpty()) {
            return Set.of();
        }
        String sql = "select held_printer from " + table + " where held_printer in " + Sql.in(printers);
        return new TreeSet<>(
                Sql.query(connection, sql, row -> new PrinterId(row.text("held_printer")), List.copyOf(printers)));
    }

    /** Waits until whoever writes a job has ended, and tells whether the last write was the one with this number. */
    public boolean wasWritten(Connection connection, JobId id, long writeNo) throws SQLException {
        String sql = "select write_no from " + table + " where id = ? for update";
        return Sql.first(connection, sql, row -> row.number("write_no"), id)
                .filter(number -> number == writeNo)
                .isPresent();
    }

    /** Waits until whoever writes these jobs has ended, and reads those that one claim gave to a node. */
    public List<PrintJob> claimed(Connection connection, NodeId node, long claimNo, Collection<JobId> ids)
            throws SQLException {
        String sql = "select * from " + table + " where id in " + Sql.in(ids) + " order by seq for update";
        record Claimed(PrintJob job, long number) {}
        return Sql.query(
                        connection,
                        sql,
                        row -> new Claimed(
                                JobReader.read(row),
                                row.optionalNumber("claim_no").orElse(0L)),
                        List.copyOf(ids))
                .stream()
                .filter(found -> found.number() == claimNo && found.job().isHeldBy(node))
                .map(Claimed::job)
                .toList();
    }

    private static List<Object> handed(PrintJob job, Object... further) {
        List<Object> values = JobColumns.values(job, List.of(JobColumns.CLAIM));
        values.addAll(List.of(further));
        return values;
    }

    private static String assigned(Map<String, Function<PrintJob, Object>> columns) {
        return columns.keySet().stream().map(name -> name + " = ?").collect(Collectors.joining(", "));
    }
}
