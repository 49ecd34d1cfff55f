package io.printsmart.testkit.simulation;

import io.printsmart.job.NodeId;
import io.printsmart.store.NodeStore;
import java.time.Duration;
import java.util.Optional;

/** The nodes as one of them reaches them. */
final class SimNodes implements NodeStore {

    private final SimStore store;

    SimNodes(SimStore store) {
        this.store = store;
    }

    @Override
    public void join(NodeId node, Duration lease) {
        beating(() -> store.write("join", node.value(), () -> {
            store.world.store().nodes().join(node, lease);
            store.world.leased(node, lease);
            store.node.id = node;
            return true;
        }));
    }

    @Override
    public boolean beat(NodeId node, Duration lease) {
        return beating(() -> store.write("beat", node.value(), () -> {
            boolean known = store.world.ownWrite(() -> store.world.bug().beat(store.world, node, lease));
            if (known) {
                store.node.beatenAt = store.world.schedule().now();
                store.world.leased(node, lease);
            }
            return known;
        }));
    }

    @Override
    public void freeExpired(NodeId me) {
        store.write(
                "free",
                "",
                () -> store.world.frees(Optional.empty(), () -> {
                    store.world.judge().watch().freedExpired(me);
                    store.world.bug().freeExpired(store.world, me);
                    return true;
                }));
    }

    @Override
    public void leave(NodeId node) {
        beating(() -> store.write(
                "leave",
                node.value(),
                () -> store.world.frees(Optional.of(node), () -> {
                    store.world.store().nodes().leave(node);
                    store.world.judge().watch().freed(node);
                    return true;
                })));
    }

    private boolean beating(java.util.function.BooleanSupplier call) {
        store.node.beating = true;
        try {
            return call.getAsBoolean();
        } finally {
            store.node.beating = false;
        }
    }
}
