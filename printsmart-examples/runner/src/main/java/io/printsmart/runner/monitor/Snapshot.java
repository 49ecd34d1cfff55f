package io.printsmart.runner.monitor;

import io.printsmart.PrintSmart;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.MonitorHealth;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.PrintStore;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known at one time.
 *
 * @param at when, by the store's clock
 * @param printers all printers, whichever node watches them
 * @param sitesDown the sites that are down
 * @param health how the watch of this node does
 */
public record Snapshot(Instant at, List<KnownPrinter> printers, Set<String> sitesDown, MonitorHealth health) {

    /**
     * Copies the collections.
     *
     * @param at when
     * @param printers all printers
     * @param sitesDown the sites that are down
     * @param health how the watch does
     */
    public Snapshot {
        printers = List.copyOf(printers);
        sitesDown = Set.copyOf(sitesDown);
    }

    /**
     * Reads what the nodes found. The store is asked, and no listener told: a table has no use for what happened while nobody
     * looked at it, and of several that are watched each is to show all.
     *
     * @param store what the nodes share
     * @param print this node
     * @return what is known now
     * @throws io.printsmart.store.StoreException if the store cannot be reached
     */
    public static Snapshot of(PrintStore store, PrintSmart print) {
        return new Snapshot(
                store.now(),
                store.printers().list(),
                store.slices().sitesDown(),
                print.monitor().health());
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
