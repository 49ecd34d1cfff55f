package io.printsmart.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printsmart.job.ColorMode;
import io.printsmart.job.JobState;
import io.printsmart.job.Sides;
import io.printsmart.printer.Capabilities;
import io.printsmart.printer.DeviceReport;
import io.printsmart.printer.LearntCapabilities;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.Alternative;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.PrintRequest;
import io.printsmart.service.Refusal;
import io.printsmart.service.Settings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a printer says that it can do counts where the host says nothing, and only there. */
class LearntCapabilitiesTest {

    private final FakeIpp transport = new FakeIpp();
    private final FakeReach reach = new FakeReach();
    private final HandCrank crank =
            HandCrank.with(Settings.DEFAULT, parts -> parts.transport(transport).prober(reach));

    @BeforeEach
    void start() {
        crank.print().accounts().topUp(Desk.ANN, Desk.FULL, "cash-desk-1");
        put("library", 1, Capabilities.UNSTATED);
    }

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
    }

    private void put(String name, int number, Capabilities stated) {
        crank.print()
                .printers()
                .put(Printer.of(name, FakeReach.uri("ipp", number).toString()).withCapabilities(stated));
    }

    private void says(String name, boolean color, boolean duplex, String... formats) {
        LearntCapabilities told = new LearntCapabilities(Optional.of(color), Optional.of(duplex), List.of(formats));
        transport.says.put(
                name,
                new DeviceReport(
                        List.of(), Optional.empty(), Optional.of(told), OptionalInt.empty(), OptionalInt.empty()));
    }

    private static PrintRequest.Builder color(String key) {
        return Desk.request(key).colorMode(ColorMode.COLOR);
    }

    private static PrintRequest.Builder text(String key) {
        return Desk.request(key)
                .document(() -> new ByteArrayInputStream("plain text".getBytes(StandardCharsets.US_ASCII)));
    }

    private Refusal refused(PrintRequest.Builder request) {
        PrintRefusedException refused = catchThrowableOfType(
                PrintRefusedException.class, () -> crank.print().service().submit(request.build()));
        assertThat(refused).as("the submit was refused").isNotNull();
        assertThat(Desk.balance(crank)).isEqualTo(Desk.FULL);
        return refused.refusal();
    }

    private void isPrinted(PrintRequest.Builder request) {
        var job = crank.print().service().submit(request.build());
        crank.crank();
        assertThat(Desk.now(crank, job.id()).state()).isNotEqualTo(JobState.FAILED);
    }

    @Test
    void aPrinterThatSaysNothingIsPlain() {
        assertThat(refused(color("a")).message()).contains("color-mode");
        assertThat(refused(Desk.request("b").sides(Sides.TWO_SIDED_LONG_EDGE)).message())
                .contains("sides");
        assertThat(refused(text("c")).message()).contains("format").contains("text/plain");
        isPrinted(Desk.request("d"));
    }

    /** Nothing is refused at the very first submit for what the printer was not asked yet. */
    @Test
    void aPrinterIsAskedBeforeItIsTakenForPlain() {
        says("library", true, true, "application/pdf", "text/plain");

        isPrinted(color("a").sides(Sides.TWO_SIDED_LONG_EDGE));
        isPrinted(text("b"));
    }

    @Test
    void aFormatThatThePrinterDoesNotTellIsRefusedAlsoIfItIsPdf() {
        says("library", false, false, "image/urf");

        assertThat(refused(Desk.request("a")).message()).contains("format").contains("application/pdf");
    }

    @Test
    void whatTheHostStatesStands() {
        put("library", 1, new Capabilities(Optional.of(false), Optional.empty(), List.of("application/pdf")));
        says("library", true, true, "application/pdf", "text/plain");

        assertThat(refused(color("a")).message()).contains("color-mode");
        assertThat(refused(text("b")).message()).contains("format");
        isPrinted(Desk.request("c").sides(Sides.TWO_SIDED_LONG_EDGE));

        put("library", 1, new Capabilities(true, true, List.of("text/plain")));
        says("library", false, false, "application/pdf");
        isPrinted(text("d").colorMode(ColorMode.COLOR));
    }

    @Test
    void onlyWhatIsAssumedCostsALook() {
        put("library", 1, Capabilities.PLAIN);
        refused(color("a"));
        assertThat(reach.looks).as("it is stated").isEmpty();

        put("library", 1, Capabilities.UNSTATED);
        says("library", false, false);
        refused(color("b"));
        assertThat(reach.looks).as("it was not asked before").containsExactly("library");
        crank.time().advance(Duration.ofMinutes(1));
        refused(color("c"));
        assertThat(reach.looks).as("it said so").containsExactly("library");

        crank.print().printers().disable(new PrinterId("library"));
        put("attic", 2, Capabilities.UNSTATED);
        crank.print().printers().disable(new PrinterId("attic"));
        assertThat(refused(color("d").printer("attic")).code()).isEqualTo("unsupported");
        assertThat(reach.looks).as("it takes no jobs anyway").containsExactly("library");
    }

    @Test
    void aPrinterThatCannotBeAskedIsUnavailableAndNotUnsupported() {
        reach.down.add("library");

        assertThat(refused(color("a")))
                .isInstanceOfSatisfying(
                        Refusal.PrinterUnavailable.class,
                        unavailable -> assertThat(unavailable.status()).isEqualTo(PrinterStatus.ERROR));
    }

    @Test
    void whatAPrinterCannotDoAnyMoreIsRefused() {
        says("library", true, true, "application/pdf");
        isPrinted(color("a"));
        says("library", false, true, "application/pdf");
        crank.time().advance(Duration.ofMinutes(1));

        PrintRefusedException refused = catchThrowableOfType(
                PrintRefusedException.class,
                () -> crank.print().service().submit(color("b").build()));

        assertThat(refused.refusal().message()).contains("color-mode");
    }

    @Test
    void anAlternativeCanDoItByItsOwnWordToo() {
        put("library", 1, Capabilities.PLAIN);
        put("attic", 2, Capabilities.UNSTATED);
        put("cellar", 3, Capabilities.UNSTATED);
        says("attic", true, false, "application/pdf");
        says("cellar", false, true, "application/pdf");
        crank.print().printers().probe(new PrinterId("attic"));
        crank.print().printers().probe(new PrinterId("cellar"));

        assertThat(refused(color("a")).alternatives()).containsExactly(new Alternative(new PrinterId("attic"), "", 0));
    }

    @Test
    void anAlternativeThatIsFoundToLackItIsNone() {
        put("library", 1, new Capabilities(false, false, List.of("text/plain")));
        put("attic", 2, Capabilities.UNSTATED);
        put("cellar", 3, Capabilities.UNSTATED);
        says("attic", false, false, "image/urf");
        says("cellar", false, false, "application/pdf");

        assertThat(refused(Desk.request("a")).alternatives())
                .containsExactly(new Alternative(new PrinterId("cellar"), "", 0));
    }

    @Test
    void aPrinterThatMovesIsAskedAgain() {
        says("library", true, true, "application/pdf");
        isPrinted(color("a"));
        transport.says.clear();

        put("library", 7, Capabilities.UNSTATED);

        assertThat(crank.print()
                        .printers()
                        .find(new PrinterId("library"))
                        .orElseThrow()
                        .capabilities())
                .isEqualTo(Capabilities.PLAIN);
    }
}
