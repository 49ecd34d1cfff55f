package io.printsmart.testkit.store;

import io.printsmart.store.AccountStore;
import io.printsmart.store.AuditSink;
import io.printsmart.store.EventStore;
import io.printsmart.store.JobStore;
import io.printsmart.store.NodeStore;
import io.printsmart.store.PrintStore;
import io.printsmart.store.PrinterStore;
import io.printsmart.store.SliceStore;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A store in memory, for tests and simulations: it keeps every promise of {@link PrintStore} but durability. What it
 * does depends on nothing but the calls and the time it is given, so that a run can be repeated. Each call is one
 * transaction under one lock.
 */
public final class InMemoryPrintStore implements PrintStore {

    private final Memory memory;
    private final String installation;
    private final MemoryNodes nodes;
    private final MemoryPrinters printers;
    private final MemoryAccounts accounts;
    private final MemoryJobs jobs;
    private final MemoryEvents events;
    private final MemorySlices slices;

    /**
     * An empty store of the installation {@code memory}.
     *
     * @param time its clock
     */
    public InMemoryPrintStore(InstantSource time) {
        this(time, "memory");
    }

    /**
     * An empty store.
     *
     * @param time its clock
     * @param installation 6 to 12 lower case letters and digits
     * @throws IllegalArgumentException if the installation is malformed
     */
    public InMemoryPrintStore(InstantSource time, String installation) {
        if (!installation.matches("[a-z0-9]{6,12}")) {
            throw new IllegalArgumentException(
                    "installation is '" + installation + "'; give 6 to 12 lower case letters and digits");
        }
        this.memory = Memory.empty(time);
        this.installation = installation;
        this.nodes = new MemoryNodes(memory);
        this.printers = new MemoryPrinters(memory);
        this.accounts = new MemoryAccounts(memory);
        this.jobs = new MemoryJobs(memory, nodes, printers);
        this.events = new MemoryEvents(memory, nodes);
        this.slices = new MemorySlices(memory, nodes, printers);
    }

    @Override
    public JobStore jobs() {
        return jobs;
    }

    @Override
    public PrinterStore printers() {
        return printers;
    }

    @Override
    public AccountStore accounts() {
        return accounts;
    }

    @Override
    public NodeStore nodes() {
        return nodes;
    }

    @Override
    public SliceStore slices() {
        return slices;
    }

    @Override
    public EventStore events() {
        return events;
    }

    @Override
    public boolean hostKeepsMoney() {
        return false;
    }

    @Override
    public String installation() {
        return installation;
    }

    @Override
    public Instant now() {
        return memory.now();
    }

    @Override
    public void audit(AuditSink sink) {
        memory.lock().run(() -> new Auditor(memory, sink).run());
    }

    /**
     * Has every write shown from now on, as to a simulation that keeps books of its own.
     *
     * @param watcher is shown the writes; the last one given
     */
    public void watch(StoreWatcher watcher) {
        memory.lock().run(() -> {
            memory.jobs().watch(watcher::written);
            memory.ledger().watch(watcher::booked);
        });
    }

    /**
     * Breaks the books on purpose, so that a test can see an audit find it.
     *
     * @return writes into this store without its rules
     */
    public Tampering tamper() {
        return new Tampering(memory);
    }
}
