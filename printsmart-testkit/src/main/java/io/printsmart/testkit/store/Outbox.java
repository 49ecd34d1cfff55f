package io.printsmart.testkit.store;

import io.printsmart.event.PrintEvent;
import io.printsmart.store.UntoldEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What one listener has not been told of: of each subject the events by version. Guarded by the store's lock. */
final class Outbox {

    private record Copy(UntoldEvent untold, Instant dueAt) {}

    private final Map<String, NavigableMap<Long, Copy>> bySubject = new LinkedHashMap<>();

    void add(PrintEvent event, Instant dueAt) {
        bySubject
                .computeIfAbsent(event.subject(), subject -> new TreeMap<>())
                .put(event.version(), new Copy(new UntoldEvent(event, 0, Optional.empty()), dueAt));
    }

    /** Subjects keep the order in which they came, so that it does not depend on what equal due times look like. */
    List<UntoldEvent> next(Instant now, int max) {
        return bySubject.values().stream()
                .map(copies -> copies.firstEntry().getValue())
                .filter(copy -> !copy.dueAt().isAfter(now))
                .sorted((one, other) -> one.dueAt().compareTo(other.dueAt()))
                .limit(max)
                .map(Copy::untold)
                .toList();
    }

    void told(PrintEvent event) {
        NavigableMap<Long, Copy> copies = bySubject.getOrDefault(event.subject(), new TreeMap<>());
        copies.remove(event.version());
        if (copies.isEmpty()) {
            bySubject.remove(event.subject());
        }
    }

    void postpone(PrintEvent event, Instant now, Instant until) {
        NavigableMap<Long, Copy> copies = bySubject.getOrDefault(event.subject(), new TreeMap<>());
        Copy failed = copies.get(event.version());
        if (failed == null) {
            return;
        }
        copies.tailMap(event.version(), true).replaceAll((version, copy) -> new Copy(copy.untold(), until));
        Instant since = failed.untold().failingSince().orElse(now);
        copies.put(
                event.version(),
                new Copy(new UntoldEvent(event, failed.untold().tries() + 1, Optional.of(since)), until));
    }

    long size() {
        return bySubject.values().stream().mapToLong(Map::size).sum();
    }

    /** Erases some, the last ones of a subject first. */
    int erase(int max) {
        int erased = 0;
        while (erased < max && !bySubject.isEmpty()) {
            NavigableMap<Long, Copy> copies = bySubject.values().iterator().next();
            told(copies.lastEntry().getValue().untold().event());
            erased++;
        }
        return erased;
    }
}
