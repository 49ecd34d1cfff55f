package io.printsmart.testkit.simulation;

import io.printsmart.printer.FailureRule;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.PrinterStore;
import io.printsmart.store.StatusPeriod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The printers as one node finds them in the store. */
final class SimPrinters implements PrinterStore {

    private final SimStore store;

    SimPrinters(SimStore store) {
        this.store = store;
    }

    private PrinterStore real() {
        return store.world.store().printers();
    }

    private boolean write(String what, String subject, BooleanSupplier effect) {
        return store.write(what, subject, () -> {
            boolean done = store.world.ownWrite(effect);
            store.world.judge().watch().look(what, Optional.of(store.node));
            return done;
        });
    }

    @Override
    public void put(Printer printer) {
        write("printers.put", printer.id().value(), () -> {
            real().put(printer);
            return true;
        });
    }

    @Override
    public Optional<KnownPrinter> find(PrinterId id) {
        return store.read(
                "printers.find",
                id.value(),
                () -> real().find(id).map(known -> store.world.bug().known(store.world, known)));
    }

    @Override
    public List<KnownPrinter> list() {
        return store.read("printers.list", "", real()::list);
    }

    @Override
    public boolean setEnabled(PrinterId id, boolean enabled) {
        return write("printers.enable", id.value(), () -> real().setEnabled(id, enabled));
    }

    @Override
    public boolean remove(PrinterId id) {
        return write("printers.remove", id.value(), () -> real().remove(id));
    }

    @Override
    public void observed(Printer looked, Health health) {
        write("printers.observed", looked.id().value(), () -> {
            real().observed(looked, health);
            return true;
        });
    }

    @Override
    public void countsImpressions(PrinterId id) {
        write("printers.counts", id.value(), () -> {
            real().countsImpressions(id);
            return true;
        });
    }

    @Override
    public void jobEnded(PrinterId id, boolean printed, FailureRule rule) {
        write("printers.ended", id.value(), () -> {
            real().jobEnded(id, printed, rule);
            return true;
        });
    }

    @Override
    public List<StatusPeriod> history(PrinterId id, int max) {
        return store.read("printers.history", id.value(), () -> real().history(id, max));
    }

    @Override
    public int forgetHistory(Instant instant) {
        return store.write("printers.forget", "", () -> real().forgetHistory(instant));
    }
}
