package io.printsmart.testkit.store;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Makes each call of the store one transaction: nobody else is in the store meanwhile. */
final class OneLock {

    private final ReentrantLock lock = new ReentrantLock();

    <T> T get(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void run(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
