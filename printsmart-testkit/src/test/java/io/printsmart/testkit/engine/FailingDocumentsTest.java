package io.printsmart.testkit.engine;

import static io.printsmart.testkit.engine.Desk.copiesOf;
import static io.printsmart.testkit.engine.Desk.now;
import static io.printsmart.testkit.engine.Desk.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.DocumentRef;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.PrintJob;
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

/** A document store that fails is waited for and blames no printer; a document that is gone ends its job. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FailingDocumentsTest {

    private static final Duration LONG = Duration.ofHours(2);

    private final ScriptedRawPrinter printer = ScriptedRawPrinter.start();
    private final Unreliable documents = new Unreliable();
    private final HandCrank crank = HandCrank.with(Settings.DEFAULT, parts -> parts.documents(documents));

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
        printer.close();
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void aStoreThatFailsForAWhileCostsNoTry(Failure failure) {
        Desk.open(crank, printer.uri());
        JobId job = submit(crank, "a").id();
        documents.failure = failure;
        documents.failures = 12;

        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job).state()).isEqualTo(JobState.COMPLETED);
        assertThat(now(crank, job).attempts()).isEqualTo(1);
        assertThat(crank.print().service().history(job))
                .as("the printer is not to blame, and nothing had left")
                .extracting(HistoryEntry::why)
                .extracting(Why::code)
                .contains(Why.Code.DOCUMENT_NOT_READY)
                .doesNotContain(Why.Code.PRINTER_NOT_READY, Why.Code.ANSWER_LOST);
        assertThat(copiesOf(printer.paper(), "a")).hasSize(1);
    }

    @Test
    void aStoreThatStaysAwayCostsTheJobAtItsDeadline() {
        Desk.open(crank, printer.uri());
        PrintJob job = submit(crank, "a");
        documents.failures = Integer.MAX_VALUE;

        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        PrintJob ended = now(crank, job.id());
        assertThat(ended.state()).isEqualTo(JobState.FAILED);
        assertThat(ended.payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(ended.why().code()).isEqualTo(Why.Code.DEADLINE);
        assertThat(ended.finishedAt()).contains(job.order().deadline());
        assertThat(printer.paper().all()).isEmpty();
    }

    @Test
    void aDocumentThatCannotBeReadHoldsUpNobodyElse() {
        Desk.open(crank, printer.uri());
        JobId first = submit(crank, "a").id();
        JobId second = submit(crank, "b").id();
        documents.failures = 1;

        crank.crank();
        crank.crank();

        assertThat(now(crank, first).state()).isEqualTo(JobState.PENDING);
        assertThat(now(crank, second).state()).isEqualTo(JobState.COMPLETED);
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
