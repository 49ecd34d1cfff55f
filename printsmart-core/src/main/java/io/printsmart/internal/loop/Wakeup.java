package io.printsmart.internal.loop;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A signal that is not lost when nobody waits for it. */
public final class Wakeup {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Runnable passedOn;
    private long signals;

    /** Creates the signal. */
    public Wakeup() {
        this(() -> {});
    }

    /**
     * Creates a signal that is passed on.
     *
     * @param passedOn runs at each signal; must not block
     */
    public Wakeup(Runnable passedOn) {
        this.passedOn = passedOn;
    }

    /**
     * How many signals were given so far.
     *
     * @return what {@link #await} takes
     */
    public long signals() {
        lock.lock();
        try {
            return signals;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes all who wait. */
    public void signal() {
        lock.lock();
        try {
            signals++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        passedOn.run();
    }

    /**
     * Waits for a signal after those that were seen.
     *
     * @param seen what {@link #signals()} gave
     * @param nanos the longest wait
     * @throws InterruptedException if the thread is interrupted
     */
    public void await(long seen, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (signals == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
