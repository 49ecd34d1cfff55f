package io.printsmart.ipp;

import static io.printsmart.ipp.Fixtures.DOCUMENT;
import static io.printsmart.ipp.Fixtures.TIMEOUT;
import static io.printsmart.ipp.Fixtures.TOKEN;
import static io.printsmart.ipp.Fixtures.send;
import static io.printsmart.ipp.Fixtures.target;
import static io.printsmart.ipp.Fixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.ipp.peer.EvePrinter;
import io.printsmart.job.PrintOptions;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import io.printsmart.printer.Finding;
import io.printsmart.testkit.printer.FaultProxy;
import io.printsmart.testkit.printer.IppOperation;
import io.printsmart.testkit.printer.PlainIpp;
import io.printsmart.testkit.printer.Printout;
import io.printsmart.testkit.printer.ProxyFault;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.DeliveryException;
import io.printsmart.transport.PrinterReport;
import io.printsmart.transport.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same faults before the reference printer of CUPS. */
@Timeout(60)
final class EveFaultTableTest {

    private final EvePrinter printer = EvePrinter.start();
    private final FaultProxy proxy = FaultProxy.http(printer.address());
    private final IppTransport transport = IppTransport.create();
    private final Target target = target(proxy.uri(printer.uri()), proxy.address());

    @AfterEach
    void close() {
        transport.close();
        proxy.close();
        printer.close();
    }

    @Test
    void printsADocumentByteForByteAndShowsItsOptions() throws DeliveryException {
        PrintOptions options = new PrintOptions(
                2, PrintOptions.DEFAULT.sides(), Fixtures.everything().colorMode(), "iso_a4_210x297mm");
        try (Delivery delivery =
                transport.open(target, ticket(TOKEN, Fixtures.order(options, Fixtures.PDF, DOCUMENT)), TIMEOUT)) {
            assertThat(delivery.remote().orElseThrow().printerUuid()).isPresent();
            assertThat(delivery.remote().orElseThrow().printerStartedAt()).isPresent();
            assertThat(send(delivery)).isInstanceOf(Sighting.Accepted.class);
            await(delivery.remote(), Sighting.Printed.class::isInstance);
        }
        assertThat(printer.paper()).singleElement().satisfies(paper -> {
            assertThat(paper.sha256()).isEqualTo(Printout.sha256(DOCUMENT));
            assertThat(paper.copies()).isEqualTo(2);
            assertThat(paper.name()).isEqualTo(TOKEN + " my letter");
        });
    }

    @Test
    void refusesOptionsThatItLacks() {
        assertThatThrownBy(() -> transport.open(
                        target, ticket(TOKEN, Fixtures.order(Fixtures.everything(), Fixtures.PDF, DOCUMENT)), TIMEOUT))
                .isInstanceOfSatisfying(
                        DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(DeliveryException.Kind.REJECTED));
    }

    @Test
    void refusesAFormatThatItLacks() {
        assertThatThrownBy(() -> transport.open(
                        target, ticket(TOKEN, Fixtures.order(PrintOptions.DEFAULT, "image/jpeg", DOCUMENT)), TIMEOUT))
                .isInstanceOfSatisfying(
                        DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(DeliveryException.Kind.REJECTED));
    }

