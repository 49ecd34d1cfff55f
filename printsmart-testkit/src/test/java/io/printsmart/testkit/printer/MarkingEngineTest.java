package io.printsmart.testkit.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MarkingEngineTest {

    private static final byte[] DOCUMENT = IppPrinterContract.document(5_000);

    private final ScriptedIppPrinter printer = ScriptedIppPrinter.start();
    private final MarkingEngine marking = printer.marking();
    private final PlainIpp client = new PlainIpp(printer.uri());

    @AfterEach
    void close() {
        printer.close();
    }

    private RemoteJob job() {
        return printer.jobs().get(0);
    }

    @Test
    void doesNothingByItselfInManualMode() throws IOException {
        marking.manual();
        client.print("token-1", DOCUMENT);
        assertThat(job().state()).isEqualTo(RemoteJobState.PENDING);
        assertThat(job().processingAt()).isEmpty();
        marking.startNext();
        assertThat(job().state()).isEqualTo(RemoteJobState.PROCESSING);
        assertThatThrownBy(marking::startNext).isInstanceOf(IllegalStateException.class);
        marking.complete();
        assertThat(job().state()).isEqualTo(RemoteJobState.COMPLETED);
        assertThatThrownBy(marking::complete).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(marking::startNext).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void catchesUpWhenItIsAutomaticAgain() throws IOException {
        printer.features().capacity(2);
        marking.manual();
        client.print("token-1", DOCUMENT);
        client.print("token-2", DOCUMENT);
        marking.automatic();
        assertThat(printer.paper().complete()).extracting(Printout::name).containsExactly("token-1", "token-2");
    }

    @Test
    void leavesPartOfADocument() throws IOException {
        marking.manual();
        client.print("token-1", DOCUMENT);
        marking.startNext();
        marking.abort(2);
        assertThat(job().state()).isEqualTo(RemoteJobState.ABORTED);
        assertThat(job().impressionsCompleted()).isEqualTo(2);
        assertThat(printer.paper().complete()).isEmpty();
        assertThat(printer.paper().partial()).singleElement().matches(printout -> printout.impressions() == 2);
    }

    @Test
    void leavesNoPaperIfNothingCameOut() throws IOException {
        marking.nextOutcomes(JobOutcome.aborted(0));
        client.print("token-1", DOCUMENT);
        assertThat(job().processingAt()).isPresent();
        assertThat(printer.paper().all()).isEmpty();
    }

    @Test
    void countsImpressionsOrDoesNot() throws IOException {
        marking.impressionsPerCopy(7);
        client.print("token-1", DOCUMENT);
        assertThat(job().impressionsCompleted()).isEqualTo(7);
        marking.reportsImpressions(false);
        client.print("token-2", DOCUMENT);
        assertThat(printer.jobs().get(1).impressionsCompleted()).isZero();
        assertThat(printer.paper().complete()).extracting(Printout::impressions).containsExactly(7, 7);
    }

    @Test
    void endsWithOtherReasons() throws IOException {
        marking.nextOutcomes(
                JobOutcome.completed("job-completed-with-errors"), JobOutcome.completed("queued-in-device"));
        client.print("token-1", DOCUMENT);
        client.print("token-2", DOCUMENT);
        assertThat(printer.jobs().get(0).reasons()).containsExactly("job-completed-with-errors");
        assertThat(printer.jobs().get(1).reasons()).containsExactly("queued-in-device");
        assertThatThrownBy(() -> new JobOutcome(RemoteJobState.PENDING, 0, List.of()))
                .hasMessageContaining("PENDING");
    }

    @Test
    void stopsWhenItIsCanceled() throws IOException {
        marking.manual();
        int id = PlainIpp.id(client.print("token-1", DOCUMENT));
        marking.startNext();
        marking.progress(1);
        assertThat(client.cancel(id).getCode()).isZero();
        assertThat(job().state()).isEqualTo(RemoteJobState.CANCELED);
        assertThat(job().reasons()).containsExactly("job-canceled-by-user");
        assertThat(printer.paper().partial()).hasSize(1);
    }

    @Test
    void printsOnAfterACancelAndSaysCanceled() throws IOException {
        marking.manual();
        marking.onCancel(CancelManner.PRINTS_ON_SAYS_CANCELED);
        int id = PlainIpp.id(client.print("token-1", DOCUMENT));
        marking.startNext();
        client.cancel(id);
        assertThat(job().reasons()).containsExactly("processing-to-stop-point");
        marking.complete();
        assertThat(job().state()).isEqualTo(RemoteJobState.CANCELED);
        assertThat(printer.paper().complete()).hasSize(1);
    }

    @Test
    void printsOnAfterACancelAndSaysCompleted() throws IOException {
        marking.manual();
        marking.onCancel(CancelManner.PRINTS_ON_SAYS_COMPLETED);
        int id = PlainIpp.id(client.print("token-1", DOCUMENT));
        marking.startNext();
        client.cancel(id);
        marking.complete();
        assertThat(job().state()).isEqualTo(RemoteJobState.COMPLETED);
    }

    @Test
    void isCanceledAtTheDevice() throws IOException {
        marking.manual();
        client.print("token-1", DOCUMENT);
        marking.startNext();
        marking.cancelAtDevice(0);
        assertThat(job().reasons()).containsExactly("job-canceled-at-device");
        assertThat(printer.paper().all()).isEmpty();
    }

    @Test
    void cancelsWhatWaitsWithoutPaper() throws IOException {
        marking.manual();
        int id = PlainIpp.id(client.print("token-1", DOCUMENT));
        client.cancel(id);
        assertThat(job().state()).isEqualTo(RemoteJobState.CANCELED);
        assertThat(job().processingAt()).isEmpty();
        assertThat(printer.paper().all()).isEmpty();
    }

    @Test
    void takesTimeOnThePrintersClock() throws IOException {
        marking.printTakes(Duration.ofMinutes(5));
        client.print("token-1", DOCUMENT);
        assertThat(job().state()).isEqualTo(RemoteJobState.PROCESSING);
        printer.panel().stop("door-open-error");
        assertThat(job().state()).isEqualTo(RemoteJobState.PROCESSING_STOPPED);
        printer.advance(Duration.ofMinutes(6));
        assertThat(job().state()).isEqualTo(RemoteJobState.PROCESSING_STOPPED);
        printer.panel().resume();
        assertThat(job().state()).isEqualTo(RemoteJobState.COMPLETED);
    }

    @Test
    void printsWhatArrivedOfAnAbandonedDocument() throws IOException {
        printer.features().timeOutAction("process-job");
        int id = PlainIpp.id(client.create("token-1"));
        printer.faults().next(IppOperation.SEND_DOCUMENT, IppFault.resetAfterDocumentBytes(1000));
        assertThatThrownBy(() -> client.sendDocument(id, DOCUMENT)).isInstanceOf(IOException.class);
        assertThat(printer.awaitJobs(jobs -> jobs.get(0).state().isFinal(), PlainIpp.LIMIT))
                .isTrue();
        assertThat(printer.paper().partial())
                .singleElement()
                .extracting(Printout::length)
                .isEqualTo(1000L);
    }
}
