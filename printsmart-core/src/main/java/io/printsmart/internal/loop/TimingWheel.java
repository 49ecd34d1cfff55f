package io.printsmart.internal.loop;

import java.util.BitSet;
import java.util.function.Consumer;

/**
 * Deadlines by the hundred thousand, each scheduled and canceled in constant time: a hashed timing wheel (Varghese and Lauck,
 * 1987). A deadline lies in the slot of its tick; one that is further away than a revolution lies in the same slot and is
 * passed over until its turn. An entry is never given out before its deadline, and at most one tick after it.
 *
 * <p>Entries are the callers' own objects, linked in place: scheduling allocates nothing. An entry is in one wheel at most.
 * Not thread-safe: a wheel belongs to one loop.
 *
 * @param <E> what is scheduled
 */
public final class TimingWheel<E extends TimingWheel.Entry> {

    /** What can be scheduled: extended by what waits for a deadline. */
    public abstract static class Entry {
        private Entry previous = this;
        private Entry next = this;
        private long tick;

        /** Creates one that is not scheduled. */
        protected Entry() {}

        /**
         * Tells whether it is scheduled.
         *
         * @return true from when it is scheduled until it is canceled or given out
         */
        public final boolean isScheduled() {
            return next != this;
        }
    }

    /** Before the first and after the last of a ring of entries. */
    private static final class Ends extends Entry {}

    private final long tickNanos;
    private final long startNanos;
    private final Entry[] slots;
    private final int mask;
    /** Which slots may have entries: a bit is set with the first of them, and taken back when it is seen to be in vain. */
    private final BitSet used;
    /** What was scheduled for a tick that is over. */
    private final Entry late = new Ends();
    /** What is being given out. A field, so that nothing is lost if taking one of them fails. */
    private final Entry due = new Ends();

    private long tick;
    private int size;

    /**
     * Creates an empty wheel.
     *
     * @param slots how many ticks a revolution has, a power of two: best more than most deadlines are away, since an advance
     *     passes over what lies in its slots for later revolutions
     * @param tickNanos how exact deadlines are kept, in nanoseconds
     * @param nowNanos now, in the nanoseconds of all later calls
     * @throws IllegalArgumentException if the slots are no power of two, or a tick takes no time
     */
    public TimingWheel(int slots, long tickNanos, long nowNanos) {
        if (Integer.bitCount(slots) != 1 || slots < 1) {
            throw new IllegalArgumentException("a timing wheel of " + slots + " slots; give a power of two");
        }
        if (tickNanos < 1) {
            throw new IllegalArgumentException("a tick of " + tickNanos + " ns; give at least 1");
        }
        this.tickNanos = tickNanos;
        this.startNanos = nowNanos;
        this.slots = new Entry[slots];
        for (int i = 0; i < slots; i++) {
            this.slots[i] = new Ends();
        }
        this.mask = slots - 1;
        this.used = new BitSet(slots);
    }

    /**
     * Tells how many entries are scheduled.
     *
     * @return at least 0
     */
    public int size() {
        return size;
    }

    /**
     * Schedules an entry, anew if it is scheduled. One whose deadline is over is given out by the next advance; but not by an
     * advance that is just giving out others, which would not end.
     *
     * @param entry what waits
     * @param deadlineNanos until when, in the nanoseconds of all calls; less than 2^62 away
     */
    public void schedule(E entry, long deadlineNanos) {
        cancel(entry);
        Entry timed = entry;
        // Rounded up: never before the deadline.
        timed.tick = -Math.floorDiv(startNanos - deadlineNanos, tickNanos);
        if (timed.tick <= tick) {
            append(timed, late);
        } else {
            int slot = (int) timed.tick & mask;
            append(timed, slots[slot]);
            used.set(slot);
        }
        size++;
    }

    /**
     * Takes an entry back. Whoever takes entries from an advance may cancel others meanwhile, and they are not given out.
     *
     * @param entry what waits
     * @return false if it was not scheduled
     */
    public boolean cancel(E entry) {
        if (!entry.isScheduled()) {
            return false;
        }
        unlink(entry);
        size--;
        return true;
    }

    /**
     * Gives out what is due, by tick. After a jump of more than a revolution the order is any. If taking an entry fails, the
     * others wait for the next advance.
     *
     * @param nowNanos now; a time that is before that of an earlier call changes nothing
     * @param taker takes each, when it is no longer scheduled
     */
    public void advance(long nowNanos, Consumer<? super E> taker) {
        moveAll(late, due);
        long now = Math.floorDiv(nowNanos - startNanos, tickNanos);
        // After a revolution each slot was looked at.
        long last = Math.min(now, tick + slots.length);
        for (long visited = tick + 1; visited <= last; visited++) {
            int slot = (int) visited & mask;
            if (used.get(slot)) {
                moveDue(slots[slot], now);
            }
        }
        tick = Math.max(tick, now);
        giveOut(taker);
    }

    /**
     * Gives out all entries, due or not.
     *
     * @param taker takes each, when it is no longer scheduled
     */
    public void clear(Consumer<? super E> taker) {
        moveAll(late, due);
        for (Entry slot : slots) {
            moveAll(slot, due);
        }
        used.clear();
        giveOut(taker);
    }

    /**
     * How long nothing is due.
     *
     * @param nowNanos now
     * @return nanoseconds, 0 if something is due, {@link Long#MAX_VALUE} if nothing is scheduled. It may be less than the next
     *     deadline is away, if that is more than a revolution: then it is asked again after an advance
     */
    public long nanosToNext(long nowNanos) {
        if (size == 0) {
            return Long.MAX_VALUE;
        }
        if (late.isScheduled() || due.isScheduled()) {
            return 0;
        }
        long next = startNanos + nextUsed() * tickNanos;
        return Math.max(0, next - nowNanos);
    }

    /** The tick at which the next slot with entries is looked at. */
    private long nextUsed() {
        int from = (int) (tick + 1) & mask;
        while (true) {
            int slot = used.nextSetBit(from);
            if (slot < 0) {
                // size says that there are entries: they lie before.
                slot = used.nextSetBit(0);
            }
            if (slots[slot].isScheduled()) {
                return tick + 1 + ((slot - (int) (tick + 1)) & mask);
            }
            used.clear(slot);
        }
    }

    private void moveDue(Entry slot, long now) {
        Entry entry = slot.next;
        while (entry != slot) {
            Entry after = entry.next;
            if (entry.tick <= now) {
                unlink(entry);
                append(entry, due);
            }
            entry = after;
        }
    }

    @SuppressWarnings("unchecked") // only schedule(E) links entries
    private void giveOut(Consumer<? super E> taker) {
        while (due.isScheduled()) {
            Entry first = due.next;
            unlink(first);
            size--;
            taker.accept((E) first);
        }
    }

    private static void append(Entry entry, Entry ring) {
        entry.previous = ring.previous;
        entry.next = ring;
        ring.previous.next = entry;
        ring.previous = entry;
    }

    private static void unlink(Entry entry) {
        entry.previous.next = entry.next;
        entry.next.previous = entry.previous;
        entry.previous = entry;
        entry.next = entry;
    }

    private static void moveAll(Entry from, Entry to) {
        if (from.isScheduled()) {
            from.next.previous = to.previous;
            to.previous.next = from.next;
            from.previous.next = to;
            to.previous = from.previous;
            from.previous = from;
            from.next = from;
        }
    }
}
