package io.printsmart.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printsmart.job.ColorMode;
import io.printsmart.job.JobState;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Sides;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.Alternative;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.PrintRequest;
import io.printsmart.service.Refusal;
import io.printsmart.service.Settings;
import io.printsmart.store.JobQuery;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import io.printsmart.wallet.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusalTest {

    private ScriptedRawPrinter printer;
    private ScriptedRawPrinter other;
    private HandCrank crank;

    @BeforeEach
    void start() {
        printer = ScriptedRawPrinter.start();
        other = ScriptedRawPrinter.start();
        crank = HandCrank.with(Settings.builder().maxDocumentBytes(1_000_000).build(), UnaryOperator.identity());
        Desk.open(crank, printer.uri());
        Desk.add(crank, "cellar", other.uri());
    }

    @AfterEach
    void end() {
        crank.close();
        printer.close();
        other.close();
    }

    private Refusal refused(PrintRequest.Builder request) {
        PrintRefusedException refused = catchThrowableOfType(
                PrintRefusedException.class, () -> crank.print().service().submit(request.build()));
        assertThat(refused).as("the submit was refused").isNotNull();
        assertThat(crank.print().service().jobs(new JobQuery(Optional.empty(), Optional.empty(), Optional.empty(), 10)))
                .isEmpty();
        assertThat(Desk.balance(crank)).isEqualTo(Desk.FULL);
        assertThat(crank.documents().olderThan(crank.time().instant().plusSeconds(1), 10))
                .isEmpty();
        assertThat(crank.print().audit().run().ok()).isTrue();
        return refused.refusal();
    }

    @Test
    void aClosedPortIsRefusedWithItsTextAndWithWhatCouldPrintInstead() {
        printer.switchOff();
        Refusal refusal = refused(Desk.request("a"));

        assertThat(refusal).isInstanceOfSatisfying(Refusal.PrinterUnavailable.class, unavailable -> {
            assertThat(unavailable.code()).isEqualTo("printer-unavailable");
            assertThat(unavailable.status()).isEqualTo(PrinterStatus.ERROR);
            assertThat(unavailable.text()).isEqualTo("Print service down");
        });
        assertThat(refusal.alternatives()).containsExactly(new Alternative(new PrinterId("cellar"), "", 0));
    }

    @Test
    void aNameThatDoesNotResolveIsAConfigurationError() {
        crank.print().printers().put(Printer.of("library", "socket://no-such-host.invalid"));
        assertThat(((Refusal.PrinterUnavailable) refused(Desk.request("a"))).text())
                .isEqualTo("Printer configuration error");
    }

    @Test
    void aNameOfALoopbackAddressIsRefusedWhereLoopbackIsNotAllowed() {
        crank.print()
                .printers()
                .put(Printer.of("library", printer.uri().toString().replace("127.0.0.1", "localhost")));
        assertThat(((Refusal.PrinterUnavailable) refused(Desk.request("a"))).text())
                .isEqualTo("Printer configuration error");
        assertThat(printer.connections()).isZero();
    }

    @Test
    void anUnknownAndADisabledPrinterAreRefused() {
        assertThat(refused(Desk.request("a").printer("attic")).code()).isEqualTo("unknown-printer");
        crank.print().printers().disable(new PrinterId("library"));
        assertThat(refused(Desk.request("a")).code()).isEqualTo("printer-disabled");
    }

    @Test
    void whatThePrinterCannotDoIsRefused() {
        crank.print()
                .printers()
                .put(Printer.of("library", printer.uri().toString()).withLoopbackAllowed(true));
        Refusal color = refused(Desk.request("a").colorMode(ColorMode.COLOR));
        assertThat(color.code()).isEqualTo("unsupported");
        assertThat(color.alternatives()).hasSize(1);
        Refusal format = refused(Desk.request("a")
                .document(() -> new ByteArrayInputStream("plain text".getBytes(StandardCharsets.US_ASCII))));
        assertThat(format.message()).contains("format").contains("text/plain");
    }

    @Test
    void aFormatThatTheHostLeavesOutIsNotBlamedOnThePrinter() {
        try (HandCrank picky =
                HandCrank.with(Settings.builder().formats(Set.of("Image/PNG")).build(), parts -> parts)) {
            Desk.open(picky, printer.uri());
            assertThatThrownBy(() -> Desk.submit(picky, "a"))
                    .hasMessage("The request's document is invalid: it is application/pdf; accepted are [image/png].");
        }
    }

    @Test
    void tooLittleMoneyIsRefusedWithBalanceAndCost() {
        Refusal refusal = refused(Desk.request("a").cost(Money.of("5.01", "EUR")));
        assertThat(refusal).isInstanceOfSatisfying(Refusal.InsufficientFunds.class, poor -> {
            assertThat(poor.balance()).isEqualTo(Desk.FULL);
            assertThat(poor.cost()).isEqualTo(Money.of("5.01", "EUR"));
        });
        assertThat(refused(Desk.request("a").cost(Money.of("1.00", "USD"))).code())
                .isEqualTo("insufficient-funds");
    }

    @Test
    void anEndlessDocumentIsRefusedOnceItIsTooLarge() {
        InputStream endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                return "%PDF-".charAt((int) Math.min(given++, 4));
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, length);
            }
        };
        assertThat(refused(Desk.request("a").document(() -> endless)).code()).isEqualTo("document-too-large");
    }

    @Test
    void anEmptyDocumentAndMissingFieldsAreInvalid() {
        assertThat(refused(Desk.request("a").document(InputStream::nullInputStream)))
                .isInstanceOfSatisfying(
                        Refusal.InvalidRequest.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("document"));
        assertThat(refused(PrintRequest.builder().key("a")))
                .isInstanceOfSatisfying(
                        Refusal.InvalidRequest.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("account"));
    }

    @Test
    void aReplayGetsItsJobEvenIfThePrinterWentDownSinceAndAnotherRequestConflicts() {
        PrintJob job = Desk.submit(crank, "a");
        printer.switchOff();
        crank.time().advance(Duration.ofMinutes(1));

        assertThat(Desk.submit(crank, "a").id()).isEqualTo(job.id());
        assertThat(Desk.balance(crank)).isEqualTo(Desk.LESS);
        PrintRefusedException conflict = catchThrowableOfType(
                PrintRefusedException.class,
                () -> crank.print()
                        .service()
                        .submit(Desk.request("a").cost(Money.of("0.61", "EUR")).build()));
        assertThat(conflict.refusal().code()).isEqualTo("idempotency-conflict");
        assertThat(Desk.now(crank, job.id()).state()).isEqualTo(JobState.PENDING);
        assertThat(crank.documents().olderThan(crank.time().instant().plusSeconds(1), 10))
                .hasSize(1);
    }

    @Test
    void aPreparationThatIsTooOldIsRefusedAndItsDocumentErased() {
        var prepared = crank.print().service().prepare(Desk.request("a").build());
        crank.time().advance(Duration.ofSeconds(11));
        PrintRefusedException stale = catchThrowableOfType(
                PrintRefusedException.class, () -> crank.print().service().submit(prepared));
        assertThat(stale.refusal().code()).isEqualTo("stale-preparation");
        assertThat(crank.documents().olderThan(crank.time().instant().plusSeconds(1), 10))
                .isEmpty();
    }

    @Test
    void aPreparationThatIsSubmittedTwiceKeepsItsJobsDocument() {
        var prepared = crank.print().service().prepare(Desk.request("a").build());
        PrintJob job = crank.print().service().submit(prepared);
        assertThat(crank.print().service().submit(prepared).id()).isEqualTo(job.id());
        crank.time().advance(Duration.ofSeconds(11));
        assertThat(crank.print().service().submit(prepared).id())
                .as("too old to be accepted, and accepted already")
                .isEqualTo(job.id());
        assertThat(crank.crankUntilIdle(Duration.ofMinutes(1))).isTrue();
        assertThat(Desk.now(crank, job.id()).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void aPreparationThatIsTooOldIsAnsweredWithTheJobThatItsKeyBelongsToByNow() {
        var prepared = crank.print().service().prepare(Desk.request("a").build());
        PrintJob job = Desk.submit(crank, "a");
        crank.time().advance(Duration.ofSeconds(11));

        assertThat(crank.print().service().submit(prepared).id()).isEqualTo(job.id());

        assertThat(crank.documents().olderThan(crank.time().instant(), 10))
                .containsExactly(job.order().document().id());
        assertThat(Desk.balance(crank)).isEqualTo(Desk.LESS);
    }

    @Test
    void aPreparationThatIsTooOldConflictsWithAnotherRequestOfItsKey() {
        var prepared = crank.print()
                .service()
                .prepare(Desk.request("a").cost(Money.of("0.61", "EUR")).build());
        PrintJob job = Desk.submit(crank, "a");
        crank.time().advance(Duration.ofSeconds(11));

        PrintRefusedException conflict = catchThrowableOfType(
                PrintRefusedException.class, () -> crank.print().service().submit(prepared));

        assertThat(conflict.refusal().code()).isEqualTo("idempotency-conflict");
        assertThat(crank.documents().olderThan(crank.time().instant(), 10))
                .containsExactly(job.order().document().id());
    }

    @Test
    void aPreparationThatWasRefusedForMoneyIsSpent() {
        var prepared = crank.print()
                .service()
                .prepare(Desk.request("a").cost(Money.of("5.01", "EUR")).build());
        for (String code : new String[] {"insufficient-funds", "stale-preparation"}) {
            PrintRefusedException refused = catchThrowableOfType(
                    PrintRefusedException.class, () -> crank.print().service().submit(prepared));
            assertThat(refused.refusal().code()).isEqualTo(code);
            crank.print().accounts().topUp(Desk.ANN, Money.of("1.00", "EUR"), code);
        }
        assertThat(crank.print().audit().run().jobs()).isZero();
    }

    @Test
    void aRawPrinterIsRefusedOfWhichMoreProofIsDemandedThanItCanGive() {
        Printer demanding = Printer.of("attic", "socket://attic.example").withCompletionRequired(true);

        assertThatThrownBy(() -> crank.print().printers().put(demanding))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attic")
                .hasMessageContaining("socket://");
        assertThat(crank.print().printers().find(demanding.id())).isEmpty();
    }

    @Test
    void whatARawPortCannotBeToldIsRefused() {
        assertThat(refused(Desk.request("a").copies(2)).message()).contains("copies '2'");
        assertThat(refused(Desk.request("a").sides(Sides.TWO_SIDED_LONG_EDGE)).code())
                .isEqualTo("unsupported");
        assertThat(refused(Desk.request("a").media("iso_a4_210x297mm")).message())
                .contains("media");
    }

    @Test
    void aFinishedJobCannotBeCanceled() {
        PrintJob job = Desk.submit(crank, "a");
        assertThat(crank.crankUntilIdle(Duration.ofMinutes(1))).isTrue();
        PrintRefusedException late = catchThrowableOfType(
                PrintRefusedException.class, () -> crank.print().service().cancel(job.id()));
        assertThat(late.refusal().code()).isEqualTo("job-finished");
    }
}
