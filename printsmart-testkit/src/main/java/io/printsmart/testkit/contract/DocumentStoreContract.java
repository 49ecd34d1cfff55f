package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.job.DocumentRef;
import io.printsmart.store.DocumentStore;
import io.printsmart.store.DocumentTooLargeException;
import io.printsmart.store.MissingDocumentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a document store must do: give back the very bytes, refuse what is too large, and lose nothing half stored. */
public abstract class DocumentStoreContract {

    private static final long NO_LIMIT = Long.MAX_VALUE;
    private static final int THREE_MEGABYTES = 3_000_000;

    private DocumentStore documents;

    /** For adapters' tests. */
    protected DocumentStoreContract() {}

    /**
     * Gives a store that holds no document. Called before each test.
     *
     * @return the store
     */
    protected abstract DocumentStore emptyStore();

    /**
     * The clock by which documents grow old.
     *
     * @return now
     */
    protected abstract Instant now();

    /**
     * Lets time pass on that clock.
     *
     * @param duration how much: some milliseconds
     */
    protected abstract void passTime(Duration duration);

    @BeforeEach
    void setUp() {
        documents = emptyStore();
    }

    private static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private DocumentRef put(String id, byte[] bytes) throws IOException {
        return documents.put(id, new ByteArrayInputStream(bytes), NO_LIMIT);
    }

    private byte[] read(DocumentRef document) throws IOException {
        try (InputStream in = documents.open(document)) {
            return in.readAllBytes();
        }
    }

    /** For ever, so that nobody tries again. */
    private void assertGone(DocumentRef document) {
        assertThatThrownBy(() -> documents.open(document))
                .isInstanceOf(MissingDocumentException.class)
                .hasMessageContaining(document.id());
    }

    /** Something is there: whoever needs it may be luckier the next time. */
    private void assertUnreadable(DocumentRef document) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(MissingDocumentException.class);
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void aDocumentComesBackByteForByte() throws Exception {
        byte[] bytes = random(THREE_MEGABYTES, 7);

        DocumentRef document = put("doc1", bytes);

        assertThat(document.id()).isEqualTo("doc1");
        assertThat(document.length()).isEqualTo(bytes.length);
        assertThat(document.sha256()).isEqualTo(sha256(bytes));
        assertThat(read(document)).isEqualTo(bytes);
        assertThat(read(document)).as("read again").isEqualTo(bytes);
    }

    @Test
    void documentsAroundTheSizeOfAChunkComeBack() throws Exception {
        for (int length : List.of(1, 8_191, 8_192, 8_193, 65_536, 262_143, 262_144, 262_145, 524_288)) {
            byte[] bytes = random(length, length);
            assertThat(read(put("doc" + length, bytes))).as("%d bytes", length).isEqualTo(bytes);
        }
    }

    @Test
    void anEmptyDocumentIsADocument() throws Exception {
        DocumentRef document = put("doc1", new byte[0]);

        assertThat(document.length()).isZero();
        assertThat(document.sha256()).isEqualTo(sha256(new byte[0]));
        assertThat(document.format()).isEqualTo("application/octet-stream");
        assertThat(read(document)).isEmpty();
    }

    @Test
    void aFormatIsToldByTheFirstBytes() throws Exception {
        assertThat(put("doc1", text("%PDF-1.7\n")).format()).isEqualTo("application/pdf");
        assertThat(put("doc2", text("%!PS-Adobe-3.0\n")).format()).isEqualTo("application/postscript");
        assertThat(put("doc3", text("Hello\n")).format()).isEqualTo("text/plain");
        assertThat(put("doc4", random(5000, 4)).format()).isEqualTo("application/octet-stream");
    }

    @Test
    void aDocumentThatComesInDribsAndDrabsIsStoredWhole() throws Exception {
        byte[] bytes = random(300_000, 11);
        InputStream dribbling = new OddStreams.Dribbling(bytes, 5000, 3);

        DocumentRef document = documents.put("doc1", dribbling, NO_LIMIT);

        assertThat(document.sha256()).isEqualTo(sha256(bytes));
        assertThat(read(document)).isEqualTo(bytes);
    }

