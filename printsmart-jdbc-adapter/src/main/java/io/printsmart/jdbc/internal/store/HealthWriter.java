package io.printsmart.jdbc.internal.store;

import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrinterFlapping;
import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.jdbc.internal.table.StoredPrinter;
import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes what was found of printers, whose rows are locked: their health and its history, the events, and when the lines
 * of those are due that came online. So many round trips are taken for many printers as for one.
 */
final class HealthWriter {

    /**
     * What is known of a printer from now on.
     *
     * @param was its row
     * @param health what is known
     * @param linePause how long its line rests if it comes online
     */
    record Change(StoredPrinter was, Health health, Duration linePause) {

        boolean isNews() {
            return PrinterStatusChanged.isNews(was.health(), health);
        }

        boolean flapsOrCeases() {
            return was.health().flapping() != health.flapping();
        }

        boolean comesOnline() {
            return health.isOnline() && !was.health().isOnline();
        }

        /** Each of its events has a version of its own; flapping is told first. */
        long version() {
            return was.version() + (flapsOrCeases() ? 1 : 0) + (isNews() ? 1 : 0);
        }

        List<PrintEvent> events(Instant at) {
            List<PrintEvent> events = new ArrayList<>();
            long flappingVersion = was.version() + 1;
            PrinterFlapping.between(was.id(), was.health(), health, flappingVersion, at)
                    .ifPresent(events::add);
            PrinterStatusChanged.between(was.id(), was.health(), health, version(), at)
                    .ifPresent(events::add);
            return events;
        }
    }

    private final Tables tables;
    private final Outbox outbox;

    HealthWriter(Tables tables) {
        this.tables = tables;
        this.outbox = new Outbox(tables);
    }

    /** One that comes online has its line due at once. */
    void write(Connection connection, StoredPrinter was, Health health) throws SQLException {
        write(connection, List.of(new Change(was, health, Duration.ZERO)));
    }

    /** No printer may be among them twice. */
    void write(Connection connection, List<Change> changes) throws SQLException {
        tables.printers()
                .update(connection, changes.stream().map(HealthWriter::row).toList());
        Optional<Instant> at = changes.stream().anyMatch(change -> change.isNews() || change.flapsOrCeases())
                ? Optional.of(tables.clock().now(connection))
                : Optional.empty();
        if (at.isPresent()) {
            tell(connection, changes, at.get());
        }
    }

    /** One that comes online is news in any case. */
    private void tell(Connection connection, List<Change> changes, Instant at) throws SQLException {
        SortedMap<PrinterId, Health> news = new TreeMap<>();
        SortedMap<PrinterId, Instant> lines = new TreeMap<>();
        List<PrintEvent> events = new ArrayList<>();
        for (Change change : changes) {
            if (change.isNews()) {
                news.put(change.was().id(), change.health());
            }
            if (change.comesOnline()) {
                lines.put(change.was().id(), at.plus(change.linePause()));
            }
            events.addAll(change.events(at));
        }
        tables.statuses().add(connection, news, at);
        outbox.put(connection, events);
        tables.lines().due(connection, lines);
    }

    private static StoredPrinter row(Change change) {
        return new StoredPrinter(change.was().known().with(change.health()), change.version());
    }
}
