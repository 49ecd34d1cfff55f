package io.printsmart.testkit.store;

import io.printsmart.event.PrintEvent;
import io.printsmart.job.NodeId;
import io.printsmart.store.EventStore;
import io.printsmart.store.UntoldEvent;
import java.time.Instant;
import java.util.List;

/** What listeners have not been told of, as the port shows it. */
final class MemoryEvents implements EventStore {

    private final Memory memory;
    private final MemoryNodes nodes;

    MemoryEvents(Memory memory, MemoryNodes nodes) {
        this.memory = memory;
        this.nodes = nodes;
    }

    @Override
    public void register(String listener) {
        memory.lock().run(() -> memory.outboxes().register(listener, memory.now()));
    }

    @Override
    public boolean hold(String listener, NodeId node) {
        return memory.lock().get(() -> memory.outboxes().hold(listener, node, nodes::knows, memory.now()));
    }

    @Override
    public List<UntoldEvent> next(String listener, int max) {
        return memory.lock().get(() -> memory.outboxes().of(listener).next(memory.now(), max));
    }

    @Override
    public void told(String listener, PrintEvent event) {
        memory.lock().run(() -> memory.outboxes().of(listener).told(event));
    }

    @Override
    public void postpone(String listener, PrintEvent event, Instant until) {
        memory.lock().run(() -> memory.outboxes().of(listener).postpone(event, memory.now(), until));
    }

    @Override
    public long untold(String listener) {
        return memory.lock().get(() -> memory.outboxes().of(listener).size());
    }

    @Override
    public int forget(Instant silentSince, int max) {
        return memory.lock().get(() -> memory.outboxes().forget(silentSince, max));
    }
}
