package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.job.NodeId;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.Slices;
import io.printsmart.store.SeenSlice;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The watch over the printers, in {@value Slices#COUNT} parts. Rows are locked last of all, several of them always in the
 * order of their numbers.
 */
public final class SliceTable {

    /**
     * A slice.
     *
     * @param number which one
     * @param holder the node that watches its printers
     * @param changes how often more was known of one of them than that node knew, or the node was another one
     */
    public record Slice(int number, Optional<NodeId> holder, long changes) {

        private static Slice read(Row row) throws SQLException {
            return new Slice(row.integer("slice"), row.optionalText("holder").map(NodeId::new), row.number("changes"));
        }
    }

    private final String table;

    /** With the tables' prefix. */
    public SliceTable(String prefix) {
        this.table = prefix + "slice";
    }

    /** All of them, in their order. Locks nothing. */
    public List<Slice> all(Connection connection) throws SQLException {
        return Sql.query(connection, "select slice, holder, changes from " + table + " order by slice", Slice::read);
    }

    /** Those that a node holds, in their order. Locks nothing. */
    public List<Slice> heldBy(Connection connection, NodeId node) throws SQLException {
        String sql = "select slice, holder, changes from " + table + " where holder = ? order by slice";
        return Sql.query(connection, sql, Slice::read, node);
    }

    /** Gives a node, which is kept, those of some slices that nobody holds by now. It has to read their printers anew. */
    public void take(Connection connection, NodeId node, Collection<Integer> slices) throws SQLException {
        Sql.batch(
                connection,
                "update " + table + " set holder = ?, changes = changes + 1 where slice = ? and holder is null",
                slices.stream()
                        .sorted()
                        .map(slice -> List.<Object>of(node, slice))
                        .toList());
    }

    /** Takes from a node those of some slices that it holds. */
    public void free(Connection connection, NodeId node, Collection<Integer> slices) throws SQLException {
        Sql.batch(
                connection,
                "update " + table + " set holder = null where slice = ? and holder = ?",
                slices.stream()
                        .sorted()
                        .map(slice -> List.<Object>of(slice, node))
                        .toList());
    }

    /** Something else is known of a printer than its watcher knows. */
    public void changed(Connection connection, PrinterId printer) throws SQLException {
        String sql = "update " + table + " set changes = changes + 1 where slice = ?";
        Sql.update(connection, sql, Slices.of(printer));
    }

    /** Notes that all printers of slices were looked at, where the node holds them and nothing has changed meanwhile. */
    public void seen(Connection connection, NodeId node, Collection<SeenSlice> slices) throws SQLException {
        Sql.batch(
                connection,
                "update " + table + " set seen_at = ? where slice = ? and holder = ? and changes = ?",
                slices.stream()
                        .sorted(Comparator.comparingInt(SeenSlice::slice))
                        .map(seen -> List.<Object>of(seen.since(), seen.slice(), node, seen.changes()))
                        .toList());
    }
}
