package io.printsmart.ipp;

import static io.printsmart.ipp.Fixtures.SHORT;
import static io.printsmart.ipp.Fixtures.TIMEOUT;
import static io.printsmart.ipp.Fixtures.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.printer.Finding;
import io.printsmart.printer.LearntCapabilities;
import io.printsmart.testkit.printer.IppFault;
import io.printsmart.testkit.printer.IppOperation;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import io.printsmart.transport.PrinterReport;
import io.printsmart.transport.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a printer says of itself. */
final class InspectionTest {

    private final ScriptedIppPrinter printer = ScriptedIppPrinter.start();
    private final IppTransport transport = IppTransport.create();
    private final Target target = target(printer.uri(), printer.address());

    @AfterEach
    void close() {
        transport.close();
        printer.close();
    }

    @Test
    void isReady() {
        PrinterReport report = inspect();
        assertThat(report.finding()).isEqualTo(Finding.READY);
        assertThat(report.reasons()).isEmpty();
        assertThat(report.uuid()).hasValue(printer.panel().uuid());
        assertThat(report.queuedJobs()).hasValue(0);
        assertThat(report.upTimeSeconds()).isPresent();
        assertThat(report.capabilities())
                .hasValue(learnt(Optional.of(true), Optional.of(true), "application/pdf", "image/pwg-raster"));
        assertThat(printer.posts()).isEqualTo(1);
    }

