package io.printsmart.jdbc.internal.transaction;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Keeps those that collided from colliding again in step. */
final class Pause {

    private static final long FIRST = Duration.ofMillis(8).toNanos();
    private static final int MOST_DOUBLINGS = 5;

    private Pause() {}

    /** Waits at random, longer from run to run; an interrupt ends it at once. */
    static void before(int run) {
        long longest = FIRST << Math.min(run, MOST_DOUBLINGS);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest / 4, longest));
    }
}