    @Test
    void aDocumentCanBeReadInAnyManner() throws Exception {
        byte[] bytes = random(300_000, 13);
        DocumentRef document = put("doc1", bytes);

        try (InputStream in = documents.open(document)) {
            assertThat(in.read()).isEqualTo(bytes[0] & 0xff);
            in.skipNBytes(262_142);
            assertThat(in.readNBytes(3)).isEqualTo(new byte[] {bytes[262_143], bytes[262_144], bytes[262_145]});
            assertThat(in.readAllBytes()).hasSize(300_000 - 262_146).endsWith(bytes[299_998], bytes[299_999]);
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read(new byte[5])).isEqualTo(-1);
        }
    }

    @Test
    void theCallersStreamIsReadToItsEndAndNotClosed() throws Exception {
        boolean[] closed = {false};
        InputStream in = new ByteArrayInputStream(random(10_000, 17)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        documents.put("doc1", in, NO_LIMIT);

        assertThat(in.read()).isEqualTo(-1);
        assertThat(closed[0]).isFalse();
    }

    @Test
    void aDocumentMayHaveAsManyBytesAsAllowed() throws Exception {
        byte[] bytes = random(300_000, 19);

        DocumentRef document = documents.put("doc1", new ByteArrayInputStream(bytes), bytes.length);

        assertThat(read(document)).isEqualTo(bytes);
    }

    @Test
    void oneByteMoreIsTooMuchAndLeavesNothingThatIsNotFound() throws Exception {
        byte[] bytes = random(300_001, 23);

        assertThatThrownBy(() -> documents.put("doc1", new ByteArrayInputStream(bytes), 300_000))
                .isInstanceOfSatisfying(
                        DocumentTooLargeException.class,
                        tooLarge -> assertThat(tooLarge.maxBytes()).isEqualTo(300_000));

        assertNothingStaysOf("doc1", bytes);
    }

    @Test
    void anEndlessDocumentIsNotReadToItsEnd() {
        OddStreams.Endless endless = new OddStreams.Endless();

        assertThatThrownBy(() -> documents.put("doc1", endless, 100_000)).isInstanceOf(DocumentTooLargeException.class);

        assertThat(endless.given()).isLessThan(2_000_000);
    }

    @Test
    void aDocumentThatCannotBeReadToItsEndLeavesNothingThatIsNotFound() throws Exception {
        byte[] bytes = random(600_000, 29);
        InputStream broken = new OddStreams.Broken(bytes, 550_000);

        assertThatThrownBy(() -> documents.put("doc1", broken, NO_LIMIT)).hasMessageContaining("stream broke");

        assertNothingStaysOf("doc1", bytes);
    }

    /** Either there is nothing, or the sweep finds and erases it; a part is never taken for the whole. */
    private void assertNothingStaysOf(String id, byte[] bytes) throws Exception {
        DocumentRef document = new DocumentRef(id, sha256(bytes), bytes.length, "application/octet-stream");
        assertGone(document);
        passTime(Duration.ofMillis(5));
        documents.erase(documents.olderThan(now(), 100));
        assertThat(documents.olderThan(now(), 100)).isEmpty();
        assertThat(read(put(id, bytes))).isEqualTo(bytes);
    }

    @Test
    void whatIsNotThereCannotBeRead() {
        assertGone(new DocumentRef("nothing", "0".repeat(64), 5, "text/plain"));
        assertGone(new DocumentRef("nothing", "0".repeat(64), 0, "text/plain"));
    }

    @Test
    void aDocumentOfAnotherLengthIsNotReadInItsStead() throws Exception {
        DocumentRef document = put("doc1", random(300_000, 31));

        assertUnreadable(new DocumentRef("doc1", document.sha256(), 299_999, document.format()));
        assertUnreadable(new DocumentRef("doc1", document.sha256(), 300_001, document.format()));
    }

    @Test
    void anErasedDocumentIsGoneAndOthersStay() throws Exception {
        DocumentRef first = put("doc1", text("first"));
        DocumentRef second = put("doc2", random(600_000, 37));
        DocumentRef third = put("doc3", text("third"));

        documents.erase(List.of("doc1", "doc2", "nothing"));
        documents.erase(List.of("doc1"));
        documents.erase(List.of());

        assertGone(first);
        assertGone(second);
        assertThat(read(third)).isEqualTo(text("third"));
    }

    @Test
    void manyDocumentsCanBeErasedAtOnce() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            ids.add(put("doc" + i, text("x")).id());
        }

        documents.erase(ids);

        passTime(Duration.ofMillis(5));
        assertThat(documents.olderThan(now(), 1000)).isEmpty();
    }

    @Test
    void anIdIsGivenOnce() throws Exception {
        DocumentRef document = put("doc1", text("first"));

        assertThatThrownBy(() -> put("doc1", text("second"))).isInstanceOf(IOException.class);

        assertThat(read(document)).isEqualTo(text("first"));
    }

    @Test
    void oldDocumentsAreFoundOldestFirst() throws Exception {
        put("doc3", text("x"));
        passTime(Duration.ofMillis(5));
        put("doc1", text("x"));
        passTime(Duration.ofMillis(5));
        Instant between = now();
        passTime(Duration.ofMillis(5));
        put("doc2", text("x"));
        passTime(Duration.ofMillis(5));

        assertThat(documents.olderThan(between, 100)).containsExactly("doc3", "doc1");
        assertThat(documents.olderThan(now(), 100)).containsExactly("doc3", "doc1", "doc2");
        assertThat(documents.olderThan(now(), 2)).containsExactly("doc3", "doc1");
        assertThat(documents.olderThan(now().minus(Duration.ofDays(1)), 100)).isEmpty();
    }

    @Test
    void manyThreadsStoreAndReadAtOnce() {
        Crowd.together(8, thread -> () -> {
            for (int i = 0; i < 6; i++) {
                byte[] bytes = random(270_000, thread * 100L + i);
                assertThat(read(put("doc" + thread + "x" + i, bytes))).isEqualTo(bytes);
            }
            return thread;
        });
    }

    @Test
    void oneOfManyThreadsStoresAnId() throws Exception {
        List<Boolean> stored = Crowd.together(8, thread -> () -> {
            try {
                put("doc1", random(270_000, thread));
                return true;
            } catch (IOException taken) {
                return false;
            }
        });

        assertThat(stored.stream().filter(done -> done)).hasSize(1);
        byte[] winner = random(270_000, stored.indexOf(true));
        assertThat(read(new DocumentRef("doc1", sha256(winner), winner.length, "application/octet-stream")))
                .isEqualTo(winner);
    }

    @Test
    void aDocumentCanBeReadByManyAtOnceAndLeftUnread() throws Exception {
        byte[] bytes = random(600_000, 41);
        DocumentRef document = put("doc1", bytes);

        Crowd.together(8, thread -> () -> {
            try (InputStream in = documents.open(document)) {
                assertThat(in.readNBytes(thread * 1000)).hasSize(thread * 1000);
            }
            assertThat(read(document)).isEqualTo(bytes);
            return thread;
        });
    }
}
