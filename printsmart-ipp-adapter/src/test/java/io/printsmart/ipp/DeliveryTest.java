package io.printsmart.ipp;

import static io.printsmart.ipp.Fixtures.DOCUMENT;
import static io.printsmart.ipp.Fixtures.TIMEOUT;
import static io.printsmart.ipp.Fixtures.TOKEN;
import static io.printsmart.ipp.Fixtures.send;
import static io.printsmart.ipp.Fixtures.target;
import static io.printsmart.ipp.Fixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.PrintOptions;
import io.printsmart.job.Proof;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import io.printsmart.testkit.printer.IppOperation;
import io.printsmart.testkit.printer.Printout;
import io.printsmart.testkit.printer.RemoteJobState;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.DeliveryException;
import io.printsmart.transport.Target;
import io.printsmart.transport.Ticket;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way that everything goes when nothing goes wrong. */
final class DeliveryTest {

    private final ScriptedIppPrinter printer = ScriptedIppPrinter.start();
    private final IppTransport transport = IppTransport.create();
    private final Target target = target(printer.uri(), printer.address());

    @AfterEach
    void close() {
        transport.close();
        printer.close();
    }

    @Test
    void printsADocumentByteForByte() throws DeliveryException {
        try (Delivery delivery = transport.open(target, ticket(), TIMEOUT)) {
            RemoteJob remote = delivery.remote().orElseThrow();
            assertThat(remote.id()).isEqualTo(1);
            assertThat(remote.uri()).isEqualTo(printer.uri().toString());
            assertThat(remote.printerUuid()).hasValue(printer.panel().uuid());
            assertThat(remote.printerStartedAt()).isPresent();
            assertThat(look(Optional.of(remote))).isEqualTo(working(remote, true));
            assertThat(send(delivery)).isEqualTo(new Sighting.Accepted(Optional.empty()));
            assertThat(look(Optional.of(remote))).isEqualTo(new Sighting.Printed(Proof.COMPLETED, OptionalInt.of(1)));
        }
        assertThat(printer.paper().complete()).singleElement().matches(printout -> printout.isOf(DOCUMENT));
        assertThat(printer.paper().complete()).extracting(Printout::name).containsExactly(TOKEN + " my letter");
    }

    @Test
    void makesEachRequestOnce() throws DeliveryException {
        try (Delivery delivery = transport.open(target, ticket(), TIMEOUT)) {
            send(delivery);
        }
        assertThat(printer.posts(IppOperation.CREATE_JOB)).isEqualTo(1);
        assertThat(printer.posts(IppOperation.SEND_DOCUMENT)).isEqualTo(1);
        assertThat(printer.posts(IppOperation.VALIDATE_JOB)).isZero();
        assertThat(printer.posts()).isEqualTo(printer.connections());
    }

    @Test
    void asksForTheOptionsInTheNameOfWhoPays() throws DeliveryException {
        transport.open(target, ordered(Fixtures.everything()), TIMEOUT).close();
        assertThat(printer.jobs().get(0).user()).isEqualTo("alice");
        assertThat(printer.jobs().get(0).options())
                .containsEntry("copies", "3")
                .containsEntry("sides", "two-sided-long-edge")
                .containsEntry("print-color-mode", "monochrome")
                .containsEntry("media", "iso_a4_210x297mm")
                .containsEntry("job-priority", "50");
    }

    @Test
    void asksForTheUsualWhereThePrintersDefaultIsAnother() throws DeliveryException {
        printer.features().sides("two-sided-long-edge", "one-sided");
        printer.features().colorModes("color");
        transport.open(target, ordered(PrintOptions.DEFAULT), TIMEOUT).close();
        assertThat(printer.jobs().get(0).options())
                .containsEntry("copies", "1")
                .containsEntry("sides", "one-sided")
                .doesNotContainKeys("print-color-mode", "media");
    }

    @Test
    void sendsChunksToPrintersThatWantThem() throws DeliveryException {
        try (IppTransport chunking = IppTransport.builder()
                        .chunked(id -> id.value().equals("printer-1"))
                        .build();
                Delivery delivery = chunking.open(target, ticket(), TIMEOUT)) {
            assertThat(send(delivery)).isInstanceOf(Sighting.Accepted.class);
        }
        assertThat(printer.paper().complete()).singleElement().matches(printout -> printout.isOf(DOCUMENT));
    }

    @Test
    void printsJobAndDocumentAtOnceWhereCreateJobIsMissing() throws DeliveryException {
        printer.features().createJob(false);
        try (Delivery delivery = transport.open(target, ticket(), TIMEOUT)) {
            assertThat(delivery.remote().orElseThrow().id()).isZero();
            assertThat(printer.posts(IppOperation.VALIDATE_JOB)).isEqualTo(1);
            Sighting.Accepted accepted = (Sighting.Accepted) send(delivery);
            assertThat(accepted.remote().orElseThrow().id()).isEqualTo(1);
            assertThat(look(delivery.remote())).isInstanceOf(Sighting.Printed.class);
        }
        assertThat(printer.posts(IppOperation.PRINT_JOB)).isEqualTo(1);
        assertThat(printer.posts(IppOperation.CREATE_JOB)).isZero();
        assertThat(printer.paper().complete()).singleElement().matches(printout -> printout.isOf(DOCUMENT));
    }

    @Test
    void speaksTheOlderVersionWhereTheNewerIsRefused() throws DeliveryException {
        printer.features().onlyVersion11();
        try (Delivery delivery = transport.open(target, ticket(), TIMEOUT)) {
            assertThat(send(delivery)).isInstanceOf(Sighting.Accepted.class);
        }
        assertThat(printer.posts(IppOperation.GET_PRINTER_ATTRIBUTES)).isEqualTo(2);
        assertThat(printer.posts(IppOperation.CREATE_JOB)).isEqualTo(1);
    }

    @Test
    void speaksTheOlderVersionWhereTheNewerIsAnHttpError() throws DeliveryException {
        printer.features().onlyVersion11(400);
        try (Delivery delivery = transport.open(target, ticket(), TIMEOUT)) {
            assertThat(send(delivery)).isInstanceOf(Sighting.Accepted.class);
        }
        assertThat(printer.posts(IppOperation.SEND_DOCUMENT)).isEqualTo(1);
    }

    @Test
    void cancelsAnOpenJob() throws DeliveryException {
        Delivery delivery = transport.open(target, ticket(), TIMEOUT);
        Sighting.Stopped stopped = (Sighting.Stopped) transport.cancel(target, ticket(), delivery.remote(), TIMEOUT);
        assertThat(stopped.processed()).hasValue(false);
        assertThat(printer.jobs().get(0).state()).isEqualTo(RemoteJobState.CANCELED);
        assertThat(send(delivery)).isInstanceOf(Sighting.AnswerLost.class);
        assertThat(printer.paper().all()).isEmpty();
    }

    private static Ticket ordered(PrintOptions options) {
        return ticket(TOKEN, Fixtures.order(options, Fixtures.PDF, DOCUMENT));
    }

    private Sighting look(Optional<RemoteJob> remote) {
        return transport.look(target, ticket(), remote, TIMEOUT);
    }

    private static Sighting working(RemoteJob remote, boolean awaits) {
        return new Sighting.Working(remote, awaits, "job 1 has the state 4 [job-data-insufficient]");
    }
}
