package io.printsmart.runner.docs;

import io.printsmart.PrintSmart;
import io.printsmart.ipp.IppTransport;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.MonitorHealth;
import io.printsmart.service.MonitorReport;
import io.printsmart.service.MonitorSettings;
import io.printsmart.service.Settings;
import io.printsmart.store.DocumentStore;
import io.printsmart.store.PrintStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The samples of docs/monitoring.md. */
final class MonitorSamples {

    private MonitorSamples() {}

    static PrintSmart portal(PrintStore store, DocumentStore documents) {
        // docs: monitor-portal
        MonitorSettings watch =
                MonitorSettings.builder().interval(Duration.ofSeconds(30)).build();
        PrintSmart print = PrintSmart.builder()
                .store(store)
                .documents(documents)
                .transport(IppTransport.create())
                .settings(Settings.builder().monitor(watch).build())
                .build();
        print.start(); // delivers and watches; print.monitor().start() would watch only
        // docs: end
        return print;
    }

    static MonitorReport once(PrintSmart print) {
        // docs: monitor-once
        MonitorReport report = print.monitor().runOnce(Duration.ofMinutes(1));
        boolean isKnown = report.undecided().isEmpty() && !report.blind();
        // docs: end
        if (!isKnown) {
            throw new IllegalStateException("the round was not over in time: " + report);
        }
        return report;
    }

    // docs: monitor-metrics
    static Map<String, Double> metrics(PrintSmart print) {
        MonitorHealth health = print.monitor().health(); // a snapshot, made once per second: asking costs nothing
        Map<String, Double> gauges = new TreeMap<>();
        health.printers().forEach((status, count) -> gauges.put("printers." + status, (double) count));
        gauges.put("watch.lateSeconds", health.latenessP99().toMillis() / 1000.0);
        gauges.put("watch.waiting", (double) health.waiting());
        gauges.put("watch.notLooked", (double) health.notLooked());
        gauges.put("watch.blind", health.blind() ? 1.0 : 0.0);
        return gauges;
    }
    // docs: end

    static Duration down(PrintStore store, PrinterId printer, Instant now) {
        // docs: monitor-history
        Duration down = store.printers().history(printer, 1000).stream()
                .filter(period -> period.status() != PrinterStatus.ONLINE)
                .map(period -> Duration.between(period.since(), period.until().orElse(now)))
                .reduce(Duration.ZERO, Duration::plus);
        // docs: end
        return down;
    }
}
