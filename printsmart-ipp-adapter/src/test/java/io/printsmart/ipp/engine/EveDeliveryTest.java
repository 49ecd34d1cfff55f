package io.printsmart.ipp.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printsmart.PrintSmart;
import io.printsmart.ipp.IppTransport;
import io.printsmart.ipp.peer.EvePrinter;
import io.printsmart.ipp.peer.EvePrintout;
import io.printsmart.job.ColorMode;
import io.printsmart.job.JobState;
import io.printsmart.job.Policies;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Proof;
import io.printsmart.job.RetryPolicy;
import io.printsmart.job.Sides;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.Settings;
import io.printsmart.testkit.printer.FaultProxy;
import io.printsmart.testkit.printer.IppOperation;
import io.printsmart.testkit.printer.Printout;
import io.printsmart.testkit.printer.ProxyFault;
import io.printsmart.testkit.store.InMemoryDocumentStore;
import io.printsmart.testkit.store.InMemoryPrintStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine in real time against a printer that nobody here wrote, with a proxy between them that loses and resets. */
class EveDeliveryTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private EvePrinter printer;
    private FaultProxy proxy;
    private PrintSmart print;

    @BeforeEach
    void start() {
        printer = EvePrinter.builder().color().duplex().start();
        proxy = FaultProxy.http(printer.address());
        RetryPolicy quick =
                new RetryPolicy(3, Duration.ofMillis(200), 2, Duration.ofSeconds(2), 0.2, Duration.ofMillis(500));
        Policies policies = Policies.builder()
                .retry(quick)
                .doubtWindow(Duration.ofSeconds(5))
                .firstLook(Duration.ofMillis(100))
                .maxLook(Duration.ofMillis(500))
                .build();
        print = PrintSmart.builder()
                .store(new InMemoryPrintStore(InstantSource.system()))
                .documents(new InMemoryDocumentStore(InstantSource.system()))
                .transport(IppTransport.create())
                .settings(Settings.builder().policies(policies).build())
                .build();
        Student.enrol(print, proxy.uri(printer.uri()));
    }

    @AfterEach
    void auditAndEnd() {
        assertThat(print.audit().run().violations()).isEmpty();
        print.close();
        proxy.close();
        printer.close();
    }

    private PrintJob end(PrintJob job) {
        print.start();
        assertThat(print.awaitIdle(LONG)).as("ended in time").isTrue();
        return print.service().find(job.id()).orElseThrow();
    }

    private PrintJob submit() {
        return print.service().submit(Student.request("a").build());
    }

    private void printedOnceAndCaptured(PrintJob job) {
        PrintJob done = end(job);
        assertThat(done.why().toString()).isEqualTo("printed");
        assertThat(done.state()).isEqualTo(JobState.COMPLETED);
        assertThat(done.proof()).contains(Proof.COMPLETED);
        Student.assertBooks(print, Student.LESS, Student.COST);
        assertThat(copies()).hasSize(1);
    }

    private List<EvePrintout> copies() {
        return printer.paper().stream()
                .filter(paper -> paper.complete() && paper.sha256().equals(Printout.sha256(Student.document("a"))))
                .toList();
    }

    @Test
    void aDocumentIsSpooledByteForByteOnceWithNameUserAndOptions() {
        PrintJob job = print.service()
                .submit(Student.request("a")
                        .copies(2)
                        .sides(Sides.TWO_SIDED_LONG_EDGE)
                        .colorMode(ColorMode.MONOCHROME)
                        .media("iso_a4_210x297mm")
                        .build());
        printedOnceAndCaptured(job);
        assertThat(copies()).singleElement().satisfies(paper -> {
            assertThat(paper.copies()).isEqualTo(2);
            assertThat(paper.name()).startsWith("ps-").endsWith(" Thesis");
        });
        assertThat(printer.lastJob())
                .contains(
                        "IPP_JOB_ORIGINATING_USER_NAME=ann",
                        "IPP_SIDES=two-sided-long-edge",
                        "IPP_PRINT_COLOR_MODE=monochrome",
                        "IPP_MEDIA=iso_a4_210x297mm");
    }

    @Test
    void theAnswerToCreateJobIsLost() {
        PrintJob job = submit();
        proxy.onNext(IppOperation.CREATE_JOB, ProxyFault.loseAnswer());
        printedOnceAndCaptured(job);
    }

    @Test
    void theAnswerToSendDocumentIsLost() {
        PrintJob job = submit();
        proxy.onNext(IppOperation.SEND_DOCUMENT, ProxyFault.loseAnswer());
        printedOnceAndCaptured(job);
    }

    @Test
    void theConnectionIsResetInsideSendDocument() {
        PrintJob job = submit();
        proxy.onNext(IppOperation.SEND_DOCUMENT, ProxyFault.resetAfterRequestBytes(100_000));
        printedOnceAndCaptured(job);
    }

    @Test
    void aPrinterThatGivesUpIsRefunded() {
        printer.abortAfter(0);
        PrintJob failed = end(submit());
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        Student.assertBooks(print, Student.FULL, Student.NOTHING);
        assertThat(copies()).isEmpty();
    }

    @Test
    void aPrinterThatGoesAwayAndComesBackPrintsOnce() {
        PrintJob job = submit();
        printer.kill();
        print.start();
        assertThat(print.awaitIdle(Duration.ofSeconds(2))).isFalse();
        printer.restart();
        printedOnceAndCaptured(job);
    }

    @Test
    void aPrinterThatIsAwayIsRefused() {
        printer.kill();
        proxy.switchOff();
        assertThat(catchThrowableOfType(PrintRefusedException.class, this::submit)
                        .refusal()
                        .message())
                .startsWith("Print service down");
    }
}
