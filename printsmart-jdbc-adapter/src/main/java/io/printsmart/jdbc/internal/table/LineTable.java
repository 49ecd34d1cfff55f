package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.dialect.Dialect;
import io.printsmart.jdbc.internal.dialect.Dialect.IndexScan;
import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.printer.PrinterId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The printers' lines: one row for each printer, due when the next job in line is to be looked for. It is not due while a
 * job has the printer, which the job's row says, and while nobody stands in line.
 */
public final class LineTable {

    private final String table;
    private final String now;
    private final Dialect dialect;
    private final IndexScan due;
    private final String nextDue;

    /** With the tables' prefix. */
    public LineTable(String prefix, Dialect dialect) {
        this.table = prefix + "line";
        this.now = dialect.now();
        this.dialect = dialect;
        this.due = new IndexScan("printer, due_at", table, table + "_due", "printer", "due_at <= ?", "due_at");
        this.nextDue = "select due_at from " + table + " l where due_at is not null and exists (select 1 from " + prefix
                + "job j where j.line_printer = l.printer) order by due_at limit 1";
    }

    /** Adds a printer's line, in which nobody stands: nobody goes into a line that is not there. */
    public void insert(Connection connection, PrinterId printer) throws SQLException {
        Sql.update(connection, "insert into " + table + " (printer) values (?)", printer);
    }

    /** Removes a printer's line. */
    public void delete(Connection connection, PrinterId printer) throws SQLException {
        Sql.update(connection, "delete from " + table + " where printer = ?", printer);
    }

    /** Locks lines, always in the order of their names, and tells when those that are there are due. */
    public NavigableMap<PrinterId, Optional<Instant>> lock(Connection connection, Collection<PrinterId> printers)
            throws SQLException {
        NavigableMap<PrinterId, Optional<Instant>> lines = new TreeMap<>();
        for (PrinterId printer : new TreeSet<>(printers)) {
            Sql.first(
                            connection,
                            "select due_at from " + table + " where printer = ? for update",
                            row -> row.optionalInstant("due_at"),
                            printer)
                    .ifPresent(due -> lines.put(printer, due));
        }
        return lines;
    }

    /** Locks the longest due lines that nobody has locked and that are not among those seen already. */
    public List<PrinterId> lockDue(Connection connection, Instant instant, Collection<PrinterId> seen, int limit)
            throws SQLException {
        record Due(PrinterId printer, Optional<Instant> at) {
            static Due read(Row row) throws SQLException {
                return new Due(new PrinterId(row.text("printer")), row.optionalInstant("due_at"));
            }
        }
        List<Object> values = new ArrayList<>();
        values.add(instant);
        values.addAll(seen);
        return dialect.lockFirst(connection, due.except(seen), values, limit, Due::read).stream()
                .filter(line -> line.at().filter(at -> !at.isAfter(instant)).isPresent())
                .map(Due::printer)
                .sorted()
                .toList();
    }

    /** Makes a line due. */
    public void dueNow(Connection connection, PrinterId printer) throws SQLException {
        Sql.update(connection, "update " + table + " set due_at = " + now + " where printer = ?", printer);
    }

    /** Makes lines due at some time, or not at all. */
    public void due(Connection connection, Collection<PrinterId> printers, Optional<Instant> at) throws SQLException {
        Sql.batch(
                connection,
                "update " + table + " set due_at = ? where printer = ?",
                printers.stream()
                        .sorted()
                        .map(printer -> List.<Object>of(at, printer))
                        .toList());
    }

    /** Makes lines due, each at its time. */
    public void due(Connection connection, SortedMap<PrinterId, Instant> lines) throws SQLException {
        Sql.batch(
                connection,
                "update " + table + " set due_at = ? where printer = ?",
                lines.entrySet().stream()
                        .map(line -> List.<Object>of(line.getValue(), line.getKey()))
                        .toList());
    }

    /** When the next line is due in which somebody stands. */
    public Optional<Instant> nextDue(Connection connection) throws SQLException {
        return Sql.first(connection, nextDue, row -> row.instant("due_at"));
    }
}
