package io.printsmart.jdbc.internal.store;

import io.printsmart.jdbc.internal.table.SliceTable.Slice;
import io.printsmart.jdbc.internal.transaction.Outcome;
import io.printsmart.jdbc.internal.transaction.Transactions;
import io.printsmart.jdbc.internal.transaction.Write;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.NodeStore;
import io.printsmart.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The nodes and their leases. A node's row is locked before anything that the node holds is taken from it. */
public final class JdbcNodes implements NodeStore {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcNodes.class);

    private final Transactions transactions;
    private final Tables tables;

    JdbcNodes(Transactions transactions, Tables tables) {
        this.transactions = transactions;
        this.tables = tables;
    }

    @Override
    public void join(NodeId node, Duration lease) {
        transactions.requireNotJoined("join as a node");
        boolean joined = transactions.write(Write.<Boolean>repeatable("join as node " + node, c -> {
                    tables.nodes().insert(c, node, lease);
                    return Outcome.commit(true);
                })
                .ifUnknown(c -> tables.nodes().exists(c, node) ? Optional.of(true) : Optional.empty())
                .ifDuplicate(c -> Optional.of(false)));
        if (!joined) {
            throw new StoreException("could not join as node " + node + ": a node of that name has joined before;"
                    + " each run of a node needs a name of its own");
        }
    }

    @Override
    public boolean beat(NodeId node, Duration lease) {
        transactions.requireNotJoined("beat");
        return transactions.write(Write.repeatable(
                "renew the lease of node " + node,
                c -> Outcome.commit(tables.nodes().renew(c, node, lease))));
    }

    @Override
    public void leave(NodeId node) {
        transactions.requireNotJoined("leave");
        transactions.write(Write.repeatable("let node " + node + " leave", c -> {
            if (tables.nodes().lock(c, node)) {
                free(c, node);
            }
            return Outcome.commit(true);
        }));
    }

    /** What cannot be freed now is left for the next time, and keeps nobody from freeing the rest. */
    @Override
    public void freeExpired(NodeId me) {
        transactions.requireNotJoined("free what dead nodes held");
        List<NodeId> expired = transactions.read(
                "find nodes whose lease is over",
                c -> tables.nodes().expired(c, tables.clock().now(c)));
        expired.stream().filter(node -> !node.equals(me)).forEach(this::freeExpiredOne);
    }

    private void freeExpiredOne(NodeId node) {
        try {
            transactions.write(Write.repeatable("free the jobs of node " + node, c -> {
                Instant now = tables.clock().now(c);
                if (tables.nodes().lockExpired(c, node, now)) {
                    free(c, node);
                }
                return Outcome.commit(true);
            }));
        } catch (StoreException e) {
            LOG.warn("could not free the jobs of node {}; it is tried again soon", node, e);
        }
    }

    /**
     * The node's row is locked, so that it can claim nothing any more; it may still let go of what it has. Jobs that
     * others have locked, and those that cannot be read, stay with the node, whose row stays for their sake.
     */
    private void free(Connection connection, NodeId node) throws SQLException {
        Instant now = tables.clock().now(connection);
        tables.nodes().end(connection, node);
        tables.lines().lock(connection, opened(tables.jobs().held(connection, node, now)));
        List<PrintJob> held = tables.jobs().lockHeld(connection, node, now);
        Instant freed = tables.clock().now(connection);
        tables.jobs()
                .changeHands(
                        connection,
                        held.stream().map(job -> Handover.freed(job, freed)).toList(),
                        WriteNumbers.draw());
        tables.lines().due(connection, opened(held), Optional.of(freed));
        List<Slice> watched = tables.slices().heldBy(connection, node);
        tables.slices()
                .free(connection, node, watched.stream().map(Slice::number).toList());
        if (!tables.jobs().holdsAny(connection, node)) {
            tables.nodes().delete(connection, node);
        }
    }

    private static Set<PrinterId> opened(List<PrintJob> held) {
        return held.stream()
                .filter(Handover::mayBeOpen)
                .map(job -> job.order().printer())
                .collect(Collectors.toSet());
    }
}
