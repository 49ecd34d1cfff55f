package io.printsmart.ipp;

import static io.printsmart.ipp.Fixtures.DOCUMENT;
import static io.printsmart.ipp.Fixtures.SHORT;
import static io.printsmart.ipp.Fixtures.TIMEOUT;
import static io.printsmart.ipp.Fixtures.send;
import static io.printsmart.ipp.Fixtures.target;
import static io.printsmart.ipp.Fixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import io.printsmart.testkit.printer.IppFault;
import io.printsmart.testkit.printer.IppOperation;
import io.printsmart.testkit.printer.RemoteJobState;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.DeliveryException;
import io.printsmart.transport.Target;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said, and what is found afterwards, for each thing that can go wrong while a document is on its way. */
final class FaultTableTest {

    private final ScriptedIppPrinter printer = ScriptedIppPrinter.start();
    private final IppTransport transport = IppTransport.create();
    private final Target target = target(printer.uri(), printer.address());

    @AfterEach
    void close() {
        transport.close();
        printer.close();
    }

    @Test
    void resetInsidePrintJob() throws DeliveryException {
        printer.features().createJob(false);
        Delivery delivery = open();
        printer.faults().next(IppOperation.PRINT_JOB, IppFault.resetAfterDocumentBytes(50_000));
        assertLost(send(delivery), lost -> !lost.permanent());
        assertThat(awaited(look(delivery.remote()))).isInstanceOf(Sighting.Stopped.class);
        assertThat(printer.posts(IppOperation.PRINT_JOB)).isEqualTo(1);
    }

    @Test
    void answerToPrintJobLost() throws DeliveryException {
        printer.features().createJob(false);
        Delivery delivery = open();
        printer.faults().next(IppOperation.PRINT_JOB, IppFault.loseAnswer());
        assertLost(send(delivery), Sighting.AnswerLost::wholeDocumentLeft);
        assertThat(look(delivery.remote())).isInstanceOf(Sighting.Printed.class);
        assertThat(printer.paper().complete()).hasSize(1);
        assertThat(printer.posts(IppOperation.PRINT_JOB)).isEqualTo(1);
    }

    @Test
    void answerToCreateJobLost() {
        printer.faults().next(IppOperation.CREATE_JOB, IppFault.loseAnswer());
        assertRefused(DeliveryException.Kind.FAILED, true);
        assertThat(printer.posts(IppOperation.CREATE_JOB)).isEqualTo(1);
        assertThat(printer.jobs()).singleElement().matches(job -> job.state() == RemoteJobState.CANCELED);
    }

    @Test
    void answerToCreateJobLostAndNobodyThereAnyMore() throws DeliveryException {
        printer.faults().next(IppOperation.CREATE_JOB, IppFault.loseAnswer());
        printer.faults().next(IppOperation.GET_JOBS, IppFault.none(), IppFault.resetBeforeActing());
        assertRefused(DeliveryException.Kind.FAILED, true);
        assertThat(look(Optional.empty())).isInstanceOf(Sighting.Working.class);
        try (Delivery next = transport.open(target, ticket("ps-test-job1-2"), TIMEOUT)) {
            assertThat(send(next)).isInstanceOf(Sighting.Accepted.class);
        }
        assertThat(printer.jobs().get(0).state()).isEqualTo(RemoteJobState.CANCELED);
    }

    @Test
    void resetBeforeCreateJob() {
        printer.faults().next(IppOperation.CREATE_JOB, IppFault.resetBeforeActing());
        assertRefused(DeliveryException.Kind.FAILED, true);
        assertThat(printer.jobs()).isEmpty();
        assertThat(printer.posts(IppOperation.CREATE_JOB)).isEqualTo(1);
    }

    @Test
    void noAnswerToCreateJobInTime() {
        printer.faults().next(IppOperation.CREATE_JOB, IppFault.stall());
        assertThatThrownBy(() -> transport.open(target, ticket(), SHORT))
                .isInstanceOfSatisfying(
                        DeliveryException.class, e -> assertThat(e.mayBeOpen()).isTrue())
                .hasMessageContaining("no answer in time");
        assertThat(printer.posts(IppOperation.CREATE_JOB)).isEqualTo(1);
    }

    @Test
    void garbageInsteadOfTheAnswerToCreateJob() {
        printer.faults().next(IppOperation.CREATE_JOB, IppFault.garbage());
        assertRefused(DeliveryException.Kind.FAILED, true);
        assertThat(printer.jobs()).singleElement().matches(job -> job.state() == RemoteJobState.CANCELED);
    }

    @Test
    void resetInsideSendDocument() throws DeliveryException {
        Delivery delivery = open();
        printer.faults().next(IppOperation.SEND_DOCUMENT, IppFault.resetAfterDocumentBytes(50_000));
        assertLost(send(delivery), lost -> !lost.permanent());
        Sighting.Stopped stopped = (Sighting.Stopped) look(delivery.remote());
        assertThat(stopped.processed()).hasValue(false);
        assertThat(printer.posts(IppOperation.SEND_DOCUMENT)).isEqualTo(1);
    }

