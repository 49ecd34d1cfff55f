package io.printsmart.jdbc.internal.store;

import io.printsmart.jdbc.internal.table.ChunkTable;
import io.printsmart.jdbc.internal.transaction.Outcome;
import io.printsmart.jdbc.internal.transaction.Transactions;
import io.printsmart.jdbc.internal.transaction.Write;
import io.printsmart.job.DocumentRef;
import io.printsmart.store.DocumentFormat;
import io.printsmart.store.DocumentTooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Stores the pieces of one document after its row, and then completes the row. */
final class DocumentWriter {

    private final Transactions transactions;
    private final Tables tables;

    DocumentWriter(Transactions transactions, Tables tables) {
        this.transactions = transactions;
        this.tables = tables;
    }

    DocumentRef write(String id, InputStream in, long maxBytes) throws IOException {
        MessageDigest digest = sha256();
        String format = DocumentFormat.UNKNOWN;
        long length = 0;
        int part = 0;
        for (byte[] chunk = next(in, length, maxBytes); chunk.length > 0; chunk = next(in, length, maxBytes)) {
            length += chunk.length;
            if (length > maxBytes) {
                throw new DocumentTooLargeException(maxBytes);
            }
            digest.update(chunk);
            if (part == 0) {
                format = DocumentFormat.sniff(chunk);
            }
            insert(id, part, chunk);
            part++;
        }
        DocumentRef document = new DocumentRef(id, HexFormat.of().formatHex(digest.digest()), length, format);
        complete(document);
        return document;
    }

    /** Reads at most one byte more than allowed, which is enough to know. */
    private static byte[] next(InputStream in, long length, long maxBytes) throws IOException {
        long allowed = maxBytes - length;
        return in.readNBytes(allowed < ChunkTable.CHUNK_BYTES ? (int) allowed + 1 : ChunkTable.CHUNK_BYTES);
    }

    private void insert(String id, int part, byte[] chunk) {
        transactions.writeApart(Write.<Boolean>repeatable("store part " + part + " of document " + id, c -> {
                    tables.chunks().insert(c, id, part, chunk);
                    return Outcome.commit(true);
                })
                .ifUnknown(c -> tables.chunks().exists(c, id, part) ? Optional.of(true) : Optional.empty()));
    }

    private void complete(DocumentRef document) throws IOException {
        boolean complete = transactions.writeApart(Write.repeatable(
                "complete document " + document.id(),
                c -> Outcome.commit(tables.documents().complete(c, document))));
        if (!complete) {
            throw new IOException(
                    "could not store document " + document.id() + ": it was erased while it was being stored");
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
