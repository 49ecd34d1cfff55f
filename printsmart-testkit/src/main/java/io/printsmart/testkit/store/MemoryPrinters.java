package io.printsmart.testkit.store;

import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.job.JobId;
import io.printsmart.printer.FailureRule;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.DeviceTakenException;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.PrinterStore;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The printers and their health. */
final class MemoryPrinters implements PrinterStore {

    /** The version of a new row is the time, so that it is above that of any row of the same name before it. */
    private record Row(Printer printer, Health health, long version) {}

    private final Memory memory;
    private final NavigableMap<PrinterId, Row> rows = new TreeMap<>();

    MemoryPrinters(Memory memory) {
        this.memory = memory;
    }

    @Override
    public void put(Printer printer) {
        memory.lock().run(() -> {
            refuseSecondName(printer);
            Row was = rows.get(printer.id());
            if (was == null) {
                long version = memory.now().toEpochMilli();
                rows.put(printer.id(), new Row(printer, Health.NEVER_PROBED, version));
                return;
            }
            boolean moved = !was.printer().uri().equals(printer.uri());
            change(printer, was, moved ? Health.NEVER_PROBED : was.health());
        });
    }

    private void refuseSecondName(Printer printer) {
        for (Row row : rows.values()) {
            boolean other = !row.printer().id().equals(printer.id());
            if (other && row.printer().uri().device().equals(printer.uri().device())) {
                throw new DeviceTakenException(printer, row.printer().id());
            }
        }
    }

    @Override
    public Optional<KnownPrinter> find(PrinterId id) {
        return memory.lock().get(() -> Optional.ofNullable(rows.get(id)).map(this::known));
    }

    @Override
    public List<KnownPrinter> list() {
        return memory.lock().get(() -> rows.values().stream().map(this::known).toList());
    }

    @Override
    public boolean setEnabled(PrinterId id, boolean enabled) {
        return memory.lock().get(() -> {
            Row was = rows.get(id);
            if (was == null) {
                return false;
            }
            Health health = enabled ? was.health().forgiven() : was.health();
            change(was.printer().withEnabled(enabled), was, health);
            if (enabled) {
                memory.lines().dueAt(id, memory.now());
            }
            return true;
        });
    }

    @Override
    public boolean remove(PrinterId id) {
        return memory.lock().get(() -> {
            if (rows.remove(id) == null) {
                return false;
            }
            for (JobId waiting : memory.lines().waiting(id)) {
                memory.jobs().replace(Claims.outOfLine(memory.jobs().get(waiting), memory.now()), memory.now());
            }
            return true;
        });
    }

    @Override
    public void observed(Printer looked, Health health) {
        memory.lock().run(() -> {
            Row was = rows.get(looked.id());
            if (was == null || !was.printer().uri().equals(looked.uri())) {
                return;
            }
            change(was.printer(), was, health.keeping(was.health()));
        });
    }

    @Override
    public void countsImpressions(PrinterId id) {
        memory.lock()
                .run(() -> rows.computeIfPresent(
                        id, (printer, was) -> new Row(was.printer(), counting(was.health()), was.version())));
    }

    @Override
    public void jobEnded(PrinterId id, boolean printed, FailureRule rule) {
        memory.lock().run(() -> {
            Row was = rows.get(id);
            if (was != null) {
                change(was.printer(), was, was.health().afterJob(printed, rule, memory.now()));
            }
        });
    }

    private void change(Printer printer, Row was, Health health) {
        long version = was.version() + (PrinterStatusChanged.isNews(was.health(), health) ? 1 : 0);
        Instant at = memory.now();
        rows.put(printer.id(), new Row(printer, health, version));
        PrinterStatusChanged.between(printer.id(), was.health(), health, version, at)
                .ifPresent(event -> memory.outboxes().put(event, at));
        if (health.isOnline() && !was.health().isOnline()) {
            memory.lines().dueAt(printer.id(), at);
        }
    }

    /** Called under the lock. */
    boolean knows(PrinterId id) {
        return rows.containsKey(id);
    }

    private KnownPrinter known(Row row) {
        boolean busy = memory.lines().holder(row.printer().id()).isPresent();
        return new KnownPrinter(row.printer(), row.health(), busy);
    }

    private static Health counting(Health health) {
        return new Health(
                health.status(),
                health.reasons(),
                health.message(),
                health.since(),
                health.seenAt(),
                health.uuid(),
                true,
                health.failures());
    }
}
