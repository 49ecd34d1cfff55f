package io.printsmart.httpwallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.Capabilities;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.service.PrintRequest;
import io.printsmart.service.Settings;
import io.printsmart.testkit.engine.HandCrank;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole jobs that are paid from a service which is down for a while. */
class HttpWalletJobTest {

    private static final AccountId ADA = new AccountId("ada");
    private static final Money FULL = Money.of("5.00", "EUR");
    private static final Money LESS = Money.of("4.40", "EUR");
    private static final byte[] DOCUMENT = "%PDF-1.4 thesis".getBytes(StandardCharsets.US_ASCII);

    private final MoneyService service = MoneyService.start();
    private final ScriptedRawPrinter printer = ScriptedRawPrinter.start();
    private HandCrank crank;

    @BeforeEach
    void start() {
        service.money().give(ADA, FULL);
        InstantSource cranked = this::now;
        HttpWallet wallet = new HttpWallet(settings(), () -> MoneyService.TOKEN, cranked.withZone(ZoneOffset.UTC));
        crank = HandCrank.with(Settings.DEFAULT, parts -> parts.wallet(wallet));
        crank.print()
                .printers()
                .put(Printer.of("library", printer.uri().toString())
                        .withLoopbackAllowed(true)
                        .withCapabilities(new Capabilities(true, true, List.of("application/pdf"))));
    }

    /** The defaults, with pauses that do not hold up a test which asks a thousand times. */
    private HttpWalletSettings settings() {
        HttpWalletSettings usual = HttpWalletSettings.of(service.base());
        return new HttpWalletSettings(
                usual.base(),
                usual.connectLimit(),
                usual.mostTries(),
                Duration.ofMillis(1),
                usual.failuresToOpen(),
                usual.openFor(),
                usual.longestDelay());
    }

    private Instant now() {
        return crank.time().instant();
    }

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
        printer.close();
        service.close();
    }

    private PrintJob submit() {
        return crank.print()
                .service()
                .submit(PrintRequest.builder()
                        .key("order-1")
                        .account("ada")
                        .printer("library")
                        .document(() -> new ByteArrayInputStream(DOCUMENT))
                        .cost(Money.of("0.60", "EUR"))
                        .build());
    }

    private PrintJob now(PrintJob job) {
        return crank.print().service().find(job.id()).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(names = {"DOWN_BEFORE_ACTING", "DOWN_AFTER_ACTING"})
    void aJobThatIsSubmittedWhileTheServiceIsDownIsPaidAndPrintedOnceItIsUp(MoneyService.Weather bad) {
        service.is(bad);
        PrintJob job = submit();
        crank.crankFor(Duration.ofMinutes(10));
        assertThat(now(job).state()).isEqualTo(JobState.AWAITING_PAYMENT);
        assertThat(printer.paper().complete()).isEmpty();

        service.is(MoneyService.Weather.FINE);
        assertThat(crank.crankUntilIdle(Duration.ofHours(1))).isTrue();

        assertThat(now(job).state()).isEqualTo(JobState.COMPLETED);
        assertThat(now(job).payment()).isEqualTo(PaymentState.CAPTURED);
        assertThat(service.money().balance(ADA)).isEqualTo(LESS);
        assertThat(printer.paper().complete()).hasSize(1);
    }

    @Test
    void aJobThatCannotBePrintedIsRefundedOnceTheServiceIsUpAgain() {
        PrintJob job = submit();
        assertThat(service.money().balance(ADA)).isEqualTo(LESS);
        crank.print().printers().remove(new PrinterId("library"));
        service.is(MoneyService.Weather.DOWN_AFTER_ACTING);
        crank.crankFor(Duration.ofDays(3));
        assertThat(now(job).state()).isEqualTo(JobState.FAILED);
        assertThat(now(job).payment()).isEqualTo(PaymentState.REFUND_DUE);
        assertThat(crank.print().audit().run().refundsOwed()).hasSize(1);
        assertThat(service.asked()).as("asked in three days").isLessThan(3_000);

        service.is(MoneyService.Weather.FINE);
        crank.crankFor(Duration.ofHours(1));

        assertThat(now(job).payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(service.money().balance(ADA)).isEqualTo(FULL);
        assertThat(crank.print().audit().run().refundsOwed()).isEmpty();
    }
}
