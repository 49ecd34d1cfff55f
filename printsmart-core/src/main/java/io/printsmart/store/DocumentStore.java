package io.printsmart.store;

import io.printsmart.job.DocumentRef;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Port: keeps documents, in bounded memory whatever their size. Implementations must be safe for use by many threads, and
 * by all nodes that share the {@link PrintStore}.
 */
public interface DocumentStore {

    /**
     * Stores a document. If it fails, nothing of it stays, or what stays is found by {@link #olderThan}.
     *
     * @param id a new id, letters and digits
     * @param in the document; read to its end, not closed
     * @param maxBytes the most bytes it may have
     * @return what was stored; its format is what {@link DocumentFormat#sniff} says
     * @throws DocumentTooLargeException if it has more bytes; it is then not read any further
     * @throws IOException if it cannot be read or stored
     */
    DocumentRef put(String id, InputStream in, long maxBytes) throws IOException;

    /**
     * Opens a document. If a part of it cannot be read, reading throws: the stream never ends early. The length is the
     * document's, or reading throws.
     *
     * @param document what to open
     * @return its bytes
     * @throws MissingDocumentException if it is not there, and never will be again: a job that needs it fails at once
     * @throws IOException if it cannot be read now, or is not what it was: the job waits until it can be, at most until its
     *     deadline
     */
    InputStream open(DocumentRef document) throws IOException;

    /**
     * Erases documents. Those that are not there are passed over.
     *
     * @param ids their ids
     * @throws IOException if one cannot be erased
     */
    void erase(Collection<String> ids) throws IOException;

    /**
     * Finds old documents, also half stored ones, oldest first.
     *
     * @param instant those that were stored before this
     * @param max at most so many
     * @return their ids
     * @throws IOException if they cannot be listed
     */
    List<String> olderThan(Instant instant, int max) throws IOException;
}
