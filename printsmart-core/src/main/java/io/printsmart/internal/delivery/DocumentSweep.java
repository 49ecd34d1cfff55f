package io.printsmart.internal.delivery;

import io.printsmart.store.DocumentStore;
import io.printsmart.store.JobStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Erases documents whose job ended long enough ago, and those that no job ever claimed. */
public final class DocumentSweep {

    private static final int MOST_AT_ONCE = 5000;

    /** A submit in a transaction of the host's may take a while to claim its document. */
    private static final Duration SHORTEST = Duration.ofHours(1);

    private final DocumentStore documents;
    private final JobStore jobs;
    private final Duration retention;
    private final Duration unclaimed;

    /**
     * Creates the sweep.
     *
     * @param documents the documents
     * @param jobs who needs them
     * @param retention how long they are kept after their job has ended
     * @param freshness how long after it was prepared a request may still be submitted
     */
    public DocumentSweep(DocumentStore documents, JobStore jobs, Duration retention, Duration freshness) {
        this.documents = documents;
        this.jobs = jobs;
        this.retention = retention;
        this.unclaimed = SHORTEST.plus(freshness);
    }

    /**
     * Erases what is no longer needed.
     *
     * @param now the store's time
     * @return how many documents were erased
     * @throws IOException if the document store fails
     */
    public int sweep(Instant now) throws IOException {
        Duration age = retention.compareTo(unclaimed) > 0 ? retention : unclaimed;
        List<String> old = documents.olderThan(now.minus(age), MOST_AT_ONCE);
        if (old.isEmpty()) {
            return 0;
        }
        Set<String> needed = jobs.neededDocuments(old, now.minus(retention));
        List<String> unneeded = new ArrayList<>(old);
        unneeded.removeAll(needed);
        documents.erase(unneeded);
        return unneeded.size();
    }
}
