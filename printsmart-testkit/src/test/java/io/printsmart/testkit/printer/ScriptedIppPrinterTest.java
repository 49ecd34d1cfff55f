package io.printsmart.testkit.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Types;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The device: its panel, its features, its memory. */
final class ScriptedIppPrinterTest {

    private static final byte[] DOCUMENT = IppPrinterContract.document(5_000);

    private final ScriptedIppPrinter printer = ScriptedIppPrinter.start();
    private final PlainIpp client = new PlainIpp(printer.uri());

    @AfterEach
    void close() {
        printer.close();
    }

    private AttributeGroup status() throws IOException {
        return Objects.requireNonNull(client.printer().get(Tag.printerAttributes));
    }

    @Test
    void keepsTheOptionsItWasSent() throws IOException {
        client.send(
                client.printJob("token-1")
                        .putJobAttributes(
                                Types.copies.of(3),
                                Types.sides.of("two-sided-long-edge"),
                                Types.printColorMode.of("monochrome"),
                                Types.media.of("iso_a4_210x297mm"),
                                Types.jobPriority.of(70))
                        .build(),
                DOCUMENT);
        assertThat(printer.jobs().get(0).options())
                .containsEntry("copies", "3")
                .containsEntry("sides", "two-sided-long-edge")
                .containsEntry("print-color-mode", "monochrome")
                .containsEntry("media", "iso_a4_210x297mm")
                .containsEntry("job-priority", "70");
        assertThat(printer.paper().complete()).singleElement().matches(printout -> printout.copies() == 3);
    }

    @Test
    void showsThatItStopped() throws IOException {
        printer.panel().stop();
        assertThat(status().getValue(Types.printerState)).isEqualTo(PrinterState.stopped);
        assertThat(status().getValues(Types.printerStateReasons)).containsExactly("paused");
        client.print("token-1", DOCUMENT);
        assertThat(printer.paper().all()).isEmpty();
        printer.panel().resume();
        assertThat(printer.paper().complete()).hasSize(1);
        assertThat(status().getValue(Types.printerState)).isEqualTo(PrinterState.idle);
    }

    @Test
    void refusesJobsWhereItDoesNotAcceptThem() throws IOException {
        printer.panel().acceptJobs(false);
        printer.panel().reasons("toner-low-warning");
        assertThat(status().getValue(Types.printerIsAcceptingJobs)).isFalse();
        assertThat(status().getValues(Types.printerStateReasons)).containsExactly("toner-low-warning");
        assertThat(client.print("token-1", DOCUMENT).getCode()).isEqualTo(0x0506);
    }

    @Test
    void hangsWithoutPaperUntilItIsRefilled() throws IOException {
        printer.panel().outOfPaper();
        client.print("token-1", DOCUMENT);
        assertThat(printer.jobs()).singleElement().matches(job -> job.state() == RemoteJobState.PROCESSING);
        assertThat(status().getValues(Types.printerStateReasons)).containsExactly("media-empty-warning");
        assertThat(status().getValue(Types.printerIsAcceptingJobs)).isTrue();
        printer.panel().refill();
        assertThat(printer.jobs()).singleElement().matches(job -> job.state() == RemoteJobState.COMPLETED);
    }

    @Test
    void countsFromOneAfterAReboot() throws IOException {
        int before = PlainIpp.id(client.print("token-1", DOCUMENT));
        printer.reboot();
        // a client that kept its connection would find it reset
        PlainIpp fresh = new PlainIpp(printer.uri());
        AttributeGroup status = Objects.requireNonNull(fresh.printer().get(Tag.printerAttributes));
        assertThat(status.getValue(Types.printerUpTime)).isLessThan(1000);
        assertThat(fresh.job(before).getCode()).isEqualTo(0x0406);
        assertThat(PlainIpp.id(fresh.print("token-2", DOCUMENT))).isEqualTo(before);
    }

    @Test
    void forgetsWhatEndedAMinuteAgo() throws IOException {
        printer.keepHistoryFor(Duration.ofSeconds(60));
        int id = PlainIpp.id(client.print("token-1", DOCUMENT));
        printer.advance(Duration.ofSeconds(59));
        assertThat(client.job(id).getCode()).isZero();
        printer.advance(Duration.ofSeconds(2));
        assertThat(client.job(id).getCode()).isEqualTo(0x0406);
    }

    @Test
    void forgetsAtAWord() throws IOException {
        client.print("token-1", DOCUMENT);
        int open = PlainIpp.id(client.create("token-2"));
        printer.forgetHistory();
        assertThat(printer.jobs()).extracting(RemoteJob::id).containsExactly(open);
    }