    @Test
    void resetBeforeSendDocumentReadsAnything() throws DeliveryException {
        Delivery delivery = open();
        printer.faults().next(IppOperation.SEND_DOCUMENT, IppFault.resetBeforeActing());
        Sighting seen = send(delivery);
        assertThat(seen).isInstanceOf(Sighting.AnswerLost.class);
        assertThat(look(delivery.remote())).isInstanceOf(Sighting.Working.class);
        assertThat(printer.posts(IppOperation.SEND_DOCUMENT)).isEqualTo(1);
    }

    @Test
    void answerToSendDocumentLost() throws DeliveryException {
        Delivery delivery = open();
        printer.faults().next(IppOperation.SEND_DOCUMENT, IppFault.loseAnswer());
        assertLost(send(delivery), Sighting.AnswerLost::wholeDocumentLeft);
        assertThat(look(delivery.remote())).isInstanceOf(Sighting.Printed.class);
        assertThat(printer.paper().complete()).hasSize(1);
        assertThat(printer.posts(IppOperation.SEND_DOCUMENT)).isEqualTo(1);
    }

    @Test
    void garbageInsteadOfTheAnswerToSendDocument() throws DeliveryException {
        Delivery delivery = open();
        printer.faults().next(IppOperation.SEND_DOCUMENT, IppFault.garbage());
        assertLost(
                send(delivery),
                lost -> lost.wholeDocumentLeft() && lost.detail().contains("not understood"));
        assertThat(look(delivery.remote())).isInstanceOf(Sighting.Printed.class);
    }

    @Test
    void historyForgotten() throws DeliveryException {
        Delivery delivery = open();
        send(delivery);
        printer.forgetHistory();
        assertThat(look(delivery.remote())).isInstanceOf(Sighting.NotFound.class);
    }

