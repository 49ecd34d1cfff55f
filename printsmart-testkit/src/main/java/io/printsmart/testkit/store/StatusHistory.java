package io.printsmart.testkit.store;

import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.StatusPeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In which status printers were, oldest first. Guarded by the store's lock. */
final class StatusHistory {

    private final Map<PrinterId, List<StatusPeriod>> periods = new HashMap<>();

    void add(PrinterId printer, Health health, Instant at) {
        List<StatusPeriod> all = periods.computeIfAbsent(printer, id -> new ArrayList<>());
        end(all, at);
        all.add(new StatusPeriod(health.status(), health.reasons(), health.message(), at, Optional.empty()));
    }

    /** The printer is gone. */
    void end(PrinterId printer, Instant at) {
        end(periods.getOrDefault(printer, new ArrayList<>()), at);
    }

    private static void end(List<StatusPeriod> all, Instant at) {
        if (!all.isEmpty()) {
            StatusPeriod last = all.get(all.size() - 1);
            if (last.until().isEmpty()) {
                all.set(
                        all.size() - 1,
                        new StatusPeriod(last.status(), last.reasons(), last.message(), last.since(), Optional.of(at)));
            }
        }
    }

    List<StatusPeriod> of(PrinterId printer, int max) {
        List<StatusPeriod> all = periods.getOrDefault(printer, List.of());
        List<StatusPeriod> newest = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0 && newest.size() < max; i--) {
            newest.add(all.get(i));
        }
        return newest;
    }

    int forget(Instant instant) {
        int forgotten = 0;
        for (List<StatusPeriod> all : periods.values()) {
            int before = all.size();
            all.removeIf(period ->
                    period.until().filter(until -> until.isBefore(instant)).isPresent());
            forgotten += before - all.size();
        }
        periods.values().removeIf(List::isEmpty);
        return forgotten;
    }
}
