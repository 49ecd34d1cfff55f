package io.printsmart.testkit.simulation;

import io.printsmart.testkit.simulation.Carriers.Carrier;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Virtual time, and what happens in it: one thing at a time, in the order of its moments and then of its planning. A task
 * may wait in the middle of whatever it does; meanwhile others run. Where nothing else comes first, waiting only sets the
 * clock.
 */
final class Schedule {

    /** In microseconds. */
    static final long SECOND = 1_000_000;

    /** Nothing is planned for so long only where a task blocks its thread, as on a lock. */
    private static final int REAL_MINUTES_AT_A_STANDSTILL = 3;

    private record Event(long at, long number, Runnable task, Carrier sleeper) implements Comparable<Event> {

        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final Carriers carriers;
    private final Consumer<Throwable> unexpected;
    private final PriorityQueue<Event> events = new PriorityQueue<>(256);
    private final Semaphore finished = new Semaphore(0);
    private Carrier running;
    private long now;
    private long numbers;
    private boolean over;

    Schedule(Carriers carriers, Consumer<Throwable> unexpected) {
        this.carriers = carriers;
        this.unexpected = unexpected;
    }

    /** Microseconds since the beginning. */
    long now() {
        return now;
    }

    /** Plans a task, which may wait. */
    void at(long micros, Runnable task) {
        if (!over) {
            events.add(new Event(Math.max(micros, now), ++numbers, task, null));
        }
    }

    void in(long micros, Runnable task) {
        at(now + micros, task);
    }

    /** What the running task remembers. */
    Object local() {
        return running.local();
    }

    void local(Object value) {
        running.local(value);
    }

    /** Lets time pass for the running task. */
    void sleep(long micros) {
        if (over) {
            throw Crash.ofTheRun();
        }
        long until = now + micros;
        Event next = events.peek();
        if (next == null || next.at > until) {
            now = until;
            return;
        }
        Carrier me = running;
        events.add(new Event(until, ++numbers, null, me));
        passOn(me);
        if (over) {
            throw Crash.ofTheRun();
        }
    }

    private void passOn(Carrier me) {
        Event event = next();
        if (event.sleeper == me) {
            return;
        }
        Carrier other = event.sleeper;
        if (other == null) {
            other = carriers.take();
            running = other;
            other.give(this, event.task);
        } else {
            running = other;
            other.resume();
        }
        me.awaitBaton();
    }

    /** Nothing more begins; what waits is thrown out of its wait. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** Runs everything that is planned, and what is planned meanwhile. */
    void run() {
        Carrier first = carriers.take();
        running = first;
        first.give(this, null);
        try {
            long seen = -1;
            while (!finished.tryAcquire(REAL_MINUTES_AT_A_STANDSTILL, TimeUnit.MINUTES)) {
                if (numbers == seen) {
                    throw new IllegalStateException(
                            "somebody waits for real at " + now + ": " + Arrays.toString(running.stack()));
                }
                seen = numbers;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Called by the carrier that has the baton. */
    void carry(Carrier me) {
        run(me, me.takeTask());
        for (Event event = next(); event != null; event = next()) {
            if (event.sleeper != null) {
                carriers.giveBack(me);
                running = event.sleeper;
                event.sleeper.resume();
                return;
            }
            run(me, event.task);
        }
        carriers.giveBack(me);
        finished.release();
    }

    private void run(Carrier me, Runnable task) {
        if (task == null) {
            return;
        }
        try {
            task.run();
        } catch (Crash e) {
            // The end of what went on, as it should be.
        } catch (Throwable e) {
            unexpected.accept(e);
        } finally {
            me.local(null);
        }
    }

    private Event next() {
        while (true) {
            Event event = events.poll();
            if (event == null || !over || event.sleeper != null) {
                now = event == null ? now : event.at;
                return event;
            }
        }
    }
}
