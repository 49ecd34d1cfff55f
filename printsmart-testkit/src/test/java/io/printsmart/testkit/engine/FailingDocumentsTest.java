package io.printsmart.testkit.engine;

import static io.printsmart.testkit.engine.Desk.copiesOf;
import static io.printsmart.testkit.engine.Desk.now;
import static io.printsmart.testkit.engine.Desk.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.DocumentRef;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.Policies;
import io.printsmart.job.RetryPolicy;
import io.printsmart.job.Why;
import io.printsmart.service.Settings;
import io.printsmart.store.DocumentStore;
import io.printsmart.store.HistoryEntry;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import io.printsmart.testkit.store.InMemoryDocumentStore;
import io.printsmart.testkit.time.SettableTime;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A document store that fails is tried again and blames no printer; a document that is gone ends its job. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FailingDocumentsTest {

    private static final Duration LONG = Duration.ofHours(2);

    private final ScriptedRawPrinter printer = ScriptedRawPrinter.start();
    private final Unreliable documents = new Unreliable();
    private final HandCrank crank = HandCrank.with(patient(), parts -> parts.documents(documents));

    private static Settings patient() {
        RetryPolicy often =
                new RetryPolicy(20, Duration.ofSeconds(2), 1, Duration.ofSeconds(2), 0, Duration.ofSeconds(30));
        return Settings.builder()
                .policies(Policies.builder().retry(often).build())
                .build();
    }

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
        printer.close();
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void aStoreThatFailsForAWhileCostsTriesAndNothingElse(Failure failure) {
        Desk.open(crank, printer.uri());
        JobId job = submit(crank, "a").id();
        documents.failure = failure;
        documents.failures = 8;

        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job).state()).isEqualTo(JobState.COMPLETED);
        assertThat(now(crank, job).attempts()).isEqualTo(9);
        assertThat(crank.print().service().history(job))
                .as("the printer is not to blame, and nothing had left")
                .extracting(HistoryEntry::why)
                .extracting(Why::code)
                .doesNotContain(Why.Code.PRINTER_NOT_READY, Why.Code.ANSWER_LOST);
        assertThat(copiesOf(printer.paper(), "a")).hasSize(1);
    }

    @Test
    void aDocumentThatIsGoneEndsItsJobAtOnce() throws IOException {
        Desk.open(crank, printer.uri());
        JobId job = submit(crank, "a").id();
        documents.erase(List.of(now(crank, job).order().document().id()));

        crank.crank();

        assertThat(now(crank, job).state()).isEqualTo(JobState.FAILED);
        assertThat(now(crank, job).payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(now(crank, job).why().code()).isEqualTo(Why.Code.REJECTED);
        assertThat(now(crank, job).attempts()).isEqualTo(1);
    }

    /** Where the store fails. */
    enum Failure {
        TO_OPEN,
        TO_OPEN_BY_A_FAULT,
        TO_READ
    }

    private static final class Unreliable implements DocumentStore {

        private final InMemoryDocumentStore behind = new InMemoryDocumentStore(new SettableTime());
        private Failure failure = Failure.TO_OPEN;
        private int failures;

        @Override
        public DocumentRef put(String id, InputStream in, long maxBytes) throws IOException {
            return behind.put(id, in, maxBytes);
        }

        @Override
        public InputStream open(DocumentRef document) throws IOException {
            if (failures-- <= 0) {
                return behind.open(document);
            }
            if (failure == Failure.TO_OPEN) {
                throw new IOException("the share is not mounted");
            }
            if (failure == Failure.TO_OPEN_BY_A_FAULT) {
                throw new IllegalStateException("a fault in the host's store");
            }
            return new FilterInputStream(behind.open(document)) {
                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    throw new IOException("the share is gone");
                }
            };
        }

        @Override
        public void erase(Collection<String> ids) throws IOException {
            behind.erase(ids);
        }

        @Override
        public List<String> olderThan(Instant instant, int max) throws IOException {
            return behind.olderThan(instant, max);
        }
    }
}
