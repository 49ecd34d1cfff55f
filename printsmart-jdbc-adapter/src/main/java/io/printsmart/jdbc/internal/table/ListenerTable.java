package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.dialect.Dialect;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.job.NodeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The listeners that are told of events, and which node tells each. */
public final class ListenerTable {

    private final String table;
    private final String now;

    /** With the tables' prefix. */
    public ListenerTable(String prefix, Dialect dialect) {
        this.table = prefix + "listener";
        this.now = dialect.now();
    }

    /** All their names. Locks nothing. */
    public List<String> names(Connection connection) throws SQLException {
        return Sql.query(connection, "select name from " + table, row -> row.text("name"));
    }

    /** Adds a listener. */
    public void insert(Connection connection, String listener, Optional<NodeId> holder) throws SQLException {
        Sql.update(
                connection,
                "insert into " + table + " (name, seen_at, holder) values (?, " + now + ", ?)",
                listener,
                holder);
    }

    /** Notes that a listener is there; false if it is not registered. */
    public boolean renew(Connection connection, String listener) throws SQLException {
        return Sql.update(connection, "update " + table + " set seen_at = " + now + " where name = ?", listener) == 1;
    }

    /** Locks a listener, and says who tells it; empty if it is not registered. */
    public Optional<Optional<NodeId>> lock(Connection connection, String listener) throws SQLException {
        return Sql.first(
                connection,
                "select holder from " + table + " where name = ? for update",
                row -> row.optionalText("holder").map(NodeId::new),
                listener);
    }

    /** Gives a node the right to tell a listener. */
    public void hold(Connection connection, String listener, NodeId node) throws SQLException {
        Sql.update(connection, "update " + table + " set holder = ? where name = ?", node, listener);
    }

    /** Removes those that nobody registered since then. */
    public void deleteSilent(Connection connection, Instant since) throws SQLException {
        Sql.update(connection, "delete from " + table + " where seen_at < ?", since);
    }
}