    @Test
    void isBlockedByAReasonWhateverItsStateSays() {
        printer.panel().outOfPaper("media-empty-warning");
        assertThat(inspect().finding()).isEqualTo(Finding.BLOCKED);
        assertThat(inspect().reasons()).containsExactly("media-empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"media-empty", "media-empty-report", "media-empty-warning", "media-empty-error"})
    void isOutOfPaperWhateverTheSuffixSays(String keyword) {
        printer.panel().outOfPaper(keyword);
        assertThat(inspect().finding()).isEqualTo(Finding.BLOCKED);
        assertThat(inspect().reasons()).containsExactly("media-empty");
        printer.panel().refill();
        assertThat(inspect().finding()).isEqualTo(Finding.READY);
    }

    @Test
    void isNotBlockedByWhatIsOnlyLow() {
        printer.panel().reasons("toner-low-error");
        assertThat(inspect().finding()).isEqualTo(Finding.READY);
        assertThat(inspect().reasons()).containsExactly("toner-low");
    }

    @Test
    void isBlockedWhenStopped() {
        printer.panel().stop("none");
        assertThat(inspect().finding()).isEqualTo(Finding.BLOCKED);
        assertThat(inspect().reasons()).isEmpty();
        printer.panel().stop();
        assertThat(inspect().reasons()).containsExactly("paused");
    }

    @Test
    void isBlockedWhenItTakesNoJobs() {
        printer.panel().acceptJobs(false);
        assertThat(inspect().finding()).isEqualTo(Finding.BLOCKED);
        assertThat(inspect().reasons()).containsExactly("not-accepting-jobs");
    }

    @Test
    void asksAgainForLessWhereTheAnswerCannotBeUnderstood() {
        printer.faults().next(IppOperation.GET_PRINTER_ATTRIBUTES, IppFault.garbage());
        assertThat(inspect().finding()).isEqualTo(Finding.READY);
        assertThat(printer.posts()).isEqualTo(2);
    }

    @Test
    void understandsIllegalIppAtOnce() {
        printer.features().sides("one-sided");
        printer.features().colorModes("monochrome");
        printer.panel().reasons("toner-low");
        printer.faults().always(IppFault.illegal());
        PrinterReport report = inspect();
        assertThat(report.finding()).isEqualTo(Finding.READY);
        assertThat(report.reasons()).containsExactly("toner-low");
        assertThat(report.uuid()).hasValue(printer.panel().uuid());
        assertThat(report.queuedJobs()).hasValue(0);
        assertThat(report.capabilities())
                .hasValue(learnt(Optional.of(false), Optional.of(false), "application/pdf", "image/pwg-raster"));
        assertThat(printer.posts()).isEqualTo(1);
    }

    @Test
    void isBlockedAlsoInIllegalIpp() {
        printer.faults().always(IppFault.illegal());
        printer.panel().stop();
        assertThat(inspect().reasons()).containsExactly("paused");
        printer.panel().resume();
        printer.panel().acceptJobs(false);
        assertThat(inspect().reasons()).containsExactly("not-accepting-jobs");
        printer.panel().acceptJobs(true);
        printer.panel().outOfPaper();
        assertThat(inspect().reasons()).containsExactly("media-empty");
    }

    @Test
    void isReadyWhereItAnswersAndDoesNotTellItsState() {
        printer.features().hides("printer-state", "printer-is-accepting-jobs");
        assertThat(inspect().finding()).isEqualTo(Finding.READY);
        assertThat(inspect().detail()).contains("tells no printer-state");
        printer.panel().reasons("media-jam-error");
        assertThat(inspect().finding()).isEqualTo(Finding.BLOCKED);
        printer.features().hides("printer-state-reasons");
        assertThat(inspect().finding()).isEqualTo(Finding.READY);
        printer.panel().acceptJobs(false);
        assertThat(inspect().finding()).isEqualTo(Finding.BLOCKED);
    }

    @Test
    void learnsNothingOfWhatItDoesNotTell() {
        printer.features().hides("color-supported", "printer-uuid", "queued-job-count", "printer-up-time");
        PrinterReport report = inspect();
        assertThat(report.uuid()).isEmpty();
        assertThat(report.queuedJobs()).isEmpty();
        assertThat(report.upTimeSeconds()).isEmpty();
        assertThat(report.capabilities())
                .hasValue(learnt(Optional.empty(), Optional.of(true), "application/pdf", "image/pwg-raster"));
        printer.features().hides("color-supported", "sides-supported", "document-format-supported");
        assertThat(inspect().capabilities()).isEmpty();
    }

    @Test
    void learnsNoFormatThatIsNone() {
        printer.features().documentFormats("application/octet-stream", "Image/URF", "no format");
        assertThat(inspect().capabilities().orElseThrow().formats()).containsExactly("image/urf");
    }

    @Test
    void isNotUnderstoodWhereItOnlySaysGarbage() {
        printer.faults().always(IppFault.garbage());
        assertThat(inspect().finding()).isEqualTo(Finding.NOT_UNDERSTOOD);
        assertThat(inspect().detail()).contains("not understood");
    }

    @ParameterizedTest
    @CsvSource({
        "500, NOT_UNDERSTOOD",
        "503, NOT_UNDERSTOOD",
        "400, NOT_UNDERSTOOD",
        "401, MISCONFIGURED",
        "403, MISCONFIGURED",
        "404, MISCONFIGURED",
        "426, MISCONFIGURED"
    })
    void classesHttpStatuses(int status, Finding finding) {
        printer.faults().always(IppFault.http(status));
        assertThat(inspect().finding()).isEqualTo(finding);
        assertThat(inspect().detail()).contains("HTTP status " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "0x0500, NOT_UNDERSTOOD", "0x0507, NOT_UNDERSTOOD", "0x0503, NOT_UNDERSTOOD",
        "0x0406, MISCONFIGURED", "0x0403, MISCONFIGURED", "0x0506, BLOCKED"
    })
    void classesIppStatuses(int status, Finding finding) {
        printer.faults().always(IppFault.status(status));
        assertThat(inspect().finding()).isEqualTo(finding);
    }

    @Test
    void followsNoRedirect() {
        try (ScriptedIppPrinter elsewhere = ScriptedIppPrinter.start()) {
            String there = elsewhere.uri().toString().replace("ipp:", "http:");
            printer.faults().always(IppFault.redirect(there));
            assertThat(inspect().finding()).isEqualTo(Finding.MISCONFIGURED);
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @Test
    void isNotUnderstoodWhereNoAnswerComesInTime() {
        printer.faults().always(IppFault.stall());
        PrinterReport report = transport.inspect(target, SHORT);
        assertThat(report.finding()).isEqualTo(Finding.NOT_UNDERSTOOD);
        assertThat(report.detail()).contains("no answer in time");
    }

    @Test
    void isRefusedWhereNobodyListens() {
        printer.switchOff();
        assertThat(inspect().finding()).isEqualTo(Finding.REFUSED);
    }

    @Test
    void isNotUnderstoodWhereTheConnectionBreaks() {
        printer.faults().always(IppFault.loseAnswer());
        assertThat(inspect().finding()).isEqualTo(Finding.NOT_UNDERSTOOD);
    }

    @Test
    void remembersTheVersionThatThePrinterSpeaks() {
        printer.features().onlyVersion11();
        assertThat(inspect().finding()).isEqualTo(Finding.READY);
        assertThat(printer.posts()).isEqualTo(2);
        assertThat(inspect().finding()).isEqualTo(Finding.READY);
        assertThat(printer.posts()).isEqualTo(3);
    }

    @Test
    void answersOverIpv6() {
        try (ScriptedIppPrinter six =
                ScriptedIppPrinter.builder().address(Fixtures.loopback6(0)).start()) {
            Target there = target(six.uri(), six.address());
            assertThat(transport.inspect(there, TIMEOUT).uuid())
                    .hasValue(six.panel().uuid());
            six.panel().outOfPaper();
            assertThat(transport.inspect(there, TIMEOUT).finding()).isEqualTo(Finding.BLOCKED);
            six.faults().always(IppFault.illegal());
            assertThat(transport.inspect(there, TIMEOUT).reasons()).containsExactly("media-empty");
            six.faults().always(IppFault.garbage());
            assertThat(transport.inspect(there, TIMEOUT).finding()).isEqualTo(Finding.NOT_UNDERSTOOD);
            six.switchOff();
            assertThat(transport.inspect(there, TIMEOUT).finding()).isEqualTo(Finding.REFUSED);
        }
    }

    private static LearntCapabilities learnt(Optional<Boolean> color, Optional<Boolean> duplex, String... formats) {
        return new LearntCapabilities(color, duplex, List.of(formats));
    }

    private PrinterReport inspect() {
        return transport.inspect(target, TIMEOUT);
    }
}
