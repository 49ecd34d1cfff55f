package io.printsmart.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.printer.Finding;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.MonitorSettings;
import io.printsmart.service.Settings;
import io.printsmart.testkit.watch.VirtualNet.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Printers that sleep answer late the first time, and are not down. */
class SleepersTest {

    /** Falls asleep when nobody connected for a while; wakes 18 s after the first connect, and is slow for the next. */
    private static final class Sleeper implements VirtualNet.Device {

        private static final Duration WAKES_AFTER = Duration.ofSeconds(18);
        private final Duration sleepsAfter;
        private Instant wakesAt = Instant.MIN;
        private Instant last = Instant.MIN;
        int naps;

        Sleeper(Duration sleepsAfter) {
            this.sleepsAfter = sleepsAfter;
        }

        @Override
        public Answer connect(Instant at) {
            boolean asleep = last.isBefore(at.minus(sleepsAfter));
            last = at;
            if (asleep) {
                naps++;
                wakesAt = at.plus(WAKES_AFTER);
            }
            // One that wakes takes what came meanwhile only if it comes again: TCP repeats after 1, 3, 7 and 15
            // seconds.
            if (!at.isBefore(wakesAt)) {
                return new Answer(Finding.READY, Duration.ofMillis(at.isBefore(wakesAt.plusSeconds(5)) ? 2400 : 5));
            }
            for (int second : new int[] {1, 3, 7, 15, 31}) {
                if (!at.plusSeconds(second).isBefore(wakesAt)) {
                    return new Answer(Finding.READY, Duration.ofSeconds(second).plusMillis(2400));
                }
            }
            return Answer.NEVER;
        }
    }

    @Test
    void oneThatSleepsBetweenTheLooksIsNeverDown() {
        try (Campus campus = new Campus()) {
            Sleeper sleeper = new Sleeper(Duration.ofSeconds(30));
            campus.net.device("sleeper", sleeper);
            campus.add("sleeper");
            campus.addAll(20, "hall");

            campus.run(Duration.ofHours(3));

            assertThat(sleeper.naps).isGreaterThan(90);
            assertThat(campus.status("sleeper")).isEqualTo(PrinterStatus.ONLINE);
            assertThat(campus.changes()).isEmpty();
            assertThat(campus.history("sleeper")).hasSize(1);
            assertThat(campus.printer("sleeper").health().flapping()).isFalse();
        }
    }

    /** A printer that nobody looked at for hours, as after a night without power at the node. */
    @Test
    void oneThatSleepsWhenItIsFirstSeenIsNotDown() {
        try (Campus campus = new Campus()) {
            campus.net.device("sleeper", new Sleeper(Duration.ofMinutes(30)));
            campus.add("sleeper");

            campus.run(Campus.INTERVAL);

            assertThat(campus.status("sleeper")).isEqualTo(PrinterStatus.ONLINE);
            assertThat(campus.history("sleeper")).hasSize(1);
        }
    }

    @Test
    void howLongItTookIsRemembered() {
        try (Campus campus = new Campus()) {
            campus.net.device("sleeper", new Sleeper(Duration.ofMinutes(30)));
            campus.add("sleeper");
            campus.run(Campus.INTERVAL);

            Duration wakes = campus.printer("sleeper").health().device().wakesWithin();

            assertThat(wakes).isBetween(Duration.ofSeconds(18), Duration.ofSeconds(23));

            campus.run(Duration.ofHours(23));
            assertThat(campus.printer("sleeper").health().device().wakesWithin())
                    .isEqualTo(wakes);
            campus.run(Duration.ofHours(2));
            assertThat(campus.printer("sleeper").health().device().wakesWithin())
                    .isZero();
        }
    }

    /** Half of the looks that may be under way are kept free of printers that are silent. */
    @Test
    void silentOnesDelayNobody() {
        MonitorSettings tight = MonitorSettings.builder().inFlight(16).build();
        try (Campus campus = new Campus(Settings.builder().monitor(tight).build())) {
            campus.addAll(500, "hall");
            campus.addAll(150, "attic");
            campus.run(Duration.ofMinutes(5));
            for (int i = 0; i < 150; i++) {
                campus.net.device("attic-" + i, Answer.NEVER);
            }
            campus.run(Duration.ofMinutes(10));

            assertThat(campus.count(PrinterStatus.OFFLINE)).isEqualTo(150);
            assertThat(campus.count(PrinterStatus.ONLINE)).isEqualTo(500);
            assertThat(campus.blind()).isEmpty();
            assertThat(campus.net.mostInFlight()).isLessThanOrEqualTo(16);
            assertThat(campus.health().latenessP99()).isLessThan(Duration.ofSeconds(1));
        }
    }
}
