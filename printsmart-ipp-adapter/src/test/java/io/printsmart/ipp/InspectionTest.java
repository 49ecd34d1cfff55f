package io.printsmart.ipp;

import static io.printsmart.ipp.Fixtures.SHORT;
import static io.printsmart.ipp.Fixtures.TIMEOUT;
import static io.printsmart.ipp.Fixtures.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.printer.Finding;
import io.printsmart.testkit.printer.IppFault;
import io.printsmart.testkit.printer.IppOperation;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import io.printsmart.transport.PrinterReport;
import io.printsmart.transport.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(report.formats()).contains("application/pdf", "image/pwg-raster");
        assertThat(report.queuedJobs()).hasValue(0);
        assertThat(printer.posts()).isEqualTo(1);
    }

    @Test
    void isBlockedByAReasonWhateverItsStateSays() {
        printer.panel().outOfPaper("media-empty-warning");
        assertThat(inspect().finding()).isEqualTo(Finding.BLOCKED);
        assertThat(inspect().reasons()).containsExactly("media-empty");
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

    private PrinterReport inspect() {
        return transport.inspect(target, TIMEOUT);
    }
}
