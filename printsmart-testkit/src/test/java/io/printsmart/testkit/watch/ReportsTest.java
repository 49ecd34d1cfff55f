package io.printsmart.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.printer.Finding;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.MonitorReport;
import io.printsmart.service.MonitorSettings;
import io.printsmart.testkit.watch.VirtualNet.Answer;
import io.printsmart.transport.PrinterReport;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Printers that tell their own state are asked for it: seldom, and at once when it matters. */
class ReportsTest {

    private static final PrinterId LIBRARY = new PrinterId("library");
    private static final Duration ASKED_EVERY = MonitorSettings.DEFAULT.reportInterval();
    private final FakePrinting printing = new FakePrinting();
    private final Campus campus = new Campus(FakePrinting.SETTINGS, printing);

    @BeforeEach
    void printers() {
        campus.addAll(20, "hall");
        campus.addIpp("library");
        campus.topUp();
        campus.run(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        campus.close();
    }

    private int asked() {
        return printing.asked.getOrDefault("library", 0);
    }

    @Test
    void oneThatIsFineIsAskedAtALowerRateThanItsPortIsLookedAt() {
        int before = asked();
        int looks = campus.net.looks("library").size();

        campus.run(Duration.ofHours(1));

        assertThat(asked() - before).isBetween(14, 21);
        assertThat(campus.net.looks("library").size() - looks).isBetween(95, 105);
    }

    /** Its name is looked up anew each time. */
    @Test
    void oneWithAHostNameIsAskedToo() {
        campus.print().printers().put(Printer.of("named", "ipp://printer-3.campus.example/ipp/print"));
        printing.reports.put(new PrinterId("named"), FakePrinting.blocked("media-jam"));

        campus.run(Duration.ofMinutes(1));

        assertThat(campus.printer("named").health().message()).isEqualTo("Paper jam");
        printing.reports.remove(new PrinterId("named"));
        campus.run(Duration.ofMinutes(1));
        assertThat(campus.status("named")).isEqualTo(PrinterStatus.ONLINE);
    }

    @Test
    void whatBlocksItIsKnownWithinTheReportInterval() {
        printing.reports.put(LIBRARY, FakePrinting.blocked("media-empty-warning"));

        campus.run(ASKED_EVERY.plus(Campus.PERIOD));

        assertThat(campus.status("library")).isEqualTo(PrinterStatus.ERROR);
        assertThat(campus.printer("library").health().message()).isEqualTo("Out of paper");
    }

    @Test
    void oneThatIsBlockedIsAskedInEachPeriod() {
        printing.reports.put(LIBRARY, FakePrinting.blocked("media-empty"));
        campus.run(ASKED_EVERY.plus(Campus.PERIOD));
        printing.reports.put(LIBRARY, PrinterReport.of(Finding.READY, ""));

        campus.run(Campus.PERIOD.plusSeconds(1));

        assertThat(campus.status("library")).isEqualTo(PrinterStatus.ONLINE);
    }

    @Test
    void oneWhosePortIsOpenAgainIsAskedAtOnce() {
        campus.net.device("library", Answer.REFUSED);
        campus.run(Duration.ofMinutes(2));
        printing.reports.put(LIBRARY, FakePrinting.blocked("cover-open"));
        campus.net.device("library", Answer.OPEN);

        campus.run(Campus.PERIOD.plusSeconds(1));

        assertThat(campus.printer("library").health().message()).isEqualTo("Cover open");
    }

    @Test
    void garbageIsBelievedOnlyIfItComesAgain() {
        printing.reports.put(LIBRARY, PrinterReport.of(Finding.NOT_UNDERSTOOD, "garbage"));
        int before = asked();
        while (asked() == before) {
            campus.run(Duration.ofMillis(100));
        }
        printing.reports.remove(LIBRARY);
        campus.run(Duration.ofMinutes(2));
        assertThat(campus.changes()).isEmpty();

        printing.reports.put(LIBRARY, PrinterReport.of(Finding.NOT_UNDERSTOOD, "garbage"));
        campus.run(ASKED_EVERY.plus(Campus.PERIOD).plusSeconds(5));
        assertThat(campus.status("library")).isEqualTo(PrinterStatus.ERROR);
        assertThat(campus.printer("library").health().message()).isEqualTo("Print service down");
    }

    /** The next round would find it fine again, and so for ever. */
    @Test
    void aRoundDecidesNothingOfOneWhoseReportIsDoubtful() {
        try (Campus other = new Campus(FakePrinting.SETTINGS, printing)) {
            other.addIpp("library");
            other.add("raw");
            assertThat(other.print().monitor().runOnce(Duration.ofMinutes(1)).undecided())
                    .isEmpty();
            printing.reports.put(LIBRARY, PrinterReport.of(Finding.NOT_UNDERSTOOD, "garbage"));

            MonitorReport report = other.print().monitor().runOnce(Duration.ofMillis(200));

            assertThat(report.undecided()).containsExactly(LIBRARY);
            assertThat(other.health().running()).isFalse();
        }
    }

    @Test
    void anotherDeviceAtItsAddressIsAMistake() {
        printing.reports.put(LIBRARY, FakePrinting.ready("urn:uuid:1"));
        campus.run(ASKED_EVERY.plus(Campus.PERIOD));
        assertThat(campus.printer("library").health().uuid()).contains("urn:uuid:1");
        printing.reports.put(LIBRARY, FakePrinting.ready("urn:uuid:2"));

        campus.run(ASKED_EVERY.plus(Campus.PERIOD));

        assertThat(campus.printer("library").health().message()).isEqualTo("Printer configuration error");
    }

    /** A look of somebody else saves one of the watch. */
    @Test
    void aDeliveryIsEvidenceAndSavesALook() {
        Instant from = campus.time.instant();
        for (int order = 0; order < 100; order++) {
            campus.submit("library", "order-" + order);
            campus.run(Duration.ofSeconds(20));
        }
        int lookedByTheWatch = campus.net.timedLooks("library", from);

        assertThat(printing.sentAt).hasSize(100);
        assertThat(lookedByTheWatch).isLessThan(5);
    }

    @Test
    void aLookThatFailsBeforeADeliveryIsLookedIntoAtOnce() {
        campus.run(Duration.ofMinutes(5));
        campus.net.device("library", Answer.REFUSED);
        campus.print().printers().probe(LIBRARY);
        assertThat(campus.status("library")).as("one look decides nothing").isEqualTo(PrinterStatus.ONLINE);

        campus.run(Duration.ofSeconds(5));

        assertThat(campus.status("library")).isEqualTo(PrinterStatus.ERROR);
    }
}
