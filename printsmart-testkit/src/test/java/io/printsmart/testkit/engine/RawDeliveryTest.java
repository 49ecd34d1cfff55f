package io.printsmart.testkit.engine;

import static io.printsmart.testkit.engine.Desk.FULL;
import static io.printsmart.testkit.engine.Desk.LESS;
import static io.printsmart.testkit.engine.Desk.balance;
import static io.printsmart.testkit.engine.Desk.copiesOf;
import static io.printsmart.testkit.engine.Desk.now;
import static io.printsmart.testkit.engine.Desk.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.Flag;
import io.printsmart.job.InDoubtPolicy;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.Policies;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Proof;
import io.printsmart.job.RetryPolicy;
import io.printsmart.job.Why;
import io.printsmart.service.Settings;
import io.printsmart.store.HistoryEntry;
import io.printsmart.store.StatementLine;
import io.printsmart.testkit.printer.Printout;
import io.printsmart.testkit.printer.RawScript;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import io.printsmart.wallet.Movement.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawDeliveryTest {

    private static final Duration LONG = Duration.ofHours(1);

    private ScriptedRawPrinter printer;
    private HandCrank crank;

    @BeforeEach
    void start() {
        printer = ScriptedRawPrinter.start();
        use(Policies.DEFAULT);
    }

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
        printer.close();
    }

    private void use(Policies policies) {
        if (crank != null) {
            crank.close();
        }
        crank = HandCrank.with(
                Settings.builder()
                        .policies(policies)
                        .stepLimit(Duration.ofMillis(500))
                        .closeLimit(Duration.ofMillis(500))
                        .build(),
                UnaryOperator.identity());
        Desk.open(crank, printer.uri());
    }

    @Test
    void aDocumentIsPrintedOnceAndPaidForOnce() {
        PrintJob job = submit(crank, "a");

        assertThat(job.state()).isEqualTo(JobState.PENDING);
        assertThat(balance(crank)).isEqualTo(LESS);
        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        PrintJob done = now(crank, job.id());
        assertThat(done.state()).isEqualTo(JobState.COMPLETED);
        assertThat(done.payment()).isEqualTo(PaymentState.CAPTURED);
        assertThat(done.proof()).contains(Proof.ACCEPTED);
        assertThat(done.attempts()).isEqualTo(1);
        assertThat(copiesOf(printer.paper(), "a")).hasSize(1);
        assertThat(balance(crank)).isEqualTo(LESS);
        assertThat(crank.print().service().history(job.id()))
                .extracting(HistoryEntry::to)
                .containsExactly(JobState.PENDING, JobState.SENDING, JobState.COMPLETED);
    }

    @Test
    void aPrinterThatComesBackPrintsOnceAndNoRetryIsSpentWhileItIsAway() {
        PrintJob job = submit(crank, "a");
        printer.switchOff();
        crank.crankFor(Duration.ofMinutes(5));

        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.PENDING);
        assertThat(now(crank, job.id()).attempts()).isZero();
        assertThat(now(crank, job.id()).why().code()).isEqualTo(Why.Code.PRINTER_NOT_READY);

        printer.switchOn();
        assertThat(crank.crankUntilIdle(Duration.ofMinutes(1))).isTrue();
        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.COMPLETED);
        assertThat(copiesOf(printer.paper(), "a")).hasSize(1);
    }

    @Test
    void aPrinterThatStaysAwayIsRefundedOnceByTheDeadline() {
        PrintJob job = submit(crank, "a");
        printer.switchOff();
        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        PrintJob failed = now(crank, job.id());
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(failed.why().code()).isEqualTo(Why.Code.DEADLINE);
        assertThat(failed.finishedAt().orElseThrow())
                .isBefore(job.order().deadline().plusSeconds(1));
        assertThat(balance(crank)).isEqualTo(FULL);
    }

    @Test
    void withCountedOutagesTheRefundComesAfterTheLastRetryOfTheBackoff() {
        RetryPolicy exact =
                new RetryPolicy(3, Duration.ofSeconds(2), 2, Duration.ofMinutes(5), 0, Duration.ofSeconds(30));
        use(Policies.builder().retry(exact).countOutages(true).build());
        PrintJob job = submit(crank, "a");
        printer.switchOff();
        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        PrintJob failed = now(crank, job.id());
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.attempts()).isEqualTo(4);
        List<Instant> tries = crank.print().service().history(job.id()).stream()
                .skip(1)
                .map(HistoryEntry::at)
                .toList();
        List<Duration> pauses = new ArrayList<>();
        for (int i = 1; i < tries.size(); i++) {
            pauses.add(Duration.between(tries.get(i - 1), tries.get(i)));
        }
        assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
        assertThat(balance(crank)).isEqualTo(FULL);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 100_000, 200_000})
    void aResetAfterBytesHaveLeftIsDoubtThatEndsWithARefund(long bytes) {
        PrintJob job = submit(crank, "a");
        atTheDocument(RawScript.resetAfter(bytes));
        crank.crank();

        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.IN_DOUBT);
        assertThat(balance(crank)).isEqualTo(LESS);
        assertThat(crank.crankUntilIdle(LONG)).isTrue();
        PrintJob failed = now(crank, job.id());
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.has(Flag.REFUNDED_IN_DOUBT)).isTrue();
        assertThat(failed.attempts()).isEqualTo(1);
        assertThat(balance(crank)).isEqualTo(FULL);
        assertThat(copiesOf(printer.paper(), "a")).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aResetInsteadOfTheCloseAfterTheLastByteIsDoubt() {
        PrintJob job = submit(crank, "a");
        atTheDocument(RawScript.resetInsteadOfClose());
        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.FAILED);
        assertThat(now(crank, job.id()).has(Flag.REFUNDED_IN_DOUBT)).isTrue();
        assertThat(balance(crank)).isEqualTo(FULL);
    }

    @Test
    void withTheRetryPolicyADoubtIsPrintedAgainAndCounted() {
        use(retryInDoubt());
        PrintJob job = submit(crank, "a");
        atTheDocument(RawScript.resetInsteadOfClose());
        crank.crank();
        printer.behave();
        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        PrintJob done = now(crank, job.id());
        assertThat(done.state()).isEqualTo(JobState.COMPLETED);
        assertThat(done.has(Flag.MAY_BE_PRINTED_TWICE)).isTrue();
        assertThat(done.attempts()).isEqualTo(2);
        assertThat(balance(crank)).isEqualTo(LESS);
    }

    @ParameterizedTest
    @EnumSource(InDoubtPolicy.class)
    void aPrinterThatResetsAtByteZeroCostsNothingWhateverThePolicy(InDoubtPolicy policy) {
        use(Policies.builder().inDoubt(policy).build());
        PrintJob job = submit(crank, "a");
        atTheDocument(RawScript.resetAfter(0));
        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.FAILED);
        assertThat(now(crank, job.id()).payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(copiesOf(printer.paper(), "a")).isEmpty();
        assertThat(movements()).containsExactly(Kind.CHARGE, Kind.REFUND);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100_000, 200_000})
    void withTheRetryPolicyADocumentThatWasCutOffIsSentAgainWholeAndPaidForOnce(long bytes) {
        use(retryInDoubt());
        PrintJob job = submit(crank, "a");
        atTheDocument(RawScript.resetAfter(bytes));
        crank.crank();
        printer.behave();
        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.COMPLETED);
        assertThat(now(crank, job.id()).attempts()).isEqualTo(2);
        assertThat(copiesOf(printer.paper(), "a")).hasSize(1);
        assertThat(movements()).containsExactly(Kind.CHARGE);
    }

    @Test
    void aPrinterThatNeverClosesIsDoubtAfterTheCloseLimit() {
        PrintJob job = submit(crank, "a");
        atTheDocument(RawScript.neverClose());
        crank.crank();

        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.IN_DOUBT);
    }

    @Test
    void aPrinterThatStopsReadingIsDoubtAfterTheStepLimit() {
        PrintJob job = crank.print()
                .service()
                .submit(Desk.request("big")
                        .document(() -> new ByteArrayInputStream(
                                ("%PDF-1.4 " + "y".repeat(20_000_000)).getBytes(StandardCharsets.US_ASCII)))
                        .build());
        atTheDocument(RawScript.stallAfter(50_000));
        crank.crank();

        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.IN_DOUBT);
        printer.release();
    }

    @Test
    void oneDocumentAtATimeInTheOrderOfPriorityThenOfSubmit() {
        crank.print().service().submit(Desk.request("low").priority(10).build());
        submit(crank, "first");
        submit(crank, "second");
        crank.print().service().submit(Desk.request("high").priority(90).build());
        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(printer.paper().complete().stream()
                        .filter(printout -> printout.length() > 0)
                        .map(Printout::sha256))
                .containsExactly(digest("high"), digest("first"), digest("second"), digest("low"));
        assertThat(printer.mostDocumentsAtOnce()).isEqualTo(1);
    }

    @Test
    void aWaitingJobIsCanceledAtOnceAndRefunded() {
        PrintJob job = submit(crank, "a");
        PrintJob canceled = crank.print().service().cancel(job.id());

        assertThat(canceled.state()).isEqualTo(JobState.CANCELED);
        assertThat(balance(crank)).isEqualTo(FULL);
        assertThat(crank.crank()).isZero();
        assertThat(copiesOf(printer.paper(), "a")).isEmpty();
    }

    @Test
    void aJobWhosePrinterIsRemovedIsRefunded() {
        PrintJob job = submit(crank, "a");
        assertThat(crank.print().printers().remove(job.order().printer())).isTrue();
        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job.id()).why().code()).isEqualTo(Why.Code.REJECTED);
        assertThat(balance(crank)).isEqualTo(FULL);
    }

    @Test
    void aJobOfADisabledPrinterWaitsAndIsPrintedWhenItIsEnabled() {
        PrintJob job = submit(crank, "a");
        crank.print().printers().disable(job.order().printer());
        crank.crankFor(Duration.ofMinutes(2));
        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.PENDING);
        crank.print().printers().enable(job.order().printer());
        assertThat(crank.crankUntilIdle(Duration.ofSeconds(1))).isTrue();
        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.COMPLETED);
    }

    /** What moved in the student's wallet for jobs, oldest first. */
    private List<Kind> movements() {
        List<Kind> kinds = new ArrayList<>();
        for (StatementLine line : crank.print().accounts().statement(Desk.ANN, Optional.empty(), 100)) {
            kinds.add(0, line.kind());
        }
        kinds.remove(Kind.TOP_UP);
        return kinds;
    }

    private static Policies retryInDoubt() {
        return Policies.builder().inDoubt(InDoubtPolicy.RETRY).build();
    }

    /** Also the look before the attempt meets it, and is content with a connection. */
    private void atTheDocument(RawScript script) {
        printer.always(script);
    }

    private static String digest(String key) {
        return Printout.sha256(Desk.document(key));
    }
}
