package io.printsmart.testkit.simulation;

import io.printsmart.event.PrintEvent;
import io.printsmart.job.NodeId;
import io.printsmart.store.EventStore;
import io.printsmart.store.UntoldEvent;
import java.time.Instant;
import java.util.List;

/** What listeners were not told of, as one node reaches it. */
final class SimEvents implements EventStore {

    private final SimStore store;

    SimEvents(SimStore store) {
        this.store = store;
    }

    private EventStore real() {
        return store.world.store().events();
    }

    /** Done while the node is built, which the simulation leaves alone. */
    @Override
    public void register(String listener) {
        real().register(listener);
    }

    @Override
    public boolean hold(String listener, NodeId node) {
        return store.write("events.hold", listener, () -> real().hold(listener, node));
    }

    @Override
    public List<UntoldEvent> next(String listener, int max) {
        return store.read("events.next", listener, () -> store.world.bug().untold(store.world, listener, max));
    }

    @Override
    public void told(String listener, PrintEvent event) {
        store.write("events.told", event.id(), () -> {
            real().told(listener, event);
            return true;
        });
    }

    @Override
    public void postpone(String listener, PrintEvent event, Instant until) {
        store.write("events.postpone", event.id(), () -> {
            real().postpone(listener, event, until);
            return true;
        });
    }

    @Override
    public long untold(String listener) {
        return store.read("events.untold", listener, () -> real().untold(listener));
    }

    @Override
    public int forget(Instant silentSince, int max) {
        return store.write("events.forget", "", () -> real().forget(silentSince, max));
    }
}
