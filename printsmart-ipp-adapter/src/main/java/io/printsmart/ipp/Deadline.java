package io.printsmart.ipp;

import java.time.Duration;

/** How long the next exchange may take, and all of one call together. */
final class Deadline {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** A call makes a handful of exchanges, but a printer can always have one more slow answer to give. */
    private static final int EXCHANGES_IN_ALL = 4;

    private final Duration each;
    private final Duration all;
    private final long startedAt = System.nanoTime();

    private Deadline(Duration each, Duration all) {
        this.each = each;
        this.all = all;
    }

    static Deadline each(Duration timeout) {
        return new Deadline(timeout, timeout.multipliedBy(EXCHANGES_IN_ALL));
    }

    static Deadline total(Duration timeout) {
        return new Deadline(timeout, timeout);
    }

    boolean isOver() {
        return untilAllIsOver().compareTo(SHORTEST) < 0;
    }

    Duration left() {
        Duration left = untilAllIsOver();
        return left.compareTo(each) < 0 ? left : each;
    }

    private Duration untilAllIsOver() {
        return all.minusNanos(System.nanoTime() - startedAt);
    }
}
