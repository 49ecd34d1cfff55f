package io.printsmart.testkit.store;

import io.printsmart.event.PrinterFlapping;
import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.job.JobId;
import io.printsmart.printer.FailureRule;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.DeviceTakenException;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.PrinterStore;
import io.printsmart.store.StatusChange;
import io.printsmart.store.StatusPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The printers and their health. */
final class MemoryPrinters implements PrinterStore {

    /** The version of a new row is the time, so that it is above that of any row of the same name before it. */
    private record Row(Printer printer, Health health, long version) {}

    private final Memory memory;
    private final NavigableMap<PrinterId, Row> rows = new TreeMap<>();
    private final Map<String, PrinterId> devices = new HashMap<>();

    MemoryPrinters(Memory memory) {
        this.memory = memory;
    }

    @Override
    public void put(Printer printer) {
        memory.lock().run(() -> {
            refuseSecondName(printer);
            Row was = rows.get(printer.id());
            if (was != null) {
                devices.remove(was.printer().uri().device());
            }
            devices.put(printer.uri().device(), printer.id());
            if (was == null) {
                long version = memory.now().toEpochMilli();
                rows.put(printer.id(), new Row(printer, Health.NEVER_PROBED, version));
                memory.watch().changed(printer.id());
                return;
            }
            boolean moved = !was.printer().uri().equals(printer.uri());
            change(printer, was, moved ? Health.NEVER_PROBED : was.health(), Duration.ZERO);
            memory.watch().changed(printer.id());
        });
    }

    private void refuseSecondName(Printer printer) {
        PrinterId owner = devices.getOrDefault(printer.uri().device(), printer.id());
        if (!owner.equals(printer.id())) {
            throw new DeviceTakenException(printer, owner);
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
            change(was.printer().withEnabled(enabled), was, health, Duration.ZERO);
            memory.watch().changed(id);
            if (enabled) {
                memory.lines().dueAt(id, memory.now());
            }
            return true;
        });
    }

    @Override
    public boolean remove(PrinterId id) {
        return memory.lock().get(() -> {
            Row was = rows.remove(id);
            if (was == null) {
                return false;
            }
            devices.remove(was.printer().uri().device());
            memory.watch().changed(id);
            memory.statuses().end(id, memory.now());
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
            changeUnwatched(was, health.keeping(was.health()));
        });
    }

    /** What the node found that watches a printer; false if something else is known now. Called under the lock. */
    boolean watched(StatusChange change) {
        Row was = rows.get(change.looked().id());
        if (was == null || !change.countsFor(known(was).with(was.health()))) {
            return false;
        }
        Health kept = change.health().keepingJobs(was.health());
        change(was.printer(), was, kept, change.linePause());
        return !PrinterStatusChanged.isNews(change.health(), kept);
    }

    @Override
    public List<StatusPeriod> history(PrinterId id, int max) {
        return memory.lock().get(() -> memory.statuses().of(id, max));
    }

    @Override
    public int forgetHistory(Instant instant) {
        return memory.lock().get(() -> memory.statuses().forget(instant));
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
                changeUnwatched(was, was.health().afterJob(printed, rule, memory.now()));
            }
        });
    }

    /** By somebody else than the node that watches it, which has to hear of it. */
    private void changeUnwatched(Row was, Health health) {
        change(was.printer(), was, health, Duration.ZERO);
        if (PrinterStatusChanged.isNews(was.health(), health)) {
            memory.watch().changed(was.printer().id());
        }
    }

    private void change(Printer printer, Row was, Health health, Duration linePause) {
        Instant at = memory.now();
        Health before = was.health();
        long version = was.version();
        if (before.flapping() != health.flapping()) {
            version++;
            PrinterFlapping.between(printer.id(), before, health, version, at)
                    .ifPresent(event -> memory.outboxes().put(event, at));
        }
        if (PrinterStatusChanged.isNews(before, health)) {
            version++;
            PrinterStatusChanged.between(printer.id(), before, health, version, at)
                    .ifPresent(event -> memory.outboxes().put(event, at));
            memory.statuses().add(printer.id(), health, at);
        }
        rows.put(printer.id(), new Row(printer, health, version));
        if (health.isOnline() && !before.isOnline()) {
            memory.lines().dueAt(printer.id(), at.plus(linePause));
        }
    }

    /** Called under the lock. */
    boolean knows(PrinterId id) {
        return rows.containsKey(id);
    }

    private KnownPrinter known(Row row) {
        PrinterId id = row.printer().id();
        boolean busy = memory.lines().holder(id).isPresent();
        return new KnownPrinter(
                row.printer(), seen(id, row.health()), busy, memory.watch().isWatched(id));
    }

    /** Whoever looked at all of its slice looked at it, too. */
    private Health seen(PrinterId id, Health health) {
        Optional<Instant> own = health.seenAt();
        return memory.watch()
                .seenAt(id)
                .filter(slice -> own.filter(slice::isAfter).isPresent())
                .map(health::seenAt)
                .orElse(health);
    }

    private static Health counting(Health health) {
        return health.with(health.device().counting());
    }
}
