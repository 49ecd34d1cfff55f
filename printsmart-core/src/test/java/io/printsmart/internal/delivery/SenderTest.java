package io.printsmart.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SenderTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @Test
    void anAttemptMayTakeItsLimit() {
        assertThat(Sender.limit(LIMIT, NOW.plus(Duration.ofHours(1)), NOW)).isEqualTo(LIMIT);
    }

    @Test
    void aNodeWithALongerLimitThanTheOneThatFixedTheEndDoesNotSendBeyondIt() {
        assertThat(Sender.limit(LIMIT, NOW.plusSeconds(90), NOW)).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void afterTheEndItIsBrokenOffAtOnce() {
        assertThat(Sender.limit(LIMIT, NOW.minusSeconds(1), NOW)).isEqualTo(Duration.ZERO);
    }
}
