package io.printsmart.runner.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.printsmart.event.NodeBlind;
import io.printsmart.event.PrinterFlapping;
import io.printsmart.event.SiteStatusChanged;
import io.printsmart.job.NodeId;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

/** How events that are not of a job look; those that a run brings about are tried where it is run. */
class EventsTest {

    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");

    @Test
    void aPrinterThatFlaps() {
        PrinterFlapping event = new PrinterFlapping(new PrinterId("lab"), 7, NOON, true, PrinterStatus.OFFLINE);

        Shown shown = Events.event(event);

        assertThat(shown.text()).isEqualTo(NOON + "  printer lab  flaps, changes are not told  OFFLINE");
        assertThat(new LinkedHashMap<String, Object>(shown.fields()))
                .containsOnlyKeys("event", "at", "kind", "printer", "flapping", "status")
                .contains(
                        entry("event", event.id()),
                        entry("kind", "PRINTER_FLAPPING"),
                        entry("printer", event.printer()),
                        entry("flapping", true));
        assertThat(Events.event(new PrinterFlapping(new PrinterId("lab"), 8, NOON, false, PrinterStatus.ONLINE))
                        .text())
                .endsWith("printer lab  flaps no more  ONLINE");
    }

    @Test
    void aSiteThatIsDownAndBack() {
        SiteStatusChanged event = new SiteStatusChanged("annex", 7, NOON, true, 12);

        Shown shown = Events.event(event);

        assertThat(shown.text()).isEqualTo(NOON + "  site annex  is down  12 printers down");
        assertThat(new LinkedHashMap<String, Object>(shown.fields()))
                .containsOnlyKeys("event", "at", "kind", "site", "down", "printers")
                .contains(
                        entry("event", event.id()),
                        entry("kind", "SITE_STATUS_CHANGED"),
                        entry("site", "annex"),
                        entry("down", true),
                        entry("printers", 12));
        assertThat(Events.event(new SiteStatusChanged("annex", 8, NOON, false, 11))
                        .text())
                .endsWith("site annex  is back  11 printers down");
    }

    @Test
    void aNodeThatIsBlind() {
        NodeBlind event = new NodeBlind(new NodeId("node-1"), 2, NOON, 9, 10);

        Shown shown = Events.event(event);

        assertThat(shown.text()).isEqualTo(NOON + "  node node-1  may be blind  9 of 10 printers gone");
        assertThat(new LinkedHashMap<String, Object>(shown.fields()))
                .containsOnlyKeys("event", "at", "kind", "node", "failed", "looked")
                .contains(
                        entry("event", event.id()),
                        entry("kind", "NODE_BLIND"),
                        entry("node", event.node()),
                        entry("failed", 9),
                        entry("looked", 10));
    }
}
