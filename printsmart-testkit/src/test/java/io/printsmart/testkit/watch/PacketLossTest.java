package io.printsmart.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.printer.Finding;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.testkit.watch.VirtualNet.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A network that loses packets. */
class PacketLossTest {

    /** A connection needs a packet there and one back; TCP sends again after 1, 3, 7 and 15 seconds. */
    private static final int[] SENT_AFTER_SECONDS = {0, 1, 3, 7, 15, 31};

    private static VirtualNet.Device losing(double share, Random random) {
        return at -> {
            for (int seconds : SENT_AFTER_SECONDS) {
                boolean there = random.nextDouble() >= share;
                boolean back = random.nextDouble() >= share;
                if (there && back) {
                    return new Answer(Finding.READY, Duration.ofSeconds(seconds).plusMillis(3));
                }
            }
            return Answer.NEVER;
        };
    }

    @Test
    void aDayWithLossDeclaresNobodyDown() {
        try (Campus campus = new Campus()) {
            campus.net.countOnly();
            campus.net.all = losing(0.05, new Random(5));
            campus.addAll(1000, "campus");

            campus.run(Duration.ofHours(24));

            assertThat(campus.net.allLooks()).isGreaterThan(2_400_000);
            assertThat(campus.net.slowLooks())
                    .as("looks that a lost packet failed")
                    .isGreaterThan(1_000);
            assertThat(campus.changes()).isEmpty();
            assertThat(campus.count(PrinterStatus.ONLINE)).isEqualTo(1000);
            assertThat(campus.blind()).isEmpty();
            assertThat(campus.history("campus-7")).hasSize(1);
        }
    }

    @Test
    void oneThatIsReallyGoneIsFoundWithinTheIntervalAllTheSame() {
        try (Campus campus = new Campus()) {
            campus.net.all = losing(0.05, new Random(6));
            campus.addAll(200, "campus");
            campus.run(Duration.ofMinutes(10));
            Random when = new Random(7);
            for (int printer = 0; printer < 40; printer++) {
                String name = "campus-" + printer;
                campus.net.device(name, Answer.NEVER);
                Instant gone = campus.time.instant();
                campus.run(Campus.INTERVAL);
                assertThat(campus.status(name)).as(name + " gone at " + gone).isEqualTo(PrinterStatus.OFFLINE);
                campus.run(Duration.ofMillis(when.nextInt(36_000)));
            }
            assertThat(campus.count(PrinterStatus.ONLINE)).isEqualTo(160);
        }
    }
}
