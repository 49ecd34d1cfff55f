package io.printsmart.testkit.printer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The printer's own clock: whole seconds since it was started. Guarded by the device's lock. */
final class UpTime {

    /** A printer has been up for a while when a test starts, so that a reboot shows. */
    private static final Duration AT_FIRST = Duration.ofSeconds(1000);

    private final InstantSource time;
    private Duration advanced = Duration.ZERO;
    private Instant started;

    UpTime(InstantSource time) {
        this.time = time;
        this.started = now().minus(AT_FIRST);
    }

    Instant now() {
        return time.instant().plus(advanced);
    }

    int seconds() {
        return (int) Duration.between(started, now()).toSeconds();
    }

    void advance(Duration by) {
        advanced = advanced.plus(by);
    }

    void restart() {
        started = now();
    }
}
