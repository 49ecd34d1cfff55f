package io.printsmart.jdbc.internal.store;

import io.printsmart.event.JobEvent;
import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps events for the listeners there are, in the transaction of what they tell. It only reads who they are and adds
 * rows, so that it waits for nobody; where there are none, it writes nothing.
 */
final class Outbox {

    private final Tables tables;

    Outbox(Tables tables) {
        this.tables = tables;
    }

    void put(Connection connection, JobEvent event) throws SQLException {
        tables.events().insert(connection, tables.listeners().names(connection), event);
    }

    /** The printer's row is locked. */
    void put(Connection connection, PrinterId printer, Health before, Health after) throws SQLException {
        if (!PrinterStatusChanged.isNews(before, after)) {
            return;
        }
        List<String> listeners = tables.listeners().names(connection);
        if (listeners.isEmpty()) {
            return;
        }
        long version = tables.printers().raiseVersion(connection, printer);
        Instant at = tables.clock().now(connection);
        Optional<PrinterStatusChanged> event = PrinterStatusChanged.between(printer, before, after, version, at);
        if (event.isPresent()) {
            tables.events().insert(connection, listeners, event.get());
        }
    }
}
