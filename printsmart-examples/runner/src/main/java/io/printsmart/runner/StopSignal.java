package io.printsmart.runner;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds the end of the process (SIGTERM, SIGINT) back until the node has left in order: what it opened in a
 * try-with-resources statement after this is closed before this. A node that was told to end, and did, is done: its
 * process returns that, and not that a signal ended it.
 */
final class StopSignal implements AutoCloseable {

    private static final long LONGEST_SECONDS = 20;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Integer code;
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

    /** Says what the process is to return if a signal ends it. */
    int leavingWith(int exitCode) {
        code = exitCode;
        return exitCode;
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
            Integer leaving = code;
            if (inOrder && leaving != null) {
                // There is no other way: whoever is ended by a signal returns 143 or 130, which is no failure here.
                Runtime.getRuntime().halt(leaving);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
