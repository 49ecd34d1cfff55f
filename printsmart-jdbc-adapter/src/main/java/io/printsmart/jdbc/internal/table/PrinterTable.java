package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.jdbc.internal.sql.UnreadableRow;
import io.printsmart.printer.DeviceFacts;
import io.printsmart.printer.DeviceUri;
import io.printsmart.printer.Failures;
import io.printsmart.printer.Health;
import io.printsmart.printer.LearntCapabilities;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.store.KnownPrinter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The printers, as the host states them and as they were last found. */
public final class PrinterTable {

    private final String table;
    private final String select;
    private final UnreadablePrinters unreadable = new UnreadablePrinters();

    /** With the tables' prefix. */
    public PrinterTable(String prefix) {
        this.table = prefix + "printer";
        this.select = "select p.*, exists (select 1 from " + prefix + "job j where j.held_printer = p.id) as busy from "
                + table + " p";
    }

    /** Adds a printer that was never looked at. Its version begins above those of any earlier one of its name. */
    public void insert(Connection connection, Printer printer, Instant now) throws SQLException {
        Sql.update(
                connection,
                "insert into " + table
                        + " (id, uri, device, site, color, duplex, formats, loopback_allowed, must_complete, enabled, status,"
                        + " reasons, message, counts_impressions, failed_jobs, version)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                printer.id(),
                printer.uri(),
                digest(printer.uri()),
                printer.site(),
                printer.capabilities().color(),
                printer.capabilities().duplex(),
                String.join(" ", printer.capabilities().formats()),
                printer.loopbackAllowed(),
                printer.completionRequired(),
                printer.enabled(),
                PrinterStatus.UNKNOWN,
                "",
                "",
                false,
                0,
                now);
    }

    /** Writes what the host states. */
    public void update(Connection connection, Printer printer) throws SQLException {
        Sql.update(
                connection,
                "update " + table
                        + " set uri = ?, device = ?, site = ?, color = ?, duplex = ?, formats = ?, loopback_allowed = ?,"
                        + " must_complete = ?, enabled = ? where id = ?",
                printer.uri(),
                digest(printer.uri()),
                printer.site(),
                printer.capabilities().color(),
                printer.capabilities().duplex(),
                String.join(" ", printer.capabilities().formats()),
                printer.loopbackAllowed(),
                printer.completionRequired(),
                printer.enabled(),
                printer.id());
    }

    /** Writes what was found. */
    public void update(Connection connection, PrinterId id, Health health) throws SQLException {
        Optional<LearntCapabilities> learnt = health.device().capabilities();
        Sql.update(
                connection,
                "update " + table + " set status = ?, reasons = ?, message = ?, since_at = ?, seen_at = ?, uuid = ?,"
                        + " learnt_color = ?, learnt_duplex = ?, learnt_formats = ?, counts_impressions = ?, failed_jobs = ?,"
                        + " rests_until = ? where id = ?",
                health.status(),
                String.join(" ", health.reasons()),
                health.message(),
                health.since(),
                health.seenAt(),
                health.uuid(),
                learnt.flatMap(LearntCapabilities::color),
                learnt.flatMap(LearntCapabilities::duplex),
                CapabilityColumns.formats(learnt),
                health.countsImpressions(),
                health.failures().inARow(),
                health.failures().restsUntil(),
                id);
    }

    /** Raises the version of a printer, whose row is locked, and gives it. */
    public long raiseVersion(Connection connection, PrinterId id) throws SQLException {
        Sql.update(connection, "update " + table + " set version = version + 1 where id = ?", id);
        return Sql.first(connection, "select version from " + table + " where id = ?", row -> row.number("version"), id)
                .orElse(0L);
    }

    /** Remembers that impression counts mean something. */
    public void countsImpressions(Connection connection, PrinterId id) throws SQLException {
        Sql.update(connection, "update " + table + " set counts_impressions = ? where id = ?", true, id);
    }

    /** Writes the administrator's switch. */
    public void enable(Connection connection, PrinterId id, boolean enabled) throws SQLException {
        Sql.update(connection, "update " + table + " set enabled = ? where id = ?", enabled, id);
    }

    /** Removes a printer. */
    public void delete(Connection connection, PrinterId id) throws SQLException {
        Sql.update(connection, "delete from " + table + " where id = ?", id);
    }

    /** Finds a printer. */
    public Optional<KnownPrinter> find(Connection connection, PrinterId id) throws SQLException {
        return Sql.first(connection, select + " where p.id = ?", PrinterTable::read, id);
    }

    /** Finds a printer and locks its row. */
    public Optional<KnownPrinter> lock(Connection connection, PrinterId id) throws SQLException {
        return lockRow(connection, id) ? find(connection, id) : Optional.empty();
    }

    /** Locks a printer's row, whatever is in it; false if there is none. */
    public boolean lockRow(Connection connection, PrinterId id) throws SQLException {
        String sql = "select id from " + table + " where id = ? for update";
        return Sql.first(connection, sql, row -> row.text("id"), id).isPresent();
    }

    /** Finds a printer; empty also where this version cannot make sense of its row. */
    public Optional<KnownPrinter> findReadable(Connection connection, PrinterId id) throws SQLException {
        return Sql.first(connection, select + " where p.id = ?", this::readable, id)
                .flatMap(known -> known);
    }

    /** The printer that has a device. */
    public Optional<PrinterId> ownerOfDevice(Connection connection, DeviceUri uri) throws SQLException {
        String sql = "select id from " + table + " where device = ?";
        return Sql.first(connection, sql, row -> new PrinterId(row.text("id")), digest(uri));
    }

    /** All printers that can be read, sorted as Java sorts their names. One that cannot holds up nobody else. */
    public List<KnownPrinter> list(Connection connection) throws SQLException {
        return Sql.query(connection, select, this::readable).stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(known -> known.printer().id()))
                .toList();
    }

    private Optional<KnownPrinter> readable(Row row) throws SQLException {
        try {
            return Optional.of(Sql.read(PrinterTable::read, row));
        } catch (UnreadableRow e) {
            unreadable.tell(row.text("id"), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static KnownPrinter read(Row row) throws SQLException {
        Printer printer = new Printer(
                new PrinterId(row.text("id")),
                DeviceUri.parse(row.text("uri")),
                row.text("site"),
                CapabilityColumns.stated(row),
                row.flag("loopback_allowed"),
                row.flag("must_complete"),
                row.flag("enabled"));
        Health health = new Health(
                row.constant(PrinterStatus.class, "status"),
                words(row.text("reasons")),
                row.text("message"),
                row.optionalInstant("since_at"),
                row.optionalInstant("seen_at"),
                new Failures(row.integer("failed_jobs"), row.optionalInstant("rests_until")),
                false,
                new DeviceFacts(
                        row.optionalText("uuid"),
                        row.flag("counts_impressions"),
                        Duration.ZERO,
                        CapabilityColumns.learnt(row)));
        return new KnownPrinter(printer, health, row.flag("busy"), false);
    }

    /** Of a length that every database can hold unique. */
    private static String digest(DeviceUri uri) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(uri.device().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