    @Test
    void becomesAnotherDevice() throws IOException {
        String before = printer.panel().uuid();
        String after = printer.panel().changeUuid();
        assertThat(after).isNotEqualTo(before);
        assertThat(status().getValue(Types.printerUuid)).hasToString(after);
    }

    @Test
    void countsTimeInSecondsOfItsUpTime() throws IOException {
        printer.marking().manual();
        int id = PlainIpp.id(client.print("token-1", DOCUMENT));
        int created = printer.jobs().get(0).createdAt();
        printer.advance(Duration.ofSeconds(100));
        printer.marking().startNext();
        printer.advance(Duration.ofSeconds(100));
        printer.marking().complete();
        RemoteJob job = printer.jobs().get(0);
        assertThat(job.id()).isEqualTo(id);
        assertThat(job.processingAt().getAsInt() - created).isBetween(100, 110);
        assertThat(job.completedAt().getAsInt() - created).isBetween(200, 210);
    }

    @Test
    void livesOnTheTimeItIsGiven() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        try (ScriptedIppPrinter timed =
                ScriptedIppPrinter.builder().time(now::get).start()) {
            timed.marking().printTakes(Duration.ofSeconds(30));
            new PlainIpp(timed.uri()).print("token-1", DOCUMENT);
            assertThat(timed.paper().all()).isEmpty();
            now.set(Instant.EPOCH.plusSeconds(30));
            assertThat(timed.paper().complete()).hasSize(1);
            assertThat(timed.jobs().get(0).completedAt())
                    .hasValue(timed.jobs().get(0).createdAt() + 30);
        }
    }

    @Test
    void mayLackCreateJob() throws IOException {
        printer.features().createJob(false);
        assertThat(status().getValues(Types.operationsSupported))
                .doesNotContain(Operation.createJob, Operation.sendDocument)
                .contains(Operation.printJob);
        assertThat(client.create("token-1").getCode()).isEqualTo(0x0501);
        assertThat(client.print("token-1", DOCUMENT).getCode()).isZero();
    }

    @Test
    void mayKnowOnlyVersion11() throws IOException {
        printer.features().onlyVersion11();
        assertThat(client.printer().getCode()).isEqualTo(0x0503);
        assertThat(new PlainIpp(printer.uri()).version(0x0101).printer().getCode())
                .isZero();
        printer.features().onlyVersion11(400);
        assertThatThrownBy(client::printer).hasMessage("HTTP 400");
    }

    @Test
    void mayBeBusy() throws IOException {
        printer.features().busy(true);
        assertThat(client.create("token-1").getCode()).isEqualTo(0x0507);
        printer.features().busy(false);
        printer.features().capacity(2);
        assertThat(client.create("token-1").getCode()).isZero();
        assertThat(client.create("token-2").getCode()).isZero();
        assertThat(client.create("token-3").getCode()).isEqualTo(0x0507);
    }

    @Test
    void tellsItsSidesColorsAndFormats() throws IOException {
        printer.features().sides("one-sided");
        printer.features().colorModes("monochrome");
        printer.features().documentFormats("image/pwg-raster");
        assertThat(status().getValues(Types.sidesSupported)).containsExactly("one-sided");
        assertThat(status().getValue(Types.colorSupported)).isFalse();
        assertThat(client.print("token-1", DOCUMENT).getCode()).isEqualTo(0x040b);
    }

    @Test
    void asksForContinueUnlessItDoesNot() throws IOException {
        assertThat(new PlainIpp(printer.uri())
                        .expectContinue()
                        .print("token-1", DOCUMENT)
                        .getCode())
                .isZero();
        assertThat(printer.connections()).isEqualTo(1);
    }

    @Test
    void goesOffAndOnAgainWithItsJobs() throws IOException {
        int id = PlainIpp.id(client.create("token-1"));
        printer.switchOff();
        assertThatThrownBy(() -> new PlainIpp(printer.uri()).printer()).isInstanceOf(IOException.class);
        printer.switchOn();
        assertThat(new PlainIpp(printer.uri()).job(id).getCode()).isZero();
        assertThat(printer.awaitJobs(jobs -> jobs.size() == 1, PlainIpp.LIMIT)).isTrue();
        assertThat(printer.awaitJobs(jobs -> jobs.isEmpty(), Duration.ofMillis(10)))
                .isFalse();
    }
}
