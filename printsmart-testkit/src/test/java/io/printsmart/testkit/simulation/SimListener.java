package io.printsmart.testkit.simulation;

import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrintEventListener;

/** What a host does with events: it takes its time, throws, and its node may die before and after it heard. */
final class SimListener implements PrintEventListener {

    static final String NAME = "mail";

    private final SimNode node;

    SimListener(SimNode node) {
        this.node = node;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void on(PrintEvent event) {
        node.before("listener", event.id());
        if (node.world.dice().chance(node.world.faults().listenerFails)) {
            node.world.trace(node.name, "listener", event.id(), "throws");
            throw new IllegalStateException("the mail server is down");
        }
        node.world.judge().heard(event);
        node.after("listener", event.id());
    }
}
