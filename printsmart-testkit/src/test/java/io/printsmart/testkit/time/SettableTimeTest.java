package io.printsmart.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class SettableTimeTest {

    private final SettableTime time = new SettableTime(Instant.EPOCH);
    private final LongSupplier ticker = time.ticker();

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(time.instant()).isEqualTo(time.instant()).isEqualTo(Instant.EPOCH);
        assertThat(ticker.getAsLong()).isZero();
    }

    @Test
    void movesTheClockAndTheTicker() {
        time.advance(Duration.ofMillis(1500));

        assertThat(time.instant()).isEqualTo(Instant.ofEpochMilli(1500));
        assertThat(ticker.getAsLong()).isEqualTo(1_500_000_000L);
    }

    @Test
    void aClockThatIsSetBackLeavesTheTickerAlone() {
        time.advance(Duration.ofSeconds(5));

        time.set(Instant.EPOCH);

        assertThat(time.instant()).isEqualTo(Instant.EPOCH);
        assertThat(ticker.getAsLong()).isEqualTo(5_000_000_000L);
    }

    @Test
    void doesNotAdvanceBackwards() {
        assertThatThrownBy(() -> time.advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT1S");
    }
}
