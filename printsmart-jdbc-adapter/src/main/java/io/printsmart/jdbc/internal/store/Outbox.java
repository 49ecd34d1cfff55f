package io.printsmart.jdbc.internal.store;

import io.printsmart.event.PrintEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Keeps events for the listeners there are, in the transaction of what they tell. It only reads who they are and adds
 * rows, so that it waits for nobody; where there are none, it writes nothing.
 */
final class Outbox {

    private final Tables tables;

    Outbox(Tables tables) {
        this.tables = tables;
    }

    void put(Connection connection, PrintEvent event) throws SQLException {
        put(connection, List.of(event));
    }

    void put(Connection connection, List<? extends PrintEvent> events) throws SQLException {
        if (!events.isEmpty()) {
            tables.events().insert(connection, tables.listeners().names(connection), events);
        }
    }
}
