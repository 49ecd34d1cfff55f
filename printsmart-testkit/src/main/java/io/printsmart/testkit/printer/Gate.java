package io.printsmart.testkit.printer;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where stalled connections wait: all that wait now pass at {@link #release()}, those that come later wait anew. */
final class Gate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long releases;
    private int waiting;
    private boolean closed;

    /** Waits for the next release. */
    void pass() throws InterruptedIOException {
        pass(Duration.ofNanos(Long.MAX_VALUE));
    }

    /** Waits for the next release, but no longer than the given time. */
    void pass(Duration atMost) throws InterruptedIOException {
        lock.lock();
        try {
            waiting++;
            changed.signalAll();
            long seen = releases;
            long nanos = atMost.toNanos();
            while (seen == releases && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            if (closed) {
                throw new InterruptedIOException("the scripted printer was closed");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the scripted printer was closed");
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    void release() {
        lock.lock();
        try {
            releases++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean awaitWaiting(int count, Duration atMost) {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            while (waiting < count && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return waiting >= count;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
