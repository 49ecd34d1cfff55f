package io.printsmart.runner.crash;

import io.printsmart.jdbc.databases.TestDatabase;
import io.printsmart.printer.PrinterStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the watch's tables hold, read where it lies. */
record Watch(TestDatabase database) {

    /**
     * A change of a printer's status that a listener is still to be told of.
     *
     * @param before the status before
     * @param after the status from then on
     */
    record Told(PrinterStatus before, PrinterStatus after) {}

    /** The nodes that hold slices, each with their number. */
    Map<String, Long> shares() {
        return holders().values().stream().collect(Collectors.groupingBy(node -> node, Collectors.counting()));
    }

    /** Who holds each slice. */
    Map<Integer, String> holders() {
        Map<Integer, String> holders = new TreeMap<>();
        read(
                "select slice, holder from printsmart_slice where holder is not null",
                row -> holders.put(row.getInt("slice"), row.getString("holder")));
        return holders;
    }

    /** When the lease of each node ends, by the database's clock. */
    Map<String, Instant> leases() {
        Map<String, Instant> leases = new TreeMap<>();
        read(
                "select id, lease_until from printsmart_node",
                row -> leases.put(row.getString("id"), Instant.ofEpochMilli(row.getLong("lease_until"))));
        return leases;
    }

    /** What listeners are to be told of each printer, oldest first. */
    Map<String, List<Told>> told() {
        Map<String, List<Told>> told = new TreeMap<>();
        read(
                "select subject, before_state, state from printsmart_event where kind = 'PRINTER_STATUS'"
                        + " order by listener, subject, version",
                row -> told.computeIfAbsent(
                                row.getString("subject").substring("printer:".length()), name -> new ArrayList<>())
                        .add(new Told(
                                PrinterStatus.valueOf(row.getString("before_state")),
                                PrinterStatus.valueOf(row.getString("state")))));
        return told;
    }

    /** The kinds of all events that listeners are to be told of. */
    Map<String, Long> kinds() {
        Map<String, Long> kinds = new TreeMap<>();
        read(
                "select kind, count(*) as events from printsmart_event group by kind",
                row -> kinds.put(row.getString("kind"), row.getLong("events")));
        return kinds;
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void read(String query, Reader reader) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
