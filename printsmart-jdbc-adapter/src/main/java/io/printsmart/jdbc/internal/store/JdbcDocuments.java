package io.printsmart.jdbc.internal.store;

import io.printsmart.jdbc.internal.transaction.Outcome;
import io.printsmart.jdbc.internal.transaction.Transactions;
import io.printsmart.jdbc.internal.transaction.Work;
import io.printsmart.jdbc.internal.transaction.Write;
import io.printsmart.job.DocumentRef;
import io.printsmart.store.DocumentStore;
import io.printsmart.store.MissingDocumentException;
import io.printsmart.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Documents in the database, piece by piece. Each piece is written and read in a transaction of its own, so that none is
 * open while the host's stream or a printer is waited for, and none is part of a transaction that the host has joined.
 */
public final class JdbcDocuments implements DocumentStore {

    private static final int ERASED_AT_ONCE = 50;

    private final Transactions transactions;
    private final Tables tables;

    /** Over the tables of a store. */
    public JdbcDocuments(Transactions transactions, Tables tables) {
        this.transactions = transactions;
        this.tables = tables;
    }

    @Override
    public DocumentRef put(String id, InputStream in, long maxBytes) throws IOException {
        insert(id);
        try {
            return new DocumentWriter(transactions, tables).write(id, in, maxBytes);
        } catch (StoreException e) {
            throw undone(id, new IOException(e.getMessage(), e));
        } catch (IOException e) {
            throw undone(id, e);
        }
    }

    @Override
    public InputStream open(DocumentRef document) throws IOException {
        Optional<DocumentRef> found =
                read("open document " + document.id(), c -> tables.documents().find(c, document.id()));
        if (found.isEmpty()) {
            throw new MissingDocumentException(document.id());
        }
        if (!found.get().equals(document)) {
            throw new IOException("document " + document.id() + " is not what it was when its job was accepted");
        }
        return new DocumentStream(document, part -> chunk(document.id(), part));
    }

    @Override
    public void erase(Collection<String> ids) throws IOException {
        for (String id : ids) {
            while (write("erase document " + id, c -> eraseSome(c, id)) == ERASED_AT_ONCE) {
                // Transactions stay short, however large the document is.
            }
        }
    }

    @Override
    public List<String> olderThan(Instant instant, int max) throws IOException {
        return read("list documents", c -> tables.documents().olderThan(c, instant, max));
    }

    /** The row goes last: a document that is only half erased is still found by its age. */
    private int eraseSome(Connection connection, String id) throws SQLException {
        int erased = tables.chunks().deleteSome(connection, id, ERASED_AT_ONCE);
        if (erased < ERASED_AT_ONCE) {
            tables.documents().delete(connection, id);
        }
        return erased;
    }

    private void insert(String id) throws IOException {
        try {
            boolean isNew = transactions.writeApart(Write.<Boolean>repeatable("store document " + id, c -> {
                        tables.documents().insert(c, id);
                        return Outcome.commit(true);
                    })
                    .ifUnknown(c -> tables.documents().exists(c, id) ? Optional.of(true) : Optional.empty())
                    .ifDuplicate(c -> Optional.of(false)));
            if (!isNew) {
                throw new IOException("document " + id + " is there already; each document needs a new id");
            }
        } catch (StoreException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private IOException undone(String id, IOException failure) {
        try {
            erase(List.of(id));
        } catch (IOException e) {
            // What stays is found by its age.
            failure.addSuppressed(e);
        }
        return failure;
    }

    private byte[] chunk(String id, int part) throws IOException {
        return read(
                        "read part " + part + " of document " + id,
                        c -> tables.chunks().find(c, id, part))
                .orElseThrow(() -> new IOException(
                        "part " + part + " of document " + id + " is not there; was it erased while it was read?"));
    }

    private <T> T write(String what, Work<T> work) throws IOException {
        try {
            return transactions.writeApart(Write.repeatable(what, c -> Outcome.commit(work.in(c))));
        } catch (StoreException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private <T> T read(String what, Work<T> work) throws IOException {
        try {
            return transactions.readApart(what, work);
        } catch (StoreException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
