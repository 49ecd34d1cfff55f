package io.printsmart.runner.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.event.NodeBlind;
import io.printsmart.event.PrinterFlapping;
import io.printsmart.event.SiteStatusChanged;
import io.printsmart.job.NodeId;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How events that are not of a job look; those that a run brings about are tried where it is run. */
class EventsTest {

    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");

    @Test
    void aPrinterThatFlaps() {
        PrinterFlapping event = new PrinterFlapping(new PrinterId("lab"), 7, NOON, true, PrinterStatus.OFFLINE);

        Shown shown = Events.event(event);

        assertThat(shown.text()).isEqualTo(NOON + "  printer lab  flaps, changes are not told  OFFLINE");
        assertThat(shown.fields())
                .isEqualTo(Map.of(
                        "at",
                        NOON,
                        "event",
                        event.id(),
                        "kind",
                        "PRINTER_FLAPPING",
                        "printer",
                        event.printer(),
                        "status",
                        PrinterStatus.OFFLINE,
                        "flapping",
                        true));
        assertThat(Events.event(new PrinterFlapping(new PrinterId("lab"), 8, NOON, false, PrinterStatus.ONLINE))
                        .text())
                .endsWith("printer lab  flaps no more  ONLINE");
    }

    @Test
    void aSiteThatIsDownAndBack() {
        SiteStatusChanged event = new SiteStatusChanged("annex", 7, NOON, true, 12);

        Shown shown = Events.event(event);

        assertThat(shown.text()).isEqualTo(NOON + "  site annex  is down  12 printers down");
        assertThat(shown.fields())
                .isEqualTo(Map.of(
                        "at",
                        NOON,
                        "event",
                        event.id(),
                        "kind",
                        "SITE_STATUS_CHANGED",
                        "site",
                        "annex",
                        "down",
                        true,
                        "printers",
                        12));
        assertThat(Events.event(new SiteStatusChanged("annex", 8, NOON, false, 11))
                        .text())
                .endsWith("site annex  is back  11 printers down");
    }

    @Test
    void aNodeThatIsBlind() {
        NodeBlind event = new NodeBlind(new NodeId("node-1"), 2, NOON, 9, 10);

        Shown shown = Events.event(event);

        assertThat(shown.text()).isEqualTo(NOON + "  node node-1  may be blind  9 of 10 printers gone");
        assertThat(shown.fields())
                .isEqualTo(Map.of(
                        "at",
                        NOON,
                        "event",
                        event.id(),
                        "kind",
                        "NODE_BLIND",
                        "node",
                        event.node(),
                        "failed",
                        9,
                        "looked",
                        10));
    }
}
