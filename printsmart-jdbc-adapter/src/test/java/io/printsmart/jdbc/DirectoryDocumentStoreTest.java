package io.printsmart.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.job.DocumentRef;
import io.printsmart.store.DirectoryDocumentStore;
import io.printsmart.store.DocumentStore;
import io.printsmart.testkit.contract.DocumentStoreContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents in a directory. They stand here because the contract is in the testkit, which core cannot see. */
class DirectoryDocumentStoreTest extends DocumentStoreContract {

    /** File systems count in ticks of some milliseconds. */
    private static final Duration TICK = Duration.ofMillis(20);

    @TempDir
    Path directory;

    @Override
    protected DocumentStore emptyStore() {
        try {
            return new DirectoryDocumentStore(directory.resolve("documents"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Instant now() {
        return Instant.now();
    }

    @Override
    protected void passTime(Duration duration) {
        Instant end = Instant.now().plus(duration).plus(TICK);
        while (Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    @Test
    void anIdDoesNotLeadOutOfTheDirectory() {
        DocumentStore documents = emptyStore();
        for (String id : List.of("../evil", "..", "a/b", "a.part", "a b", "/etc/passwd")) {
            assertThatThrownBy(() -> documents.put(id, new ByteArrayInputStream(new byte[3]), 10))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("letters and digits");
            assertThatThrownBy(() -> documents.erase(List.of(id))).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(directory.resolve("evil")).doesNotExist();
    }

    @Test
    void aDocumentThatWasAlteredIsNotReadToItsEnd() throws Exception {
        DocumentStore documents = emptyStore();
        DocumentRef document = documents.put("doc1", new ByteArrayInputStream(new byte[100_000]), 1_000_000);
        Files.write(directory.resolve("documents/doc1"), new byte[99_999]);
        assertThatThrownBy(() -> documents.open(document).readAllBytes()).hasMessageContaining("damaged");
        byte[] altered = new byte[100_000];
        altered[5] = 1;
        Files.write(directory.resolve("documents/doc1"), altered);
        assertThatThrownBy(() -> documents.open(document).readAllBytes()).hasMessageContaining("damaged");
    }

    @Test
    void whatACrashLeftIsFoundByItsAge() throws Exception {
        DocumentStore documents = emptyStore();
        Files.write(directory.resolve("documents/lost.part"), new byte[5]);
        assertThat(documents.olderThan(now().plusSeconds(5), 10)).containsExactly("lost");
        documents.erase(List.of("lost"));
        assertThat(documents.olderThan(now().plusSeconds(5), 10)).isEmpty();
    }
}
