package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.jdbc.internal.sql.UnreadableRow;
import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.store.StatusPeriod;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The history of the printers. Whoever writes of a printer has its row locked, so that each has one period without an end. */
public final class StatusTable {

    private final String table;

    /** With the tables' prefix. */
    public StatusTable(String prefix) {
        this.table = prefix + "status";
    }

    /** Ends the present periods of printers, and begins others. */
    public void add(Connection connection, Map<PrinterId, Health> printers, Instant at) throws SQLException {
        end(connection, printers.keySet(), at);
        Sql.batch(
                connection,
                "insert into " + table + " (printer, since_at, status, reasons, message) values (?, ?, ?, ?, ?)",
                printers.entrySet().stream()
                        .map(printer -> values(printer.getKey(), printer.getValue(), at))
                        .toList());
    }

    private static List<Object> values(PrinterId printer, Health health, Instant at) {
        return List.of(printer, at, health.status(), HealthColumns.reasons(health.reasons()), health.message());
    }

    /** Ends the present periods of printers. */
    public void end(Connection connection, Collection<PrinterId> printers, Instant at) throws SQLException {
        Sql.batch(
                connection,
                "update " + table + " set until_at = ? where printer = ? and until_at is null",
                printers.stream().map(printer -> List.<Object>of(at, printer)).toList());
    }

    /** What was known of a printer, newest first. A period that this version cannot make sense of is left out. */
    public List<StatusPeriod> of(Connection connection, PrinterId printer, int max) throws SQLException {
        return Sql.query(
                        connection,
                        "select * from " + table + " where printer = ? order by seq desc limit ?",
                        StatusTable::readable,
                        printer,
                        max)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<StatusPeriod> readable(Row row) throws SQLException {
        try {
            return Optional.of(Sql.read(StatusTable::read, row));
        } catch (UnreadableRow e) {
            return Optional.empty();
        }
    }

    private static StatusPeriod read(Row row) throws SQLException {
        return new StatusPeriod(
                row.constant(PrinterStatus.class, "status"),
                HealthColumns.words(row.text("reasons")),
                row.text("message"),
                row.instant("since_at"),
                row.optionalInstant("until_at"));
    }

    /** Forgets some of the periods that ended before a time, and says how many. */
    public int forget(Connection connection, Instant instant, int max) throws SQLException {
        List<List<Object>> old = Sql.query(
                connection,
                "select seq from " + table + " where until_at < ? order by until_at limit ?",
                row -> List.<Object>of(row.number("seq")),
                instant,
                max);
        Sql.batch(connection, "delete from " + table + " where seq = ?", old);
        return old.size();
    }
}
