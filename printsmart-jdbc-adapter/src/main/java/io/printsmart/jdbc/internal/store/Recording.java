package io.printsmart.jdbc.internal.store;

import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.jdbc.internal.store.HealthWriter.Change;
import io.printsmart.jdbc.internal.table.StoredPrinter;
import io.printsmart.jdbc.internal.transaction.Outcome;
import io.printsmart.jdbc.internal.transaction.Transactions;
import io.printsmart.jdbc.internal.transaction.Write;
import io.printsmart.job.NodeId;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.Slices;
import io.printsmart.store.StatusChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Stores what a node found of the printers that it watches, many of them in one transaction. */
final class Recording {

    /** No transaction locks more printers. */
    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final Tables tables;
    private final HealthWriter writer;

    Recording(Transactions transactions, Tables tables) {
        this.transactions = transactions;
        this.tables = tables;
        this.writer = new HealthWriter(tables);
    }

    Set<PrinterId> record(NodeId me, List<StatusChange> changes) {
        String what = "store what was found of printers";
        transactions.requireNotJoined(what);
        Set<PrinterId> left = new TreeSet<>();
        for (Map<PrinterId, StatusChange> batch : batches(changes)) {
            left.addAll(transactions.write(Write.repeatable(what, c -> record(c, me, batch))));
        }
        return left;
    }

    /** A printer that was found twice is in two of them. */
    private static List<Map<PrinterId, StatusChange>> batches(List<StatusChange> changes) {
        List<Map<PrinterId, StatusChange>> batches = new ArrayList<>();
        Map<PrinterId, StatusChange> batch = new LinkedHashMap<>();
        for (StatusChange change : changes) {
            PrinterId id = change.looked().id();
            if (batch.isEmpty() || batch.size() == AT_ONCE || batch.containsKey(id)) {
                batch = new LinkedHashMap<>();
                batches.add(batch);
            }
            batch.put(id, change);
        }
        return batches;
    }

    private Outcome<Set<PrinterId>> record(Connection connection, NodeId me, Map<PrinterId, StatusChange> batch)
            throws SQLException {
        Set<PrinterId> left = new TreeSet<>(batch.keySet());
        if (!tables.nodes().keep(connection, me)) {
            return Outcome.undo(left);
        }
        Map<PrinterId, StoredPrinter> stored = tables.printers().lock(connection, batch.keySet());
        // None of them goes to somebody else while the node is kept.
        Set<Integer> held =
                Sharing.held(me, tables.slices().heldBy(connection, me)).keySet();
        List<Change> changes = new ArrayList<>();
        batch.forEach((id, found) -> Optional.ofNullable(stored.get(id))
                .filter(was -> held.contains(Slices.of(id)))
                .filter(was -> found.countsFor(was.known()))
                .ifPresent(was ->
                        changes.add(new Change(was, found.health().keepingJobs(was.health()), found.linePause()))));
        for (Change change : changes) {
            PrinterId id = change.was().id();
            StatusChange found = batch.get(id);
            if (found != null && !PrinterStatusChanged.isNews(found.health(), change.health())) {
                left.remove(id);
            }
        }
        writer.write(connection, changes);
        return Outcome.commit(left);
    }
}
