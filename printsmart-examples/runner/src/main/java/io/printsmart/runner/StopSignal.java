package io.printsmart.runner;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds the end of the process (SIGTERM, SIGINT) back until the node has left in order: what it opened in a
 * try-with-resources statement after this is closed before this.
 */
final class StopSignal implements AutoCloseable {

    private static final long LONGEST_SECONDS = 20;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop");

    private StopSignal() {}

    static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    boolean await(long nanos) throws InterruptedException {
        return asked.await(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already: the hook runs, and has just been released.
        }
    }

    private void stop() {
        asked.countDown();
        try {
            boolean inOrder = closed.await(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (!inOrder) {
                System.err.println("printsmart: the node did not leave in time; its lease will run out");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
