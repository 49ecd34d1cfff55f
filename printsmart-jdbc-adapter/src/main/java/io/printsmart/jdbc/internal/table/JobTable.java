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
    private final String firstDue;
    private final String firstInLine;

    /** With the tables' prefix. */
    public JobTable(String prefix, Dialect dialect) {
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
        this.firstDue =
                dialect.firstUnlocked(new IndexScan("*", table, table + "_due", "seq", "due_at <= ?", "due_at"));
        this.firstInLine = dialect.firstUnlocked(
                new IndexScan("*", table, table + "_line", "seq", "line_printer = ?", "line_printer, line_rank, seq"));
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
        return Sql.query(connection, firstDue, JobReader::read, now, limit).stream()
                .filter(job -> job.dueAt().filter(due -> !due.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(job -> job.dueAt().orElse(now)))
                .toList();
    }

    /** Locks the first of a line that nobody has locked. */
    public Optional<PrintJob> lockFirstInLine(Connection connection, PrinterId printer) throws SQLException {
        return Sql.first(connection, firstInLine, JobReader::read, printer, 1)
                .filter(job -> job.claim().place() == Place.IN_LINE);
    }

    /** Tells whether anything stands in a line. */
    public boolean hasLine(Connection connection, PrinterId printer) throws SQLException {
        String sql = "select 1 as found from " + table + " where line_printer = ? limit 1";
        return Sql.first(connection, sql, row -> 1, printer).isPresent();
    }

    /** Locks all jobs that stand in a line. */
    public List<PrintJob> lockLine(Connection connection, PrinterId printer) throws SQLException {
        return Sql.query(
                connection, "select * from " + table + " where line_printer = ? for update", JobReader::read, printer);
    }

    /** Reads all jobs that a node holds. */
    public List<PrintJob> held(Connection connection, NodeId node) throws SQLException {
        return Sql.query(connection, "select * from " + table + " where holder = ?", JobReader::read, node);
    }

    /** Locks all jobs that a node holds. */
    public List<PrintJob> lockHeld(Connection connection, NodeId node) throws SQLException {
        return Sql.query(connection, "select * from " + table + " where holder = ? for update", JobReader::read, node);
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
