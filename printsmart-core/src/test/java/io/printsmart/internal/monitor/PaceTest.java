package io.printsmart.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace(10, new Random(7));

    @Test
    void theFirstDoesNotWait() {
        assertThat(pace.next(0)).isZero();
    }

    @Test
    void aCrowdIsSpread() {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            waits.add(pace.next(5_000));
        }
        for (int i = 1; i < 1000; i++) {
            Duration turn = Duration.ofMillis(100L * i);
            assertThat(waits.get(i)).isBetween(turn, turn.plusMillis(100));
        }
        // Jitter: they do not come in step.
        assertThat(waits.stream()
                        .skip(1)
                        .map(wait -> wait.toNanos() % 100_000_000)
                        .distinct())
                .hasSizeGreaterThan(900);
    }

    @Test
    void oneThatComesLaterDoesNotWait() {
        pace.next(0);
        pace.next(0);

        assertThat(pace.next(Duration.ofMillis(250).toNanos())).isZero();
    }
}
