package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.jdbc.internal.sql.UnreadableRow;
import io.printsmart.printer.DeviceUri;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.printer.Slices;
import io.printsmart.store.KnownPrinter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The printers, as the host states them and as they were last found. */
public final class PrinterTable {

    private final String table;
    private final String select;
    private final UnreadablePrinters unreadable = new UnreadablePrinters();

    /** With the tables' prefix. */
    public PrinterTable(String prefix) {
        this.table = prefix + "printer";
        this.select = "select p.*, exists (select 1 from " + prefix + "job j where j.held_printer = p.id) as busy,"
                + " w.holder as watcher, w.seen_at as all_seen_at from " + table + " p left join " + prefix
                + "slice w on w.slice = p.slice";
    }

    /** Adds a printer that was never looked at. Its version begins above those of any earlier one of its name. */
    public void insert(Connection connection, Printer printer, Instant now) throws SQLException {
        Sql.update(
                connection,
                "insert into " + table
                        + " (id, uri, slice, device, site, color, duplex, formats, loopback_allowed, must_complete, enabled,"
                        + " status, reasons, message, counts_impressions, wakes_within_ms, flapping, failed_jobs, version)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                printer.id(),
                printer.uri(),
                Slices.of(printer.id()),
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

    /** Writes what was found of printers, whose rows are locked, and their versions. */
    public void update(Connection connection, Collection<StoredPrinter> printers) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        for (StoredPrinter printer : printers) {
            List<Object> values = HealthColumns.values(printer.health());
            values.add(printer.version());
            values.add(printer.id());
            rows.add(values);
        }
        Sql.batch(
                connection, "update " + table + " set " + HealthColumns.ASSIGNED + ", version = ? where id = ?", rows);
    }

    /** Of a printer whose row cannot be read: that it was never looked at. */
    public void forgetHealth(Connection connection, PrinterId id) throws SQLException {
        List<Object> values = HealthColumns.values(Health.NEVER_PROBED);
        values.add(id);
        Sql.batch(connection, "update " + table + " set " + HealthColumns.ASSIGNED + " where id = ?", List.of(values));
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
    public Optional<StoredPrinter> lock(Connection connection, PrinterId id) throws SQLException {
        return lockRow(connection, id)
                ? Sql.first(connection, select + " where p.id = ?", PrinterTable::readRow, id)
                : Optional.empty();
    }

    /** Finds printers and locks their rows, always in the order of their names; those that cannot be read are left out. */
    public Map<PrinterId, StoredPrinter> lock(Connection connection, Collection<PrinterId> ids) throws SQLException {
        List<PrinterId> wanted = List.copyOf(ids);
        String in = Sql.in(wanted);
        String lock = "select id from " + table + " where id in " + in + " order by id for update";
        Sql.query(connection, lock, row -> row.text("id"), wanted);
        Map<PrinterId, StoredPrinter> found = new HashMap<>();
        Sql.query(connection, select + " where p.id in " + in, row -> readable(row, PrinterTable::readRow), wanted)
                .forEach(row -> row.ifPresent(printer -> found.put(printer.id(), printer)));
        return found;
    }

    /** Locks a printer's row, whatever is in it; false if there is none. */
    public boolean lockRow(Connection connection, PrinterId id) throws SQLException {
        String sql = "select id from " + table + " where id = ? for update";
        return Sql.first(connection, sql, row -> row.text("id"), id).isPresent();
    }

    /** Finds a printer, whose row is locked; empty also where this version cannot make sense of it. */
    public Optional<StoredPrinter> findReadable(Connection connection, PrinterId id) throws SQLException {
        return Sql.first(connection, select + " where p.id = ?", row -> readable(row, PrinterTable::readRow), id)
                .flatMap(stored -> stored);
    }

    /** The printer that has a device. */
    public Optional<PrinterId> ownerOfDevice(Connection connection, DeviceUri uri) throws SQLException {
        String sql = "select id from " + table + " where device = ?";
        return Sql.first(connection, sql, row -> new PrinterId(row.text("id")), digest(uri));
    }

    /** All printers that can be read, sorted as Java sorts their names. One that cannot holds up nobody else. */
    public List<KnownPrinter> list(Connection connection) throws SQLException {
        return sorted(Sql.query(connection, select, row -> readable(row, PrinterTable::read)));
    }

    /** The same of some slices. */
    public List<KnownPrinter> list(Connection connection, Collection<Integer> slices) throws SQLException {
        return sorted(Sql.query(
                connection,
                select + " where p.slice in " + Sql.in(slices),
                row -> readable(row, PrinterTable::read),
                List.copyOf(slices)));
    }

    private static List<KnownPrinter> sorted(List<Optional<KnownPrinter>> rows) {
        return rows.stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(known -> known.printer().id()))
                .toList();
    }

    private <T> Optional<T> readable(Row row, Sql.Reader<T> reader) throws SQLException {
        try {
            return Optional.of(Sql.read(reader, row));
        } catch (UnreadableRow e) {
            unreadable.tell(row.text("id"), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static StoredPrinter readRow(Row row) throws SQLException {
        Printer printer = new Printer(
                new PrinterId(row.text("id")),
                DeviceUri.parse(row.text("uri")),
                row.text("site"),
                CapabilityColumns.stated(row),
                row.flag("loopback_allowed"),
                row.flag("must_complete"),
                row.flag("enabled"));
        boolean watched = row.optionalText("watcher").isPresent();
        return new StoredPrinter(
                new KnownPrinter(printer, HealthColumns.read(row), row.flag("busy"), watched), row.number("version"));
    }

    /** Whoever looked at all of its slice looked at it, too. */
    private static KnownPrinter read(Row row) throws SQLException {
        KnownPrinter known = readRow(row).known();
        Optional<Instant> own = known.health().seenAt();
        return row.optionalInstant("all_seen_at")
                .filter(all -> own.filter(all::isAfter).isPresent())
                .map(all -> known.with(known.health().seenAt(all)))
                .orElse(known);
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
}
