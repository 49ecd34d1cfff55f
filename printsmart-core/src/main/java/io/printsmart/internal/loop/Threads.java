package io.printsmart.internal.loop;

import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes named daemon threads. */
public final class Threads {

    private Threads() {}

    /**
     * A factory of daemon threads.
     *
     * @param name what they are named, followed by a number
     * @return the factory
     */
    public static ThreadFactory named(String name) {
        ThreadFactory plain = Executors.defaultThreadFactory();
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = plain.newThread(task);
            thread.setName(name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
