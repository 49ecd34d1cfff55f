package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.job.DocumentRef;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The documents: a row is there before the first chunk of one and after the last, so that none is ever lost sight of. */
public final class DocumentTable {

    private final String table;
    private final String now;

    /** With the tables' prefix. */
    public DocumentTable(String prefix, String now) {
        this.table = prefix + "document";
        this.now = now;
    }

    /** Adds a document that is not complete yet. */
    public void insert(Connection connection, String id) throws SQLException {
        Sql.update(connection, "insert into " + table + " (id, created_at) values (?, " + now + ")", id);
    }

    /** Makes a document complete; false if it was erased meanwhile. */
    public boolean complete(Connection connection, DocumentRef document) throws SQLException {
        return Sql.update(
                        connection,
                        "update " + table + " set byte_count = ?, sha256 = ?, format = ? where id = ?",
                        document.length(),
                        document.sha256(),
                        document.format(),
                        document.id())
                == 1;
    }

    /** Finds a complete document. */
    public Optional<DocumentRef> find(Connection connection, String id) throws SQLException {
        return Sql.first(
                connection,
                "select * from " + table + " where id = ? and sha256 is not null",
                row -> new DocumentRef(
                        row.text("id"), row.text("sha256"), row.number("byte_count"), row.text("format")),
                id);
    }

    /** Tells whether a document is there, complete or not. */
    public boolean exists(Connection connection, String id) throws SQLException {
        return Sql.first(connection, "select id from " + table + " where id = ?", row -> 1, id)
                .isPresent();
    }

    /** Removes a document's row. */
    public void delete(Connection connection, String id) throws SQLException {
        Sql.update(connection, "delete from " + table + " where id = ?", id);
    }

    /** Documents of before a time, complete or not, oldest first. */
    public List<String> olderThan(Connection connection, Instant instant, int max) throws SQLException {
        return Sql.query(
                connection,
                "select id from " + table + " where created_at < ? order by created_at, id limit ?",
                row -> row.text("id"),
                instant,
                max);
    }
}
