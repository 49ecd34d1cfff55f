package io.printsmart.testkit.simulation;

import io.printsmart.store.AccountStore;
import io.printsmart.store.AuditSink;
import io.printsmart.store.EventStore;
import io.printsmart.store.JobStore;
import io.printsmart.store.NodeStore;
import io.printsmart.store.PrintStore;
import io.printsmart.store.PrinterStore;
import io.printsmart.store.SliceStore;
import io.printsmart.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The shared store as one node reaches it: calls take time, fail, or are done without an answer. */
final class SimStore implements PrintStore {

    private static final List<String> FAILURES =
            List.of("deadlock", "lock timeout", "statement rolled back", "transaction is dead", "connection lost");

    final SimNode node;
    final World world;
    private final SimJobs jobs;
    private final SimPrinters printers;
    private final SimNodes nodes;
    private final SimEvents events;
    private final SimSlices slices;

    SimStore(SimNode node) {
        this.node = node;
        this.world = node.world;
        this.jobs = new SimJobs(this);
        this.printers = new SimPrinters(this);
        this.nodes = new SimNodes(this);
        this.events = new SimEvents(this);
        this.slices = new SimSlices(this);
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
        return world.store().accounts();
    }

    @Override
    public EventStore events() {
        return events;
    }

    @Override
    public SliceStore slices() {
        return slices;
    }

    @Override
    public NodeStore nodes() {
        return nodes;
    }

    @Override
    public boolean hostKeepsMoney() {
        return false;
    }

    @Override
    public boolean joined() {
        return world.schedule().local() instanceof HostTransaction;
    }

    @Override
    public String installation() {
        return world.store().installation();
    }

    @Override
    public Instant now() {
        return read("now", "", world.store()::now);
    }

    @Override
    public void audit(AuditSink sink) {
        write("audit", "", () -> {
            world.store().audit(sink);
            return true;
        });
    }

    <T> T read(String what, String subject, Supplier<T> effect) {
        node.before(what, subject);
        mayFail(what, subject);
        T result = effect.get();
        node.after(what, subject);
        return result;
    }

    <T> T write(String what, String subject, Supplier<T> effect) {
        return write(what, subject, effect, () -> {});
    }

    /** Told separately of an effect whose answer is lost. */
    <T> T write(String what, String subject, Supplier<T> effect, Runnable lost) {
        node.before(what, subject);
        mayFail(what, subject);
        T result = effect.get();
        if (!endsTheWatch(what) && world.dice().chance(world.faults().storeLosesAnswer)) {
            world.judge().tally.mishaps++;
            world.trace(node.name, what, subject, "done, answer lost");
            lost.run();
            node.await(what, subject, world.dice().logBetween(1_000, 5_000_000));
            throw new StoreException(what + ": committed, but the connection was lost before the answer");
        }
        node.after(what, subject);
        return result;
    }

    private void mayFail(String what, String subject) {
        boolean fails = world.storeIsDown(node) || world.dice().chance(world.faults().storeFails);
        if (fails && !endsTheWatch(what)) {
            String why = world.dice().of(FAILURES);
            world.judge().tally.mishaps++;
            world.trace(node.name, what, subject, why);
            throw new StoreException(what + ": " + why);
        }
    }

    /** What is stored at the end of a watch is tried again after a rest in real time, which the simulation does without. */
    private boolean endsTheWatch(String what) {
        return !node.goesOn() && what.startsWith("slices.");
    }
}
