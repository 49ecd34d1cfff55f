package io.printsmart.internal.monitor;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Lets printers that came back take waiting jobs one after the other, with jitter: a site that returns floods neither the workers,
 * so that others would starve, nor the network. Only the watch's thread uses it.
 */
final class Pace {

    private final long stepNanos;
    private final RandomGenerator random;
    private long nextNanos;
    private boolean begun;

    Pace(int perSecond, RandomGenerator random) {
        this.stepNanos = Duration.ofSeconds(1).toNanos() / perSecond;
        this.random = random;
    }

    /** How long the next one that came back is to wait. The first of a row does not wait. */
    Duration next(long nowNanos) {
        if (!begun || nextNanos - nowNanos <= 0) {
            begun = true;
            nextNanos = nowNanos + stepNanos;
            return Duration.ZERO;
        }
        long wait = nextNanos - nowNanos + (long) (random.nextDouble() * stepNanos);
        nextNanos += stepNanos;
        return Duration.ofNanos(wait);
    }
}
