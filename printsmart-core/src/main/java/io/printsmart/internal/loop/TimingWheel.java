package io.printsmart.internal.loop;

import java.util.function.Consumer;

/** Placeholder until the real one is merged. */
public final class TimingWheel<E extends TimingWheel.Entry> {

    /** An entry. */
    public abstract static class Entry {
        long at;
        boolean in;
    }

    private final java.util.PriorityQueue<E> queue =
            new java.util.PriorityQueue<>(java.util.Comparator.comparingLong(e -> e.at));

    public TimingWheel(long tick, int slots, long start) {}

    public void schedule(E entry, long at) {
        cancel(entry);
        entry.at = at;
        queue.add(entry);
    }

    public void cancel(E entry) {
        queue.remove(entry);
    }

    public void advance(long now, Consumer<? super E> due) {
        while (!queue.isEmpty() && queue.peek().at - now <= 0) {
            due.accept(queue.remove());
        }
    }

    public long nanosToNext(long now) {
        return queue.isEmpty() ? Long.MAX_VALUE : Math.max(0, queue.peek().at - now);
    }
}
