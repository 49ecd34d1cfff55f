package io.printsmart.ipp;

import java.time.Duration;

/** How long the next exchange may take: each as long as the other, or all together. */
final class Deadline {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final Duration timeout;
    private final boolean total;
    private final long startedAt = System.nanoTime();

    private Deadline(Duration timeout, boolean total) {
        this.timeout = timeout;
        this.total = total;
    }

    static Deadline each(Duration timeout) {
        return new Deadline(timeout, false);
    }

    static Deadline total(Duration timeout) {
        return new Deadline(timeout, true);
    }

    Duration left() {
        if (!total) {
            return timeout;
        }
        Duration left = timeout.minusNanos(System.nanoTime() - startedAt);
        return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
    }
}
