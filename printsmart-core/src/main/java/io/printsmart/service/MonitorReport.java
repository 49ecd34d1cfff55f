package io.printsmart.service;

import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.store.KnownPrinter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one round over all printers gave.
 *
 * @param printers all printers with what is known of them now, sorted by name
 * @param undecided those of which the round could not be sure before its time was over; their status is the one from before
 * @param took how long the round took
 * @param blind whether this node suspects itself, so that silence changed no status
 */
public record MonitorReport(List<KnownPrinter> printers, Set<PrinterId> undecided, Duration took, boolean blind) {

    /**
     * Copies the collections.
     *
     * @param printers all printers
     * @param undecided those of which the round could not be sure
     * @param took how long it took
     * @param blind whether this node suspects itself
     */
    public MonitorReport {
        printers = List.copyOf(printers);
        undecided = Set.copyOf(undecided);
    }

    /**
     * Counts the printers.
     *
     * @return for each status how many printers have it, 0 included
     */
    public Map<PrinterStatus, Integer> byStatus() {
        Map<PrinterStatus, Integer> counts = new EnumMap<>(PrinterStatus.class);
        for (PrinterStatus status : PrinterStatus.values()) {
            counts.put(status, 0);
        }
        printers.forEach(known -> counts.merge(known.health().status(), 1, Integer::sum));
        return counts;
    }
}
