package io.printsmart.ipp;

import static io.printsmart.ipp.Fixtures.DOCUMENT;
import static io.printsmart.ipp.Fixtures.TIMEOUT;
import static io.printsmart.ipp.Fixtures.TOKEN;
import static io.printsmart.ipp.Fixtures.send;
import static io.printsmart.ipp.Fixtures.target;
import static io.printsmart.ipp.Fixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.job.PrintOptions;
import io.printsmart.job.Sighting;
import io.printsmart.testkit.printer.IppFault;
import io.printsmart.testkit.printer.IppOperation;
import io.printsmart.testkit.printer.PlainIpp;
import io.printsmart.testkit.printer.RemoteJobState;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import io.printsmart.testkit.time.SettableTime;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.DeliveryException;
import io.printsmart.transport.Target;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the way of a new job, and how the printer refuses one. */
final class OpeningTest {

    private final ScriptedIppPrinter printer = ScriptedIppPrinter.start();
    private final IppTransport transport = IppTransport.create();
    private final Target target = target(printer.uri(), printer.address());

    @AfterEach
    void close() {
        transport.close();
        printer.close();
    }

    @Test
    void clearsAwayWhatItLeftThere() throws DeliveryException {
        printer.features().capacity(10);
        open("ps-test-old-1");
        assertThat(printer.jobs().get(0).state()).isEqualTo(RemoteJobState.PENDING_HELD);
        try (Delivery next = open(TOKEN)) {
            assertThat(printer.jobs().get(0).state()).isEqualTo(RemoteJobState.CANCELED);
            assertThat(send(next)).isInstanceOf(Sighting.Accepted.class);
        }
    }

    @Test
    void leavesWhatOthersHaveThere() throws DeliveryException {
        printer.features().capacity(10);
        open("ps-other-old-1");
        open("ps-testing-old-1");
        open(TOKEN);
        assertThat(printer.jobs()).allMatch(job -> job.state() == RemoteJobState.PENDING_HELD);
    }

    @Test
    void leavesItsOwnAttemptThere() throws DeliveryException {
        printer.features().capacity(10);
        open(TOKEN);
        open(TOKEN);
        assertThat(printer.jobs()).allMatch(job -> job.state() == RemoteJobState.PENDING_HELD);
    }

    @Test
    void opensWhereAForgottenJobBlocksThePrinter() throws DeliveryException {
        open("ps-test-old-1");
        printer.faults().next(IppOperation.GET_JOBS, IppFault.status(0x0500));
        assertThat(open(TOKEN).remote())
                .hasValueSatisfying(remote -> assertThat(remote.id()).isEqualTo(2));
        assertThat(printer.posts(IppOperation.CREATE_JOB)).isEqualTo(3);
    }

    @Test
    void waitsWhereSomebodyElsePrints() throws IOException {
        printer.marking().manual();
        new PlainIpp(printer.uri()).print("somebody else's", DOCUMENT);
        assertRefused(DeliveryException.Kind.BUSY);
        assertThat(printer.posts(IppOperation.CREATE_JOB)).isEqualTo(2);
        assertThat(printer.jobs()).singleElement().matches(job -> !job.state().isFinal());
    }

    @Test
    void waitsWhereNoJobsAreAccepted() {
        printer.panel().acceptJobs(false);
        assertRefused(DeliveryException.Kind.BUSY);
    }

    @ParameterizedTest
    @CsvSource({
        "0x0502, BUSY", "0x0505, BUSY", "0x0506, BUSY", "0x0507, BUSY", "0x050a, BUSY", "0x050b, BUSY",
        "0x0500, FAILED", "0x0504, FAILED", "0x0400, FAILED", "0x0403, FAILED", "0x0409, FAILED", "0x0408, FAILED",
        "0x040a, REJECTED", "0x040b, REJECTED"
    })
    void classesWhatTheAnswerSays(int status, DeliveryException.Kind kind) {
        printer.faults().always(IppOperation.CREATE_JOB, IppFault.status(status));
        assertRefused(kind);
        assertThat(printer.jobs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 403, 404, 426})
    void anHttpRefusalOpensNothing(int status) {
        printer.faults().next(IppOperation.CREATE_JOB, IppFault.http(status));
        assertRefused(DeliveryException.Kind.FAILED);
    }

    @Test
    void anHttpFailureMayHaveOpenedOne() {
        printer.faults().next(IppOperation.CREATE_JOB, IppFault.http(502));
        assertThatThrownBy(() -> open(TOKEN))
                .isInstanceOfSatisfying(
                        DeliveryException.class, e -> assertThat(e.mayBeOpen()).isTrue());
    }

    @Test
    void refusesAFormatThatThePrinterDoesNotTakeBeforeAnythingIsOpened() {
        byte[] image = {1, 2, 3};
        assertThatThrownBy(() -> transport.open(
                        target, ticket(TOKEN, Fixtures.order(PrintOptions.DEFAULT, "image/jpeg", image)), TIMEOUT))
                .isInstanceOfSatisfying(DeliveryException.class, e -> {
                    assertThat(e.kind()).isEqualTo(DeliveryException.Kind.REJECTED);
                    assertThat(e.mayBeOpen()).isFalse();
                });
        assertThat(printer.posts(IppOperation.CREATE_JOB)).isZero();
    }

    @Test
    void asksAgainForLessWhereTheAnswerCannotBeUnderstood() throws DeliveryException {
        printer.faults().next(IppOperation.GET_PRINTER_ATTRIBUTES, IppFault.truncated(60));
        assertThat(open(TOKEN).remote()).isPresent();
        assertThat(printer.posts(IppOperation.GET_PRINTER_ATTRIBUTES)).isEqualTo(2);
    }

    @Test
    void fallsBackToPrintJobWhereCreateJobIsListedInVain() throws DeliveryException {
        printer.faults().always(IppOperation.CREATE_JOB, IppFault.status(0x0501));
        try (Delivery delivery = open(TOKEN)) {
            assertThat(send(delivery)).isInstanceOf(Sighting.Accepted.class);
        }
        assertThat(printer.posts(IppOperation.PRINT_JOB)).isEqualTo(1);
    }

    @Test
    void reckonsWhenThePrinterWasStarted() throws DeliveryException {
        SettableTime time = new SettableTime(Instant.parse("2026-01-01T12:00:00Z"));
        try (ScriptedIppPrinter timed = ScriptedIppPrinter.builder().time(time).start();
                IppTransport onTime = IppTransport.builder().time(time).build()) {
            Target there = target(timed.uri(), timed.address());
            Instant first = startedAt(onTime.open(there, ticket(), TIMEOUT));
            time.advance(Duration.ofHours(1));
            assertThat(startedAt(onTime.open(there, ticket("ps-test-job1-2"), TIMEOUT)))
                    .isEqualTo(first);
        }
    }

    private static Instant startedAt(Delivery delivery) {
        return delivery.remote().orElseThrow().printerStartedAt().orElseThrow();
    }

    private Delivery open(String token) throws DeliveryException {
        return transport.open(target, ticket(token), TIMEOUT);
    }

    private void assertRefused(DeliveryException.Kind kind) {
        assertThatThrownBy(() -> open(TOKEN)).isInstanceOfSatisfying(DeliveryException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e.mayBeOpen()).isFalse();
        });
    }
}
