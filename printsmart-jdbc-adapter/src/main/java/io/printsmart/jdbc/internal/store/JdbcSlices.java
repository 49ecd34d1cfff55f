package io.printsmart.jdbc.internal.store;

import io.printsmart.event.NodeBlind;
import io.printsmart.event.SiteStatusChanged;
import io.printsmart.jdbc.internal.table.SiteTable.Site;
import io.printsmart.jdbc.internal.transaction.Outcome;
import io.printsmart.jdbc.internal.transaction.Transactions;
import io.printsmart.jdbc.internal.transaction.Write;
import io.printsmart.job.NodeId;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.SeenSlice;
import io.printsmart.store.SliceStore;
import io.printsmart.store.StatusChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The watch over the printers. What a node writes it writes with its row kept, so that a node that was freed writes nothing
 * any more; rows are locked in the order node, printer, line, slice.
 */
public final class JdbcSlices implements SliceStore {

    private final Transactions transactions;
    private final Tables tables;
    private final Outbox outbox;
    private final Recording recording;

    JdbcSlices(Transactions transactions, Tables tables) {
        this.transactions = transactions;
        this.tables = tables;
        this.outbox = new Outbox(tables);
        this.recording = new Recording(transactions, tables);
    }

    /** Where all is shared out fairly nothing is written or locked. */
    @Override
    public Map<Integer, Long> share(NodeId me) {
        String what = "share the watch over the printers";
        transactions.requireNotJoined(what);
        Optional<Sharing> now = transactions.read(what, c -> sharing(c, me));
        if (now.isEmpty() || now.get().isFair()) {
            return now.map(Sharing::held).orElse(Map.of());
        }
        return transactions.write(Write.repeatable(what, c -> share(c, me)));
    }

    /** Empty if the node is gone. */
    private Optional<Sharing> sharing(Connection connection, NodeId me) throws SQLException {
        Map<NodeId, Boolean> watching = tables.nodes().watching(connection, me);
        return watching.containsKey(me)
                ? Optional.of(Sharing.of(me, watching, tables.slices().all(connection)))
                : Optional.empty();
    }

    @Override
    public Map<Integer, Long> borrow(NodeId me) {
        String what = "borrow the watch over printers";
        transactions.requireNotJoined(what);
        return transactions.write(Write.repeatable(what, c -> {
            if (!tables.nodes().keep(c, me)) {
                return Outcome.undo(Map.of());
            }
            tables.slices().take(c, me, Sharing.free(tables.slices().all(c)));
            return Outcome.commit(Sharing.held(me, tables.slices().heldBy(c, me)));
        }));
    }

    @Override
    public void giveBack(NodeId me) {
        String what = "give back the watch over printers";
        transactions.requireNotJoined(what);
        transactions.write(Write.repeatable(what, c -> {
            // Nothing that is being stored by this right may come after it.
            tables.nodes().ceaseToWatch(c, me);
            tables.slices()
                    .free(c, me, Sharing.held(me, tables.slices().heldBy(c, me)).keySet());
            return Outcome.commit(true);
        }));
    }

    /** What others took meanwhile stays theirs, and is made up for the next time. */
    private Outcome<Map<Integer, Long>> share(Connection connection, NodeId me) throws SQLException {
        if (!tables.nodes().watch(connection, me)) {
            return Outcome.undo(Map.of());
        }
        Optional<Sharing> sharing = sharing(connection, me);
        if (sharing.isEmpty()) {
            return Outcome.undo(Map.of());
        }
        tables.slices().free(connection, me, sharing.get().give());
        tables.slices().take(connection, me, sharing.get().take());
        return Outcome.commit(Sharing.held(me, tables.slices().heldBy(connection, me)));
    }

    @Override
    public List<KnownPrinter> printers(Collection<Integer> slices) {
        return slices.isEmpty()
                ? List.of()
                : transactions.read("list printers", c -> tables.printers().list(c, slices));
    }

    @Override
    public Set<PrinterId> record(NodeId me, List<StatusChange> changes) {
        return recording.record(me, changes);
    }

    @Override
    public void seen(NodeId me, Collection<SeenSlice> slices) {
        String what = "store when printers were looked at";
        transactions.requireNotJoined(what);
        if (!slices.isEmpty()) {
            transactions.write(Write.repeatable(what, c -> {
                tables.slices().seen(c, me, slices);
                return Outcome.commit(true);
            }));
        }
    }

    @Override
    public boolean site(NodeId me, String site, boolean down, int printers) {
        String what = "store whether site " + site + " is down";
        transactions.requireNotJoined(what);
        return transactions.write(Write.repeatable(what, c -> site(c, me, site, down, printers))
                .ifUnknown(c -> tables.sites()
                        .lock(c, site)
                        .filter(now -> now.down() == down)
                        .map(now -> true)));
    }

    /** Two nodes that add the same site have one key: the second one finds it when it is run again. */
    private Outcome<Boolean> site(Connection connection, NodeId me, String name, boolean down, int printers)
            throws SQLException {
        if (!tables.nodes().keep(connection, me)) {
            return Outcome.undo(false);
        }
        Optional<Site> was = tables.sites().lock(connection, name);
        if (was.map(Site::down).orElse(false) == down) {
            return Outcome.undo(false);
        }
        Instant at = tables.clock().now(connection);
        Site site = new Site(down, was.map(Site::version).orElse(at.toEpochMilli()) + 1);
        if (was.isPresent()) {
            tables.sites().update(connection, name, site);
        } else {
            tables.sites().insert(connection, name, site);
        }
        outbox.put(connection, new SiteStatusChanged(name, site.version(), at, down, printers));
        return Outcome.commit(true);
    }

    @Override
    public Set<String> sitesDown() {
        return new TreeSet<>(transactions.read("find sites that are down", tables.sites()::down));
    }

    @Override
    public void blind(NodeId me, int failed, int looked) {
        String what = "store that node " + me + " suspects to be blind";
        transactions.requireNotJoined(what);
        AtomicLong written = new AtomicLong();
        transactions.write(Write.<Boolean>repeatable(what, c -> {
                    Optional<Long> version = tables.nodes().raiseBlindVersion(c, me);
                    if (version.isEmpty()) {
                        return Outcome.undo(false);
                    }
                    written.set(version.get());
                    outbox.put(
                            c, new NodeBlind(me, version.get(), tables.clock().now(c), failed, looked));
                    return Outcome.commit(true);
                })
                .ifUnknown(c -> tables.nodes()
                        .blindVersion(c, me)
                        .filter(version -> version >= written.get())
                        .map(version -> true)));
    }
}