    @Test
    void answerToCreateJobLost() throws DeliveryException {
        proxy.onNext(IppOperation.CREATE_JOB, ProxyFault.loseAnswer());
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        DeliveryException.class, e -> assertThat(e.mayBeOpen()).isTrue());
        assertThat(look(Optional.empty()))
                .isInstanceOfSatisfying(
                        Sighting.Stopped.class,
                        stopped -> assertThat(stopped.processed()).hasValue(false));
        assertThat(send(transport.open(target, ticket("ps-test-job1-2"), TIMEOUT)))
                .isInstanceOf(Sighting.Accepted.class);
    }

    @Test
    void aForgottenJobIsClearedAway() throws DeliveryException {
        transport.open(target, ticket("ps-test-old-1"), TIMEOUT).close();
        try (Delivery delivery = open()) {
            assertThat(send(delivery)).isInstanceOf(Sighting.Accepted.class);
            await(delivery.remote(), Sighting.Printed.class::isInstance);
        }
        assertThat(printer.paper()).hasSize(1);
    }

    @Test
    void resetInsideSendDocument() throws DeliveryException {
        Delivery delivery = open();
        proxy.onNext(IppOperation.SEND_DOCUMENT, ProxyFault.resetAfterRequestBytes(DOCUMENT.length / 2));
        assertThat(send(delivery)).isInstanceOf(Sighting.AnswerLost.class);
        Sighting.Stopped stopped = (Sighting.Stopped) await(delivery.remote(), Sighting.Stopped.class::isInstance);
        assertThat(stopped.processed()).hasValue(false);
        assertThat(printer.paper()).isEmpty();
    }

    @Test
    void answerToSendDocumentLost() throws DeliveryException {
        Delivery delivery = open();
        proxy.onNext(IppOperation.SEND_DOCUMENT, ProxyFault.loseAnswer());
        assertThat(send(delivery))
                .isInstanceOfSatisfying(
                        Sighting.AnswerLost.class,
                        lost -> assertThat(lost.wholeDocumentLeft()).isTrue());
        await(delivery.remote(), Sighting.Printed.class::isInstance);
        assertThat(printer.paper()).hasSize(1);
    }

    @Test
    void givenUpInsidePrinting() throws DeliveryException {
        printer.abortAfter(3);
        Delivery delivery = open();
        send(delivery);
        Sighting.Stopped stopped = (Sighting.Stopped) await(delivery.remote(), Sighting.Stopped.class::isInstance);
        assertThat(stopped.processed()).hasValue(true);
        assertThat(stopped.impressions()).hasValue(3);
    }

    @Test
    void canceledBeforeItsDocument() throws DeliveryException {
        Delivery delivery = open();
        Sighting.Stopped stopped = (Sighting.Stopped) cancel(delivery.remote());
        assertThat(stopped.processed()).hasValue(false);
        assertThat(stopped.impressions()).hasValue(0);
    }

    @Test
    void canceledWhileItPrintsIsNotFinalBeforeItsEnd() throws DeliveryException {
        printer.hold();
        Delivery delivery = open();
        send(delivery);
        await(delivery.remote(), seen -> printer.started() == 1);
        assertThat(cancel(delivery.remote())).isInstanceOf(Sighting.Working.class);
        printer.release();
        Sighting.Stopped stopped = (Sighting.Stopped) await(delivery.remote(), Sighting.Stopped.class::isInstance);
        assertThat(stopped.processed()).hasValue(true);
    }

    @Test
    void busyWithSomebodyElse() throws IOException {
        printer.hold();
        new PlainIpp(printer.uri()).print("somebody else's", DOCUMENT);
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(DeliveryException.Kind.BUSY));
    }

    @Test
    void rebootedAndItsIdIsAnothers() throws DeliveryException, IOException {
        Delivery delivery = open();
        send(delivery);
        await(delivery.remote(), Sighting.Printed.class::isInstance);
        printer.restart();
        new PlainIpp(printer.uri()).print("somebody else's", DOCUMENT);
        assertThat(look(delivery.remote())).isInstanceOf(Sighting.NotFound.class);
    }

    @Test
    void outOfPaperIsABlockingReason() throws DeliveryException {
        assertThat(transport.inspect(target, TIMEOUT).finding()).isEqualTo(Finding.READY);
        printer.reason("media-empty-error");
        Delivery delivery = open();
        send(delivery);
        await(delivery.remote(), seen -> transport.inspect(target, TIMEOUT).finding() == Finding.BLOCKED);
        PrinterReport report = transport.inspect(target, TIMEOUT);
        assertThat(report.reasons()).containsExactly("media-empty");
        assertThat(report.capabilities().orElseThrow().formats()).contains("application/pdf");
    }

    @Test
    void onlyTheOlderVersion() throws DeliveryException {
        try (EvePrinter old = EvePrinter.builder().onlyVersion11().start();
                Delivery delivery = transport.open(target(old.uri(), old.address()), ticket(), TIMEOUT)) {
            assertThat(send(delivery)).isInstanceOf(Sighting.Accepted.class);
        }
    }

    private Delivery open() throws DeliveryException {
        return transport.open(target, ticket(), TIMEOUT);
    }

    private Sighting look(Optional<RemoteJob> remote) {
        return transport.look(target, ticket(), remote, TIMEOUT);
    }

    private Sighting cancel(Optional<RemoteJob> remote) {
        return transport.cancel(target, ticket(), remote, TIMEOUT);
    }

    private Sighting await(Optional<RemoteJob> remote, Predicate<Sighting> wanted) {
        Sighting seen = look(remote);
        for (int i = 0; i < 500 && !wanted.test(seen); i++) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            seen = look(remote);
        }
        assertThat(seen).matches(wanted);
        return seen;
    }
}
