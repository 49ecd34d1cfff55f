package io.printsmart.testkit.printer;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;

/** What to do next: the queued ones once each, in order, and then the standing one until further notice. */
final class ScriptQueue<T> {

    private final T normal;
    private final Queue<T> queued = new ArrayDeque<>();
    private T standing;

    ScriptQueue(T normal) {
        this.normal = normal;
        this.standing = normal;
    }

    synchronized void next(Collection<? extends T> scripts) {
        queued.addAll(scripts);
    }

    synchronized void always(T script) {
        standing = script;
    }

    synchronized void clear() {
        queued.clear();
        standing = normal;
    }

    synchronized T take() {
        T script = queued.poll();
        return script == null ? standing : script;
    }
}
