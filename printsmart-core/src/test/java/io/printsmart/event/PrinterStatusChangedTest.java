package io.printsmart.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.printer.Finding;
import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.printer.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrinterStatusChangedTest {

    private static final PrinterId LIBRARY = new PrinterId("library");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Health ONLINE = Health.NEVER_PROBED.after(
            ProbeResult.of(LIBRARY, Finding.READY, "", Duration.ofMillis(3)), NOON.minusSeconds(60));

    private static Health outOf(String reason, String message) {
        return new Health(PrinterStatus.ERROR, List.of(reason), message, Optional.of(NOON), Optional.of(NOON));
    }

    @Test
    void anotherStatusIsTold() {
        assertThat(PrinterStatusChanged.between(LIBRARY, ONLINE, outOf("media-empty", "Out of paper"), 7, NOON))
                .contains(new PrinterStatusChanged(
                        LIBRARY,
                        7,
                        NOON,
                        PrinterStatus.ONLINE,
                        PrinterStatus.ERROR,
                        List.of("media-empty"),
                        "Out of paper"));
    }

    @Test
    void anotherReasonOrMessageIsTold() {
        Health paper = outOf("media-empty", "Out of paper");

        assertThat(PrinterStatusChanged.between(LIBRARY, paper, outOf("toner-empty", "Out of paper"), 7, NOON))
                .isPresent();
        assertThat(PrinterStatusChanged.between(LIBRARY, paper, outOf("media-empty", "Out of toner"), 7, NOON))
                .isPresent();
    }

    @Test
    void anotherLookThatFindsTheSameIsNotTold() {
        Health again = ONLINE.after(ProbeResult.of(LIBRARY, Finding.READY, "", Duration.ofMillis(9)), NOON);

        assertThat(again).isNotEqualTo(ONLINE);
        assertThat(PrinterStatusChanged.between(LIBRARY, ONLINE, again, 7, NOON))
                .isEmpty();
    }

    @Test
    void itsIdIsItsPrintersVersion() {
        PrinterStatusChanged event = PrinterStatusChanged.between(LIBRARY, Health.NEVER_PROBED, ONLINE, 7, NOON)
                .orElseThrow();

        assertThat(event.subject()).isEqualTo("printer:library");
        assertThat(event.id()).isEqualTo("printer:library:7");
    }
}
