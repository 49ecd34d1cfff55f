package io.printsmart.runner.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.PrintSmart;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.MonitorReport;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import io.printsmart.testkit.store.InMemoryDocumentStore;
import io.printsmart.testkit.store.InMemoryPrintStore;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** Runs the samples of docs/monitoring.md. */
class MonitorSamplesTest {

    private static final PrinterId LAB = new PrinterId("lab");
    private static final PrinterId CLOSED = new PrinterId("closed");

    private final InMemoryPrintStore store = new InMemoryPrintStore(InstantSource.system());
    private final InMemoryDocumentStore documents = new InMemoryDocumentStore(InstantSource.system());

    @Test
    void aRoundFindsWhatIsThereAndTheHistoryTellsIt() {
        try (ScriptedRawPrinter printer = ScriptedRawPrinter.start();
                PrintSmart print =
                        PrintSmart.builder().store(store).documents(documents).build()) {
            print.printers().put(Printer.of("lab", printer.uri().toString()).withLoopbackAllowed(true));
            print.printers().put(Printer.of("closed", "socket://127.0.0.1:1").withLoopbackAllowed(true));

            MonitorReport report = MonitorSamples.once(print);

            assertThat(report.byStatus()).containsEntry(PrinterStatus.ONLINE, 1).containsEntry(PrinterStatus.ERROR, 1);
            assertThat(MonitorSamples.down(store, LAB, store.now())).isZero();
            assertThat(MonitorSamples.down(store, CLOSED, store.now().plusSeconds(60)))
                    .isGreaterThan(Duration.ofSeconds(59));
        }
    }

    @Test
    void aPortalWatchesAndMeasures() {
        try (PrintSmart print = MonitorSamples.portal(store, documents)) {
            assertThat(MonitorSamples.metrics(print))
                    .containsEntry("printers.OFFLINE", 0.0)
                    .containsEntry("watch.blind", 0.0)
                    .hasSize(8);
        }
    }
}
