package io.printsmart.testkit.store;

import io.printsmart.event.PrintEvent;
import io.printsmart.job.NodeId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The registered listeners, and what is kept for each. Guarded by the store's lock. */
final class Outboxes {

    private record Registration(Instant seenAt, Optional<NodeId> holder) {}

    private final Map<String, Registration> registrations = new LinkedHashMap<>();
    private final Map<String, Outbox> outboxes = new LinkedHashMap<>();

    void put(PrintEvent event, Instant now) {
        registrations.keySet().forEach(listener -> of(listener).add(event, now));
    }

    void register(String listener, Instant now) {
        registrations.put(listener, new Registration(now, holder(listener)));
    }

    /** Answers whether the node has the right. */
    boolean hold(String listener, NodeId node, Predicate<NodeId> alive, Instant now) {
        boolean held =
                alive.test(node) && holder(listener).filter(alive).orElse(node).equals(node);
        registrations.put(listener, new Registration(now, held ? Optional.of(node) : holder(listener)));
        return held;
    }

    private Optional<NodeId> holder(String listener) {
        return Optional.ofNullable(registrations.get(listener)).flatMap(Registration::holder);
    }

    Outbox of(String listener) {
        return outboxes.computeIfAbsent(listener, name -> new Outbox());
    }

    int forget(Instant silentSince, int max) {
        registrations.values().removeIf(registration -> registration.seenAt().isBefore(silentSince));
        int erased = 0;
        for (String listener : outboxes.keySet()) {
            erased += registrations.containsKey(listener) ? 0 : of(listener).erase(max - erased);
        }
        outboxes.values().removeIf(outbox -> outbox.size() == 0);
        return erased;
    }
}
