package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.dialect.Dialect;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.job.NodeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nodes that are alive: one row each, which is the node's right to all that it claimed. */
public final class NodeTable {

    private static final int AT_ONCE = 1000;

    /** The lease of a node that can never renew it. */
    private static final long ENDED = 0;

    private final String table;
    private final String now;
    private final String keepRow;

    /** With the tables' prefix. */
    public NodeTable(String prefix, Dialect dialect) {
        this.table = prefix + "node";
        this.now = dialect.now();
        this.keepRow = dialect.keepRow();
    }

    /** Adds a node. */
    public void insert(Connection connection, NodeId node, Duration lease) throws SQLException {
        Sql.update(
                connection,
                "insert into " + table + " (id, joined_at, lease_until, beats, watches, blind_version) values (?, "
                        + now + ", " + now + " + ?, 0, false, 0)",
                node,
                lease.toMillis());
    }

    /** Renews a lease; false if the node is not there or was ended. */
    public boolean renew(Connection connection, NodeId node, Duration lease) throws SQLException {
        return Sql.update(
                        connection,
                        "update " + table + " set lease_until = " + now + " + ?, beats = beats + 1 where id = ?"
                                + " and lease_until > " + ENDED,
                        lease.toMillis(),
                        node)
                == 1;
    }

    /** Keeps a node from being ended until the transaction ends; false if it is not there or was ended. */
    public boolean keep(Connection connection, NodeId node) throws SQLException {
        String sql = "select id, lease_until from " + table + " where id = ?" + keepRow;
        return Sql.first(connection, sql, row -> row.number("lease_until"), node)
                .filter(until -> until > ENDED)
                .isPresent();
    }

    /** Ends a node for good, though its row stays until all that it held is freed. */
    public void end(Connection connection, NodeId node) throws SQLException {
        Sql.update(connection, "update " + table + " set lease_until = " + ENDED + " where id = ?", node);
    }

    /** Tells whether a node is there and was not ended. */
    public boolean exists(Connection connection, NodeId node) throws SQLException {
        String sql = "select id from " + table + " where id = ? and lease_until > " + ENDED;
        return Sql.first(connection, sql, row -> 1, node).isPresent();
    }

    /** The nodes that were not ended and share the watch over the printers, and one more if it was not ended. */
    public Map<NodeId, Boolean> watching(Connection connection, NodeId more) throws SQLException {
        Map<NodeId, Boolean> watching = new HashMap<>();
        Sql.query(
                        connection,
                        "select id, watches from " + table + " where lease_until > " + ENDED
                                + " and (watches = ? or id = ?)",
                        row -> Map.entry(new NodeId(row.text("id")), row.flag("watches")),
                        true,
                        more)
                .forEach(node -> watching.put(node.getKey(), node.getValue()));
        return watching;
    }

    /** Lets a node share the watch, and keeps it as {@link #keep} does. */
    public boolean watch(Connection connection, NodeId node) throws SQLException {
        String sql = "update " + table + " set watches = ? where id = ? and lease_until > " + ENDED;
        // Some drivers count only rows that became different.
        Sql.update(connection, sql, true, node);
        return keep(connection, node);
    }

    /** Lets a node no longer share the watch. Waits for those who keep it. */
    public void ceaseToWatch(Connection connection, NodeId node) throws SQLException {
        if (lock(connection, node)) {
            Sql.update(connection, "update " + table + " set watches = ? where id = ?", false, node);
        }
    }

    /** Raises the version of a node's events and gives it, and keeps the node as {@link #keep} does. */
    public Optional<Long> raiseBlindVersion(Connection connection, NodeId node) throws SQLException {
        String sql =
                "update " + table + " set blind_version = blind_version + 1 where id = ? and lease_until > " + ENDED;
        return Sql.update(connection, sql, node) == 1 ? blindVersion(connection, node) : Optional.empty();
    }

    /** The version of a node's last event. */
    public Optional<Long> blindVersion(Connection connection, NodeId node) throws SQLException {
        String sql = "select blind_version from " + table + " where id = ?";
        return Sql.first(connection, sql, row -> row.number("blind_version"), node);
    }

    /** Some of those whose lease is over. */
    public List<NodeId> expired(Connection connection, Instant instant) throws SQLException {
        return Sql.query(
                connection,
                "select id from " + table + " where lease_until < ? order by lease_until limit " + AT_ONCE,
                row -> new NodeId(row.text("id")),
                instant);
    }

    /** Locks a node whose lease is over; false if it is not, or if somebody else has locked it. */
    public boolean lockExpired(Connection connection, NodeId node, Instant instant) throws SQLException {
        return Sql.first(
                        connection,
                        "select id, lease_until from " + table
                                + " where id = ? and lease_until < ? for update skip locked",
                        row -> row.instant("lease_until"),
                        node,
                        instant)
                .filter(until -> until.isBefore(instant))
                .isPresent();
    }

    /** Locks a node; false if it is not there. */
    public boolean lock(Connection connection, NodeId node) throws SQLException {
        return Sql.first(connection, "select id from " + table + " where id = ? for update", row -> 1, node)
                .isPresent();
    }

    /** Removes a node. */
    public void delete(Connection connection, NodeId node) throws SQLException {
        Sql.update(connection, "delete from " + table + " where id = ?", node);
    }
}
