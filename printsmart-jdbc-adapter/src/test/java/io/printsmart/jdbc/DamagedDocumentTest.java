package io.printsmart.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.jdbc.databases.Bench;
import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.OnEachDatabase;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.job.DocumentRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;

/** A document that was damaged in the database is not read to its end, and never ends early either. */
class DamagedDocumentTest {

    private static final int LENGTH = 600_000; // two whole pieces and a part of one

    private static byte[] content() {
        byte[] content = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            content[i] = (byte) (i * 31 + i / 251);
        }
        return content;
    }

    private static DocumentRef stored(Bench bench) throws IOException {
        return bench.store().documents().put("doc1", new ByteArrayInputStream(content()), LENGTH);
    }

    private static void damage(Bench bench, String sql, Object... values) throws SQLException {
        try (Connection connection = bench.dataSource().getConnection()) {
            assertThat(Sql.update(connection, sql, values)).as("rows of " + sql).isEqualTo(1);
        }
    }

    private static byte[] piece(Bench bench, int part) throws SQLException {
        try (Connection connection = bench.dataSource().getConnection()) {
            return Sql.first(
                            connection,
                            "select content from printsmart_chunk where part = ?",
                            row -> row.bytes("content"),
                            part)
                    .orElseThrow();
        }
    }

    private static void replace(Bench bench, int part, byte[] content) throws SQLException {
        damage(bench, "update printsmart_chunk set content = ? where part = ?", content, part);
    }

    /** Reading ends with an error, before the last byte, and no end of the document is ever seen. */
    private static void assertNotReadToItsEnd(Bench bench, DocumentRef document, String words) throws IOException {
        long read = 0;
        try (InputStream in = bench.store().documents().open(document)) {
            byte[] buffer = new byte[10_000];
            for (int count = in.read(buffer); ; count = in.read(buffer)) {
                assertThat(count).as("the end after " + read + " bytes").isPositive();
                read += count;
                assertThat(read).isLessThan(LENGTH);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining(words).hasMessageContaining("doc1");
        }
        assertThat(read).isLessThan(LENGTH);
    }

    @OnEachDatabase
    void aPieceThatIsMissing(Databases kind) throws Exception {
        for (int part = 0; part < 3; part++) {
            Bench bench = Bench.on(kind);
            DocumentRef document = stored(bench);
            damage(bench, "delete from printsmart_chunk where part = ?", part);
            assertNotReadToItsEnd(bench, document, "is not there");
        }
    }

    @OnEachDatabase
    void aByteThatIsAnother(Databases kind) throws Exception {
        for (int part = 0; part < 3; part++) {
            Bench bench = Bench.on(kind);
            DocumentRef document = stored(bench);
            byte[] piece = piece(bench, part);
            piece[piece.length - 1] ^= 1;
            replace(bench, part, piece);
            assertNotReadToItsEnd(bench, document, "damaged");
        }
    }

    @OnEachDatabase
    void aPieceThatIsCutShort(Databases kind) throws Exception {
        for (int part = 0; part < 3; part++) {
            Bench bench = Bench.on(kind);
            DocumentRef document = stored(bench);
            byte[] piece = piece(bench, part);
            replace(bench, part, java.util.Arrays.copyOf(piece, piece.length - 1));
            // Then the last piece is not enough, and one more is looked for.
            assertNotReadToItsEnd(bench, document, "doc1");
        }
    }

    @OnEachDatabase
    void aPieceThatIsEmptyOrTooLong(Databases kind) throws Exception {
        Bench bench = Bench.on(kind);
        DocumentRef document = stored(bench);
        replace(bench, 1, new byte[0]);
        assertNotReadToItsEnd(bench, document, "damaged");
        replace(bench, 1, new byte[LENGTH]);
        assertNotReadToItsEnd(bench, document, "damaged");
    }

    @OnEachDatabase
    void aRowThatSaysOtherwise(Databases kind) throws Exception {
        Bench bench = Bench.on(kind);
        DocumentRef document = stored(bench);
        damage(bench, "update printsmart_document set byte_count = byte_count - 1");

        assertThatThrownBy(() -> bench.store().documents().open(document))
                .hasMessageContaining("is not what it was when its job was accepted");
    }
}
