package io.printsmart.ipp.engine;

import static io.printsmart.ipp.engine.Student.FULL;
import static io.printsmart.ipp.engine.Student.LESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printsmart.ipp.IppTransport;
import io.printsmart.job.ColorMode;
import io.printsmart.job.Flag;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Proof;
import io.printsmart.job.Sides;
import io.printsmart.job.Why;
import io.printsmart.printer.PrinterId;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.Refusal;
import io.printsmart.service.Settings;
import io.printsmart.testkit.engine.HandCrank;
import io.printsmart.testkit.printer.CancelManner;
import io.printsmart.testkit.printer.IppFault;
import io.printsmart.testkit.printer.IppOperation;
import io.printsmart.testkit.printer.JobOutcome;
import io.printsmart.testkit.printer.PlainIpp;
import io.printsmart.testkit.printer.Printout;
import io.printsmart.testkit.printer.RemoteJob;
import io.printsmart.testkit.printer.RemoteJobState;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IppDeliveryTest {

    private static final Duration LONG = Duration.ofHours(1);

    private ScriptedIppPrinter printer;
    private HandCrank crank;

    @BeforeEach
    void start() {
        printer = ScriptedIppPrinter.start();
        crank = HandCrank.with(Settings.builder().build(), parts -> parts.transport(IppTransport.create()));
        Student.enrol(crank.print(), printer.uri());
    }

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        assertThat(printer.mostDocumentsAtOnce()).isLessThanOrEqualTo(1);
        crank.close();
        printer.close();
    }

    private PrintJob submit() {
        return crank.print().service().submit(Student.request("a").build());
    }

    private PrintJob end(PrintJob job) {
        assertThat(crank.crankUntilIdle(LONG)).as("ended in time").isTrue();
        return now(job);
    }

    private PrintJob now(PrintJob job) {
        return crank.print().service().find(job.id()).orElseThrow();
    }

    private List<Printout> copies() {
        return printer.paper().complete().stream()
                .filter(printout -> printout.isOf(Student.document("a")))
                .toList();
    }

    private void printedOnceAndCaptured(PrintJob job) {
        PrintJob done = end(job);
        assertThat(done.why().toString()).isEqualTo("printed");
        assertThat(done.state()).isEqualTo(JobState.COMPLETED);
        assertThat(done.proof()).contains(Proof.COMPLETED);
        assertThat(copies()).hasSize(1);
        Student.assertBooks(crank.print(), LESS, Student.COST);
        nothingIsLeftOpen();
    }

    private void refunded(PrintJob job) {
        PrintJob failed = end(job);
        assertThat(failed.state()).isIn(JobState.FAILED, JobState.CANCELED);
        Student.assertBooks(crank.print(), FULL, Student.NOTHING);
        assertThat(copies()).hasSizeLessThanOrEqualTo(1);
    }

    private void nothingIsLeftOpen() {
        crank.crankFor(Duration.ofMinutes(10));
        assertThat(printer.jobs())
                .allMatch(job -> job.state() == RemoteJobState.COMPLETED
                        || job.state() == RemoteJobState.ABORTED
                        || job.state() == RemoteJobState.CANCELED);
    }

    @Test
    void aDocumentIsPrintedOnceWithThePrintersProof() {
        PrintJob job = submit();
        printedOnceAndCaptured(job);
        assertThat(printer.jobs()).singleElement().satisfies(remote -> {
            assertThat(remote.name())
                    .startsWith("ps-")
                    .contains(job.id().value())
                    .endsWith(" Thesis");
            assertThat(remote.user()).isEqualTo("ann");
        });
        assertThat(printer.posts(IppOperation.SEND_DOCUMENT)).isEqualTo(1);
        assertThat(printer.paper().all()).hasSize(1);
    }

    @Test
    void theOptionsReachThePrinter() {
        PrintJob job = crank.print()
                .service()
                .submit(Student.request("a")
                        .copies(3)
                        .sides(Sides.TWO_SIDED_SHORT_EDGE)
                        .colorMode(ColorMode.COLOR)
                        .media("iso_a4_210x297mm")
                        .build());
        printedOnceAndCaptured(job);
        assertThat(copies()).singleElement().extracting(Printout::copies).isEqualTo(3);
        assertThat(printer.jobs().get(0).options())
                .containsEntry("copies", "3")
                .containsEntry("sides", "two-sided-short-edge")
                .containsEntry("print-color-mode", "color")
                .containsEntry("media", "iso_a4_210x297mm");
    }

    @Test
    void threeCopiesAreNeitherPrintedNorPaidWhereThePrinterWouldMakeOne() {
        printer.features().ignored("copies");
        PrintJob job =
                crank.print().service().submit(Student.request("a").copies(3).build());
        refunded(job);
        nothingIsLeftOpen();
        assertThat(crank.print().service().history(job.id()))
                .anySatisfy(entry -> assertThat(entry.why().toString()).contains("3 copies"));
        assertThat(printer.paper().all()).isEmpty();
        assertThat(printer.posts(IppOperation.CREATE_JOB)).isEqualTo(1);
    }

    /** The printer's history is over a minute after the end. */
    @Test
    void whatIsAskedForTooLateIsRefundedAndCountedAndNotPrintedAgain() {
        printer.keepHistoryFor(Duration.ofSeconds(60));
        PrintJob job = submit();
        printer.faults().next(IppOperation.SEND_DOCUMENT, IppFault.loseAnswer());
        printer.faults().next(IppOperation.GET_JOB_ATTRIBUTES, IppFault.resetBeforeActing());
        crank.crank();
        printer.advance(Duration.ofSeconds(61));
        refunded(job);
        nothingIsLeftOpen();
        assertThat(now(job).has(Flag.REFUNDED_IN_DOUBT)).isTrue();
        assertThat(copies()).hasSize(1);
        assertThat(printer.posts(IppOperation.SEND_DOCUMENT)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued-in-device", "job-completed-with-errors"})
    void whatThePrinterDoesNotVouchForIsNoFullProof(String reason) {
        printer.marking().nextOutcomes(JobOutcome.completed(reason));
        PrintJob done = end(submit());
        assertThat(done.state()).isEqualTo(JobState.COMPLETED);
        assertThat(done.proof()).contains(Proof.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued-in-device", "job-completed-with-errors"})
    void whatThePrinterDoesNotVouchForIsNotPrintedWhereItsWordIsDemanded(String reason) {
        PrinterId id = new PrinterId("library");
        crank.print()
                .printers()
                .put(crank.print().printers().find(id).orElseThrow().printer().withCompletionRequired(true));
        printer.marking().nextOutcomes(JobOutcome.completed(reason));

        PrintJob job = end(submit());

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(job.has(Flag.REFUNDED_IN_DOUBT) || job.has(Flag.PARTLY_PRINTED))
                .isTrue();
        assertThat(printer.posts(IppOperation.SEND_DOCUMENT)).isEqualTo(1);
        PrintJob next = end(crank.print().service().submit(Student.request("b").build()));
        assertThat(next.state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void theAnswerToCreateJobIsLost() {
        PrintJob job = submit();
        printer.faults().next(IppOperation.CREATE_JOB, IppFault.loseAnswer());
        printedOnceAndCaptured(job);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 100_000, 299_999})
    void theConnectionIsResetInsideSendDocument(long bytes) {
        PrintJob job = submit();
        printer.faults().next(IppOperation.SEND_DOCUMENT, IppFault.resetAfterDocumentBytes(bytes));
        printedOnceAndCaptured(job);
        assertThat(now(job).attempts()).isEqualTo(2);
    }

    @Test
    void theAnswerToSendDocumentIsLost() {
        PrintJob job = submit();
        printer.faults().next(IppOperation.SEND_DOCUMENT, IppFault.loseAnswer());
        printedOnceAndCaptured(job);
        assertThat(now(job).attempts()).isEqualTo(1);
        assertThat(printer.posts(IppOperation.SEND_DOCUMENT)).isEqualTo(1);
    }

    @Test
    void theAnswerToPrintJobIsLost() {
        printer.features().createJob(false);
        PrintJob job = submit();
        printer.faults().next(IppOperation.PRINT_JOB, IppFault.loseAnswer());
        printedOnceAndCaptured(job);
        assertThat(printer.posts(IppOperation.PRINT_JOB)).isEqualTo(1);
    }

    @Test
    void theConnectionIsResetInsidePrintJob() {
        printer.features().createJob(false);
        PrintJob job = submit();
        printer.faults().next(IppOperation.PRINT_JOB, IppFault.resetAfterDocumentBytes(100_000));
        printedOnceAndCaptured(job);
    }

    @Test
    void aPrinterThatForgotItsHistoryIsDoubtThatEndsWithARefund() {
        PrintJob job = submit();
        printer.faults().next(IppOperation.SEND_DOCUMENT, IppFault.loseAnswer());
        printer.faults().next(IppOperation.GET_JOB_ATTRIBUTES, IppFault.resetBeforeActing());
        crank.crank();
        assertThat(now(job).state()).isEqualTo(JobState.IN_DOUBT);
        printer.forgetHistory();
        refunded(job);
        assertThat(now(job).has(Flag.REFUNDED_IN_DOUBT)).isTrue();
        assertThat(printer.posts(IppOperation.SEND_DOCUMENT)).isEqualTo(1);
    }

    @Test
    void aRecycledJobIdIsNotTakenForOurs() throws IOException {
        PrintJob job = submit();
        printer.marking().manual();
        crank.crank();
        int ours = now(job).attempt().orElseThrow().remote().orElseThrow().id();
        printer.reboot();
        printer.marking().automatic();
        new PlainIpp(printer.uri()).print("somebody else's", Student.document("b"));
        assertThat(printer.jobs()).extracting(RemoteJob::id).containsExactly(ours);
        refunded(job);
        assertThat(copies()).isEmpty();
        assertThat(now(job).has(Flag.REFUNDED_IN_DOUBT)).isTrue();
    }

    @Test
    void anAbortBeforeAnythingWasProcessedIsTriedAgain() {
        PrintJob job = submit();
        printer.faults().next(IppOperation.SEND_DOCUMENT, IppFault.resetAfterDocumentBytes(5));
        printedOnceAndCaptured(job);
    }

    @Test
    void anAbortAfterSomePagesIsRefundedAndCountedAndNotTriedAgain() {
        printer.marking().impressionsPerCopy(5);
        printer.marking().nextOutcomes(JobOutcome.aborted(3));
        PrintJob job = submit();
        refunded(job);
        assertThat(now(job).why().code()).isEqualTo(Why.Code.PARTLY_PRINTED);
        assertThat(now(job).has(Flag.PARTLY_PRINTED)).isTrue();
        assertThat(printer.posts(IppOperation.SEND_DOCUMENT)).isEqualTo(1);
    }

    @Test
    void aCancelWhilePrintingIsSettledByThePrintersFinalState() {
        printer.marking().manual();
        PrintJob job = submit();
        crank.crank();
        assertThat(now(job).state()).isEqualTo(JobState.PRINTING);
        crank.print().service().cancel(job.id());
        refunded(job);
        assertThat(now(job).state()).isEqualTo(JobState.CANCELED);
        assertThat(copies()).isEmpty();
    }

    @Test
    void whatIsPrintedInSpiteOfACancelIsPaidFor() {
        printer.marking().manual();
        PrintJob job = submit();
        crank.crank();
        printer.marking().startNext();
        crank.print().service().cancel(job.id());
        printer.marking().complete();
        printedOnceAndCaptured(job);
    }

    @Test
    void anAttemptThatHangsIsCanceledAtThePrinterAndRefundedByItsEnd() {
        PrintJob job = submit();
        printer.panel().outOfPaper("media-empty-warning");
        printer.panel().reasons();
        crank.crank();
        refunded(job);
        assertThat(now(job).finishedAt().orElseThrow())
                .isBeforeOrEqualTo(job.order().endBy().plusSeconds(1));
        printer.panel().refill();
        nothingIsLeftOpen();
        assertThat(copies()).isEmpty();
    }

    @Test
    void aPrinterWithoutPaperIsRefusedWithItsReasonInWords() {
        printer.panel().outOfPaper("media-empty-warning");
        PrintRefusedException refused = catchThrowableOfType(PrintRefusedException.class, this::submit);
        assertThat(refused.refusal()).isInstanceOfSatisfying(Refusal.PrinterUnavailable.class, unavailable -> {
            assertThat(unavailable.text()).isEqualTo("Out of paper");
            assertThat(unavailable.reasons()).containsExactly("media-empty");
        });
    }

    @Test
    void aStoppedPrinterAndOneThatAcceptsNoJobsAreRefused() {
        printer.panel().stop("paused");
        assertThat(catchThrowableOfType(PrintRefusedException.class, this::submit)
                        .refusal()
                        .message())
                .startsWith("Paused");
        printer.panel().resume();
        printer.panel().acceptJobs(false);
        assertThat(catchThrowableOfType(PrintRefusedException.class, this::submit)
                        .refusal()
                        .message())
                .startsWith("Not accepting jobs");
    }

    @Test
    void anotherDeviceAtTheSameAddressIsAConfigurationError() {
        crank.print().printers().probe(new PrinterId("library"));
        printer.panel().changeUuid();
        crank.time().advance(Duration.ofMinutes(1));
        assertThat(catchThrowableOfType(PrintRefusedException.class, this::submit)
                        .refusal()
                        .message())
                .startsWith("Printer configuration error");
    }

    @Test
    void aBusyPrinterCostsNoRetry() {
        PrintJob job = submit();
        printer.features().busy(true);
        crank.crankFor(Duration.ofMinutes(3));
        assertThat(now(job).attempts()).isZero();
        printer.features().busy(false);
        printedOnceAndCaptured(job);
    }

    @Test
    void whatIsBeingPrintedUnderAnotherNameOfTheDeviceIsNotCanceled() {
        URI sameDevice = URI.create(printer.uri().toString().replace("127.0.0.1", "localhost"));
        Student.add(crank.print(), "annex", sameDevice);
        printer.features().capacity(2);
        printer.marking().manual();
        PrintJob first = submit();
        PrintJob second = crank.print()
                .service()
                .submit(Student.request("b").printer("annex").build());
        crank.crank();

        assertThat(printer.posts(IppOperation.CANCEL_JOB)).isZero();
        printer.marking().automatic();
        assertThat(end(first).state()).isEqualTo(JobState.COMPLETED);
        assertThat(end(second).state()).isEqualTo(JobState.COMPLETED);
        assertThat(printer.posts(IppOperation.CANCEL_JOB)).isZero();
    }

    @Test
    void aForgottenJobOfThisInstallationIsCanceledBeforeTheNextOne() {
        PrintJob first = submit();
        printer.faults().next(IppOperation.CREATE_JOB, IppFault.loseAnswer());
        printer.faults().always(IppOperation.CANCEL_JOB, IppFault.resetBeforeActing());
        crank.crank();
        printer.faults().clear();
        assertThat(printer.jobs()).extracting(RemoteJob::state).containsExactly(RemoteJobState.PENDING_HELD);
        printedOnceAndCaptured(first);
    }

    @Test
    void aCancelThatThePrinterIgnoresIsPaperThatWasRefundedOrPaid() {
        printer.marking().onCancel(CancelManner.PRINTS_ON_SAYS_CANCELED);
        printer.marking().manual();
        PrintJob job = submit();
        crank.crank();
        printer.marking().startNext();
        crank.print().service().cancel(job.id());
        refunded(job);
    }
}
