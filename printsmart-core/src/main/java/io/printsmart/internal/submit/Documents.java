package io.printsmart.internal.submit;

import io.printsmart.job.DocumentRef;
import io.printsmart.service.DocumentSource;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.Refusal;
import io.printsmart.store.DocumentCopy;
import io.printsmart.store.DocumentStore;
import io.printsmart.store.DocumentTooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Documents on their way in. */
final class Documents {

    private static final Logger LOG = LoggerFactory.getLogger(Documents.class);

    private final DocumentStore store;
    private final Ids ids;
    private final long maxBytes;

    Documents(DocumentStore store, Ids ids, long maxBytes) {
        this.store = store;
        this.ids = ids;
        this.maxBytes = maxBytes;
    }

    /**
     * Stores a document.
     *
     * @throws PrintRefusedException if it is too large or empty
     * @throws UncheckedIOException if it cannot be read or stored
     */
    DocumentRef store(DocumentSource source) {
        String id = ids.next();
        try (InputStream in = source.open()) {
            DocumentRef document = store.put(id, in, maxBytes);
            if (document.length() == 0) {
                erase(document);
                throw new PrintRefusedException(new Refusal.InvalidRequest("document", "it is empty"));
            }
            return document;
        } catch (DocumentTooLargeException e) {
            throw new PrintRefusedException(new Refusal.DocumentTooLarge(e.maxBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("the document cannot be read or stored; nothing was accepted", e);
        }
    }

    /** The known document if the source has the same bytes, else one that has another digest. Nothing is stored. */
    DocumentRef digest(DocumentSource source, DocumentRef known) {
        try (InputStream in = source.open()) {
            MessageDigest sha256 = DocumentCopy.sha256();
            byte[] chunk = new byte[64 * 1024];
            long length = 0;
            for (int read = in.read(chunk); read >= 0 && length <= maxBytes; read = in.read(chunk)) {
                sha256.update(chunk, 0, read);
                length += read;
            }
            return new DocumentRef(known.id(), HexFormat.of().formatHex(sha256.digest()), length, known.format());
        } catch (IOException e) {
            throw new UncheckedIOException("the document cannot be read; nothing was accepted", e);
        }
    }

    /** At once where possible; otherwise the sweep of documents without a job finds it. */
    void erase(DocumentRef document) {
        try {
            store.erase(List.of(document.id()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("document {} could not be erased now and will be swept: {}", document.id(), e.toString());
        }
    }
}
