package io.printsmart.testkit.store;

import io.printsmart.job.DocumentRef;
import io.printsmart.store.DocumentCopy;
import io.printsmart.store.DocumentStore;
import io.printsmart.store.MissingDocumentException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A document store in memory, for tests. */
public final class InMemoryDocumentStore implements DocumentStore {

    private static final class Stored {

        private final byte[] bytes;
        private final String sha256;
        private final Instant at;

        Stored(byte[] bytes, String sha256, Instant at) {
            this.bytes = bytes;
            this.sha256 = sha256;
            this.at = at;
        }
    }

    private static final int CHUNK = 8192;

    private final InstantSource time;
    private final Map<String, Stored> documents = new ConcurrentHashMap<>();

    /**
     * An empty store.
     *
     * @param time tells when a document was stored
     */
    public InMemoryDocumentStore(InstantSource time) {
        this.time = time;
    }

    @Override
    public DocumentRef put(String id, InputStream in, long maxBytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DocumentRef document = DocumentCopy.copy(id, in, maxBytes, CHUNK, (part, some) -> bytes.writeBytes(some));
        Stored stored = new Stored(bytes.toByteArray(), document.sha256(), time.instant());
        if (documents.putIfAbsent(id, stored) != null) {
            throw new FileAlreadyExistsException(id);
        }
        return document;
    }

    @Override
    public InputStream open(DocumentRef document) throws IOException {
        Stored stored = documents.get(document.id());
        if (stored == null) {
            throw new MissingDocumentException(document.id());
        }
        if (stored.bytes.length != document.length() || !stored.sha256.equals(document.sha256())) {
            throw new IOException("document " + document.id() + " is not the one that was stored under this id");
        }
        return new ByteArrayInputStream(stored.bytes);
    }

    @Override
    public void erase(Collection<String> ids) {
        ids.forEach(documents::remove);
    }

    @Override
    public List<String> olderThan(Instant instant, int max) {
        return documents.entrySet().stream()
                .filter(entry -> entry.getValue().at.isBefore(instant))
                .sorted(Comparator.comparing((Map.Entry<String, Stored> entry) -> entry.getValue().at)
                        .thenComparing(Map.Entry::getKey))
                .limit(max)
                .map(Map.Entry::getKey)
                .toList();
    }
}