    @Test
    void nobodyListensAnyMore() throws DeliveryException {
        Delivery delivery = open();
        printer.switchOff();
        assertThat(send(delivery)).isInstanceOfSatisfying(Sighting.NotDelivered.class, seen -> {
            assertThat(seen.mayBeOpen()).isTrue();
            assertThat(seen.permanent()).isFalse();
        });
        assertThat(look(delivery.remote())).isInstanceOf(Sighting.Unanswered.class);
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        DeliveryException.class, e -> assertThat(e.mayBeOpen()).isFalse());
    }

    @Test
    void formatRefusedByPrintJobAfterItWasValidated() throws DeliveryException {
        printer.features().createJob(false);
        Delivery delivery = open();
        printer.faults().next(IppOperation.PRINT_JOB, IppFault.status(0x040a));
        assertThat(send(delivery))
                .isEqualTo(
                        new Sighting.NotDelivered("client-error-document-format-not-supported (0x040a)", true, false));
    }

    @Test
    void busyWithPrintJob() throws DeliveryException {
        printer.features().createJob(false);
        Delivery delivery = open();
        printer.faults().next(IppOperation.PRINT_JOB, IppFault.status(0x0507));
        assertThat(send(delivery)).isEqualTo(new Sighting.NotDelivered("server-error-busy (0x0507)", false, false));
    }

    /** There may have been a job, and paper, before the printer came to say so. */
    @ParameterizedTest
    @ValueSource(ints = {0x0405, 0x0408, 0x0410, 0x0411, 0x0412, 0x041b, 0x0500, 0x0504, 0x0505, 0x0508, 0x05ff})
    void refusedByPrintJobForWhatIsFoundOutInsideTheDocument(int status) throws DeliveryException {
        printer.features().createJob(false);
        Delivery delivery = open();
        printer.faults().next(IppOperation.PRINT_JOB, IppFault.status(status));
        assertThat(send(delivery)).isInstanceOf(Sighting.AnswerLost.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 400, 401, 403, 404, 408, 413, 417, 426, 500, 502, 503, 504})
    void anHttpStatusInsteadOfTheAnswerToSendDocumentTellsNothing(int status) throws DeliveryException {
        Delivery delivery = open();
        printer.faults().next(IppOperation.SEND_DOCUMENT, IppFault.http(status).afterActing());
        assertLost(send(delivery), lost -> !lost.permanent());
        assertThat(awaited(look(delivery.remote()))).isInstanceOf(Sighting.Printed.class);
        assertThat(printer.paper().complete()).hasSize(1);
        assertThat(printer.posts(IppOperation.SEND_DOCUMENT)).isEqualTo(1);
    }

    @Test
    void formatRefusedBySendDocument() throws DeliveryException {
        Delivery delivery = open();
        printer.faults().next(IppOperation.SEND_DOCUMENT, IppFault.status(0x040b));
        assertLost(send(delivery), lost -> lost.permanent() && lost.wholeDocumentLeft());
    }

    @Test
    void refusedBeforeTheDocumentIsThrough() throws DeliveryException {
        byte[] large = new byte[20_000_000];
        Delivery delivery = open();
        printer.faults().next(IppOperation.SEND_DOCUMENT, IppFault.earlyStatus(0x040b));
        assertLost(send(delivery, large), lost -> lost.permanent());
        assertThat(printer.paper().complete()).isEmpty();
    }

    @Test
    void stalledInsideTheDocument() throws DeliveryException {
        Delivery delivery = open();
        printer.faults().next(IppOperation.SEND_DOCUMENT, IppFault.stallAfterDocumentBytes(10_000));
        byte[] large = new byte[50_000_000];
        Sighting seen = delivery.send(new ByteArrayInputStream(large), large.length, SHORT);
        assertLost(seen, lost -> !lost.wholeDocumentLeft() && lost.detail().contains("no answer in time"));
    }

    @Test
    void closedWhileItHangs() throws Exception {
        Delivery delivery = open();
        printer.faults().next(IppOperation.SEND_DOCUMENT, IppFault.stallAfterDocumentBytes(10_000));
        byte[] large = new byte[50_000_000];
        CompletableFuture<Sighting> sending = CompletableFuture.supplyAsync(
                () -> delivery.send(new ByteArrayInputStream(large), large.length, Duration.ofMinutes(5)));
        assertThat(printer.awaitStalled(1, TIMEOUT)).isTrue();
        delivery.close();
        assertLost(sending.get(10, TimeUnit.SECONDS), lost -> !lost.wholeDocumentLeft());
    }

    @Test
    void closedBeforeItIsSent() throws DeliveryException {
        Delivery delivery = open();
        delivery.close();
        assertThat(send(delivery)).isInstanceOf(Sighting.NotDelivered.class);
        assertThat(printer.posts(IppOperation.SEND_DOCUMENT)).isZero();
    }

    @Test
    void documentThatCannotBeReadBreaksTheConnection() throws DeliveryException {
        Delivery delivery = open();
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(DOCUMENT, 0, 50_000)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                if (count < 0) {
                    throw new IOException("the store is gone");
                }
                return count;
            }
        };
        Sighting seen = delivery.send(broken, DOCUMENT.length, TIMEOUT);
        assertLost(seen, lost -> !lost.wholeDocumentLeft() && lost.detail().contains("the store is gone"));
        assertThat(awaited(look(delivery.remote()))).isInstanceOf(Sighting.Stopped.class);
        assertThat(printer.paper().complete()).isEmpty();
    }

    @Test
    void documentThatEndsEarlyBreaksTheConnectionInChunksToo() throws DeliveryException {
        try (IppTransport chunking = IppTransport.builder().chunked(id -> true).build()) {
            Delivery delivery = chunking.open(target, ticket(), TIMEOUT);
            Sighting seen = delivery.send(new ByteArrayInputStream(DOCUMENT), DOCUMENT.length + 1, TIMEOUT);
            assertLost(seen, lost -> !lost.wholeDocumentLeft());
            assertThat(awaited(look(delivery.remote()))).isInstanceOf(Sighting.Stopped.class);
            assertThat(printer.paper().complete()).isEmpty();
        }
    }

    @Test
    void documentThatCannotBeReadAtAll() throws DeliveryException {
        Delivery delivery = open();
        InputStream gone = InputStream.nullInputStream();
        assertThat(delivery.send(gone, DOCUMENT.length, TIMEOUT)).isInstanceOf(Sighting.NotDelivered.class);
    }

    private Delivery open() throws DeliveryException {
        return transport.open(target, ticket(), TIMEOUT);
    }

    private Sighting look(Optional<RemoteJob> remote) {
        return transport.look(target, ticket(), remote, TIMEOUT);
    }

    /** The printer may need a moment to see that the connection broke. */
    private Sighting awaited(Sighting first) {
        if (first instanceof Sighting.Working working) {
            printer.awaitJobs(jobs -> jobs.stream().allMatch(job -> job.state().isFinal()), TIMEOUT);
            return look(Optional.of(working.remote()));
        }
        return first;
    }

    private void assertRefused(DeliveryException.Kind kind, boolean mayBeOpen) {
        assertThatThrownBy(this::open).isInstanceOfSatisfying(DeliveryException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e.mayBeOpen()).isEqualTo(mayBeOpen);
        });
    }

    private static void assertLost(Sighting seen, Predicate<Sighting.AnswerLost> wanted) {
        assertThat(seen)
                .isInstanceOfSatisfying(
                        Sighting.AnswerLost.class, lost -> assertThat(lost).matches(wanted));
    }
}
