package io.printsmart.jdbc.internal.store;

import io.printsmart.jdbc.internal.table.ChunkTable;
import io.printsmart.jdbc.internal.transaction.Outcome;
import io.printsmart.jdbc.internal.transaction.Transactions;
import io.printsmart.jdbc.internal.transaction.Write;
import io.printsmart.job.DocumentRef;
import io.printsmart.store.DocumentCopy;
import java.io.IOException;
import java.io.InputStream;
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
        DocumentRef document =
                DocumentCopy.copy(id, in, maxBytes, ChunkTable.CHUNK_BYTES, (part, chunk) -> insert(id, part, chunk));
        complete(document);
        return document;
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
}
