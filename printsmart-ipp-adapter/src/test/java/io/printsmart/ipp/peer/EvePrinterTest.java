package io.printsmart.ipp.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Types;
import io.printsmart.testkit.printer.IppPrinterContract;
import io.printsmart.testkit.printer.PlainIpp;
import io.printsmart.testkit.printer.Printout;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The switches of the fixture, and what ippeveprinter makes of them. */
final class EvePrinterTest {

    private static final byte[] DOCUMENT = IppPrinterContract.document(20_000);

    @Test
    void logsThePaper() throws IOException {
        try (EvePrinter printer = EvePrinter.start()) {
            PlainIpp client = new PlainIpp(printer.uri());
            client.print("token-1 my letter.pdf", DOCUMENT);
            awaitJob(client, "token-1", EvePrinterTest::isFinal);
            assertThat(printer.paper())
                    .containsExactly(new EvePrintout(
                            true, DOCUMENT.length, Printout.sha256(DOCUMENT), 1, "token-1 my letter.pdf"));
        }
    }

    @Test
    void countsNoImpressionsUnlessItIsTold() throws IOException {
        try (EvePrinter printer = EvePrinter.start()) {
            PlainIpp client = new PlainIpp(printer.uri());
            client.print("token-1", DOCUMENT);
            AttributeGroup first = awaitJob(client, "token-1", EvePrinterTest::isFinal);
            printer.reportImpressions(4);
            client.print("token-2", DOCUMENT);
            AttributeGroup second = awaitJob(client, "token-2", EvePrinterTest::isFinal);
            assertThat(first.getValue(Types.jobImpressionsCompleted)).isZero();
            assertThat(second.getValue(Types.jobImpressionsCompleted)).isEqualTo(4);
        }
    }

    @Test
    void givesUpAfterSomePages() throws IOException {
        try (EvePrinter printer = EvePrinter.start()) {
            PlainIpp client = new PlainIpp(printer.uri());
            printer.abortAfter(2);
            client.print("token-1", DOCUMENT);
            AttributeGroup job = awaitJob(client, "token-1", EvePrinterTest::isFinal);
            assertThat(job.getValue(Types.jobState)).isEqualTo(JobState.aborted);
            assertThat(job.getValue(Types.jobImpressionsCompleted)).isEqualTo(2);
            assertThat(job.getValue(Types.timeAtProcessing)).isNotNull();
            assertThat(printer.paper()).singleElement().matches(printout -> !printout.complete());
        }
    }

    @Test
    void isBusyWhileAPrintIsHeldAndPrintsOnAfterACancel() throws IOException {
        try (EvePrinter printer = EvePrinter.start()) {
            PlainIpp client = new PlainIpp(printer.uri());
            printer.hold();
            int id = PlainIpp.id(client.print("token-1", DOCUMENT));
            awaitJob(client, "token-1", job -> Objects.equals(job.getValue(Types.jobState), JobState.processing));
            assertThat(client.print("token-2", DOCUMENT).getCode()).isEqualTo(0x0507);
            assertThat(client.cancel(id).getCode()).isZero();
            assertThat(client.find("token-1").getValues(Types.jobStateReasons))
                    .containsExactly("processing-to-stop-point");
            printer.release();
            AttributeGroup job = awaitJob(client, "token-1", EvePrinterTest::isFinal);
            assertThat(job.getValue(Types.jobState)).isEqualTo(JobState.canceled);
            assertThat(printer.paper()).singleElement().matches(EvePrintout::complete);
        }
    }

    @Test
    void hangsInProcessingWithoutPaper() throws IOException {
        try (EvePrinter printer = EvePrinter.start()) {
            PlainIpp client = new PlainIpp(printer.uri());
            printer.reason("media-empty-error");
            client.print("token-1", DOCUMENT);
            awaitJob(client, "token-1", EvePrinterTest::isFinal);
            client.print("token-2", DOCUMENT);
            awaitJob(client, "token-2", job -> Objects.equals(job.getValue(Types.jobState), JobState.processing));
            AttributeGroup status = Objects.requireNonNull(client.printer().get(Tag.printerAttributes));
            assertThat(status.getValues(Types.printerStateReasons)).contains("media-empty-warning");
            assertThat(printer.started()).isEqualTo(1);
        }
    }

    @Test
    void comesBackOnTheSamePortWithoutItsHistory() throws IOException {
        try (EvePrinter printer = EvePrinter.start()) {
            PlainIpp client = new PlainIpp(printer.uri());
            int before = PlainIpp.id(client.print("token-1", DOCUMENT));
            awaitJob(client, "token-1", EvePrinterTest::isFinal);
            printer.kill();
            assertThatThrownBy(() -> new PlainIpp(printer.uri()).printer()).isInstanceOf(IOException.class);
            printer.restart();
            PlainIpp again = new PlainIpp(printer.uri());
            assertThat(again.job(before).getCode()).isEqualTo(0x0406);
            assertThat(PlainIpp.id(again.print("token-2", DOCUMENT))).isEqualTo(before);
        }
    }

    @Test
    void knowsColorDuplexAndFormats() throws IOException {
        try (EvePrinter printer = EvePrinter.builder()
                .color()
                .duplex()
                .formats("application/pdf", "image/jpeg")
                .start()) {
            AttributeGroup status =
                    Objects.requireNonNull(new PlainIpp(printer.uri()).printer().get(Tag.printerAttributes));
            assertThat(status.getValue(Types.colorSupported)).isTrue();
            assertThat(status.getValues(Types.sidesSupported)).contains("two-sided-long-edge");
            assertThat(status.getValues(Types.documentFormatSupported)).contains("image/jpeg");
        }
    }

    @Test
    void answersNewerVersionsWithAnHttpErrorWhereItKnowsOnly11() throws IOException {
        try (EvePrinter printer = EvePrinter.builder().onlyVersion11().start()) {
            assertThatThrownBy(() -> new PlainIpp(printer.uri()).printer()).hasMessage("HTTP 400");
            assertThat(new PlainIpp(printer.uri()).version(0x0101).printer().getCode())
                    .isZero();
        }
    }

    @Test
    void printsSlowly() throws IOException {
        try (EvePrinter printer = EvePrinter.start()) {
            PlainIpp client = new PlainIpp(printer.uri());
            printer.slow(Duration.ofMillis(500));
            client.print("token-1", DOCUMENT);
            awaitJob(client, "token-1", job -> Objects.equals(job.getValue(Types.jobState), JobState.processing));
            assertThat(printer.paper()).isEmpty();
            awaitJob(client, "token-1", EvePrinterTest::isFinal);
            assertThat(printer.paper()).hasSize(1);
        }
    }

    private static boolean isFinal(AttributeGroup job) {
        return Objects.requireNonNull(job.getValue(Types.jobState)).getCode() >= 7;
    }

    private static AttributeGroup awaitJob(PlainIpp client, String token, Predicate<AttributeGroup> wanted)
            throws IOException {
        for (int i = 0; i < 500; i++) {
            AttributeGroup job = client.find(token);
            if (wanted.test(job)) {
                return job;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        throw new AssertionError(token + " is not as wanted: " + client.find(token));
    }
}
