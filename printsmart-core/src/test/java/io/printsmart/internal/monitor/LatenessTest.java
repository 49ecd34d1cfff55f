package io.printsmart.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenessTest {

    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;
    private final Lateness lateness = new Lateness();

    @Test
    void nothingWasLateWhereNothingWas() {
        assertThat(lateness.percentile99(0)).isZero();
        assertThat(lateness.looksPerSecond(0)).isZero();
    }

    @Test
    void oneOfAHundredMayBeLater() {
        for (int i = 0; i < 990; i++) {
            lateness.began(100 * MILLI, SECOND);
        }
        for (int i = 0; i < 10; i++) {
            lateness.began(5_000 * MILLI, SECOND);
        }
        assertThat(lateness.percentile99(SECOND)).isBetween(Duration.ofMillis(100), Duration.ofMillis(125));

        lateness.began(5_000 * MILLI, SECOND);
        for (int i = 0; i < 10; i++) {
            lateness.began(5_000 * MILLI, SECOND);
        }
        assertThat(lateness.percentile99(SECOND)).isBetween(Duration.ofMillis(5_000), Duration.ofMillis(6_250));
    }

    @Test
    void aFullMinuteCountsAlone() {
        lateness.ended(0);
        for (int i = 0; i < 599; i++) {
            lateness.ended(30 * SECOND);
        }
        assertThat(lateness.looksPerSecond(30 * SECOND)).isCloseTo(20, within(0.1));
        assertThat(lateness.looksPerSecond(61 * SECOND)).isCloseTo(9.8, within(0.1));
        lateness.ended(100 * SECOND);
        assertThat(lateness.looksPerSecond(110 * SECOND)).isCloseTo(9.8, within(0.1));
    }
}
