package io.printsmart.testkit.printer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults of one printer, per operation, and the count of what was asked. Safe for use by many threads. */
public final class IppFaults {

    private final Map<IppOperation, ScriptQueue<IppFault>> scripts = new EnumMap<>(IppOperation.class);
    private final Map<IppOperation, AtomicInteger> posts = new EnumMap<>(IppOperation.class);

    IppFaults() {
        for (IppOperation operation : IppOperation.values()) {
            scripts.put(operation, new ScriptQueue<>(IppFault.NONE));
            posts.put(operation, new AtomicInteger());
        }
    }

    /**
     * Queues faults for the next requests of one operation, one each.
     *
     * @param operation which requests
     * @param coming in order; {@link IppFault#none()} lets one request pass
     */
    public void next(IppOperation operation, IppFault... coming) {
        script(operation).next(List.of(coming));
    }

    /**
     * Sets the fault of every request of one operation that has no queued one.
     *
     * @param operation which requests
     * @param standing until further notice
     */
    public void always(IppOperation operation, IppFault standing) {
        script(operation).always(standing);
    }

    /**
     * Sets the fault of every request that has no queued one.
     *
     * @param standing until further notice
     */
    public void always(IppFault standing) {
        scripts.values().forEach(script -> script.always(standing));
    }

    /** Drops all faults, queued and standing. */
    public void clear() {
        scripts.values().forEach(ScriptQueue::clear);
    }

    IppFault take(IppOperation operation) {
        return script(operation).take();
    }

    private ScriptQueue<IppFault> script(IppOperation operation) {
        return Objects.requireNonNull(scripts.get(operation));
    }

    void posted(IppOperation operation) {
        Objects.requireNonNull(posts.get(operation)).incrementAndGet();
    }

    int posts(IppOperation operation) {
        return Objects.requireNonNull(posts.get(operation)).get();
    }

    int posts() {
        return posts.values().stream().mapToInt(AtomicInteger::get).sum();
    }
}
