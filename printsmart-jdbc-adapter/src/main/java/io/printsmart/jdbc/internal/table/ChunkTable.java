package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The documents' bytes, in pieces that fit into memory on either side. */
public final class ChunkTable {

    /** The most bytes of one piece. */
    public static final int CHUNK_BYTES = 256 * 1024;

    private final String table;

    /** With the tables' prefix. */
    public ChunkTable(String prefix) {
        this.table = prefix + "chunk";
    }

    /** Adds a piece. */
    public void insert(Connection connection, String document, int part, byte[] content) throws SQLException {
        Sql.update(
                connection,
                "insert into " + table + " (document_id, part, content) values (?, ?, ?)",
                document,
                part,
                content);
    }

    /** Reads a piece. */
    public Optional<byte[]> find(Connection connection, String document, int part) throws SQLException {
        return Sql.first(
                connection,
                "select content from " + table + " where document_id = ? and part = ?",
                row -> row.bytes("content"),
                document,
                part);
    }

    /** Tells whether a piece is there. */
    public boolean exists(Connection connection, String document, int part) throws SQLException {
        String sql = "select part from " + table + " where document_id = ? and part = ?";
        return Sql.first(connection, sql, row -> 1, document, part).isPresent();
    }

    /** Removes some of a document's first pieces; returns how many. */
    public int deleteSome(Connection connection, String document, int most) throws SQLException {
        String sql = "select part from " + table + " where document_id = ? order by part limit ?";
        List<Integer> parts = Sql.query(connection, sql, row -> row.integer("part"), document, most);
        Sql.batch(
                connection,
                "delete from " + table + " where document_id = ? and part = ?",
                parts.stream().map(part -> List.<Object>of(document, part)).toList());
        return parts.size();
    }
}
