package io.printsmart.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.printer.PrinterId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakersTest {

    private static final PrinterId SICK = new PrinterId("library");
    private static final PrinterId HEALTHY = new PrinterId("office");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private long nanos;
    private final Breakers breakers = new Breakers(() -> NOON.plusNanos(nanos), () -> nanos);

    private void fails(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(breakers.permits(SICK)).isTrue();
            breakers.failed(SICK);
        }
    }

    private void passes(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void onlyAPrinterThatFailedLatelyAgainAndAgainIsLeftAlone() {
        fails(5);

        assertThat(breakers.permits(SICK)).isFalse();
        assertThat(breakers.permits(HEALTHY)).isTrue();
    }

    @Test
    void aDeliveryThatGetsThroughForgetsTheFailuresBeforeIt() {
        fails(4);
        breakers.succeeded(SICK);

        fails(4);

        assertThat(breakers.permits(SICK)).isTrue();
    }

    @Test
    void aBreakerDelaysForHalfAMinuteAndThenLetsOneTryThrough() {
        fails(5);
        passes(Duration.ofSeconds(30));
        assertThat(breakers.permits(SICK)).isFalse();

        passes(Duration.ofMillis(1));

        assertThat(breakers.permits(SICK)).isTrue();
        assertThat(breakers.permits(SICK)).as("one only").isFalse();
        breakers.succeeded(SICK);
        fails(4);
        assertThat(breakers.permits(SICK)).isTrue();
    }

    @Test
    void aTryThatFailsAfterTheDelayDelaysAgain() {
        fails(5);
        passes(Duration.ofSeconds(31));
        fails(1);

        passes(Duration.ofSeconds(29));

        assertThat(breakers.permits(SICK)).isFalse();
    }

    @Test
    void aTryThatWasPermittedAndNotMadeIsGivenBack() {
        fails(5);
        passes(Duration.ofSeconds(31));
        assertThat(breakers.permits(SICK)).isTrue();

        breakers.notTried(SICK);

        assertThat(breakers.permits(SICK)).isTrue();
    }
}
