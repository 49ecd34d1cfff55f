package io.printsmart.runner.monitor;

import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.store.KnownPrinter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells what differs between what was known and what is. Not thread-safe. */
final class Changes {

    private Map<PrinterId, Health> last = Map.of();
    private boolean begun;

    /**
     * One printer of which another thing is known.
     *
     * @param before the status before
     * @param now what is known now
     */
    record Change(PrinterStatus before, KnownPrinter now) {}

    /**
     * What changed.
     *
     * @param begin whether there was nothing to compare with
     * @param changed printers of which another thing is known than before; at the begin those of which something is known but that
     *     they are fine
     * @param removed printers that are gone
     */
    record Found(boolean begin, List<Change> changed, List<PrinterId> removed) {}

    /** Compares with the last time, and remembers. While a printer flaps only its begin and its end are changes. */
    Found after(List<KnownPrinter> printers) {
        Map<PrinterId, Health> now = new HashMap<>(printers.size() * 2);
        List<Change> changed = new ArrayList<>();
        for (KnownPrinter known : printers) {
            PrinterId id = known.printer().id();
            now.put(id, known.health());
            Health before = last.getOrDefault(id, Health.NEVER_PROBED);
            boolean fineFromTheBegin = !begun && known.health().isOnline();
            if (!fineFromTheBegin && isChange(before, known.health())) {
                changed.add(new Change(before.status(), known));
            }
        }
        List<PrinterId> removed = last.keySet().stream()
                .filter(id -> !now.containsKey(id))
                .sorted()
                .toList();
        Found found = new Found(!begun, changed, removed);
        last = now;
        begun = true;
        return found;
    }

    private static boolean isChange(Health before, Health after) {
        return before.flapping() != after.flapping()
                || (!after.flapping() && PrinterStatusChanged.isNews(before, after));
    }
}
