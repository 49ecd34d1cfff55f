package io.printsmart.testkit.store;

import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.store.NodeStore;
import io.printsmart.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The nodes and their leases. */
final class MemoryNodes implements NodeStore {

    private final Memory memory;
    private final Map<NodeId, Instant> leasedUntil = new LinkedHashMap<>();

    MemoryNodes(Memory memory) {
        this.memory = memory;
    }

    @Override
    public void join(NodeId node, Duration lease) {
        memory.lock().run(() -> {
            if (leasedUntil.putIfAbsent(node, memory.now().plus(lease)) != null) {
                throw new StoreException("node " + node + " joined before; draw a new node id for each run");
            }
        });
    }

    @Override
    public boolean beat(NodeId node, Duration lease) {
        return memory.lock().get(() -> {
            Instant now = memory.now();
            return leasedUntil.computeIfPresent(node, (id, was) -> now.plus(lease)) != null;
        });
    }

    @Override
    public void freeExpired(NodeId me) {
        memory.lock().run(() -> {
            Instant now = memory.now();
            List<NodeId> over = new ArrayList<>();
            leasedUntil.forEach((id, until) -> {
                if (!until.isAfter(now) && !id.equals(me)) {
                    over.add(id);
                }
            });
            over.forEach(this::free);
        });
    }

    @Override
    public void leave(NodeId node) {
        memory.lock().run(() -> free(node));
    }

    /** Called under the lock. */
    boolean knows(NodeId node) {
        return leasedUntil.containsKey(node);
    }

    private void free(NodeId node) {
        leasedUntil.remove(node);
        memory.watch().free(node);
        for (PrintJob job : memory.jobs().heldBy(node)) {
            PrintJob freed = Claims.freed(job, memory.now());
            memory.jobs().replace(freed, memory.now());
            if (freed.claim().place() != job.claim().place()) {
                memory.lines().dueAt(job.order().printer(), memory.now());
            }
        }
    }
}
