package io.printsmart.testkit.printer;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The one lock of a device. Before and after each piece of work the marking engine takes the steps that are due, so
 * that nobody ever sees a job that should have moved on.
 */
final class DeviceLock {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Runnable steps = () -> {};

    void stepBy(Runnable dueSteps) {
        this.steps = dueSteps;
    }

    <T> T call(Supplier<T> work) {
        lock.lock();
        try {
            step();
            T result = work.get();
            step();
            if (lock.getHoldCount() == 1) {
                // a condition that is being awaited looks at the jobs too, and must not wake the others by that
                changed.signalAll();
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    void run(Runnable work) {
        call(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    private void step() {
        if (lock.getHoldCount() == 1) {
            steps.run();
        }
    }

    boolean await(BooleanSupplier reached, Duration atMost) {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            step();
            while (!reached.getAsBoolean()) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
                step();
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
