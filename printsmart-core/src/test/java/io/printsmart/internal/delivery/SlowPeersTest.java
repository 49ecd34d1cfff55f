package io.printsmart.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlowPeersTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final SlowPeers slow = new SlowPeers();

    @Test
    void whoKeptAWorkerForLongIsSlowUntilItIsQuick() {
        slow.kept("library", 0, 15 * SECOND);
        assertThat(slow.contains("library")).isTrue();

        slow.kept("library", 20 * SECOND, 21 * SECOND);
        assertThat(slow.contains("library")).isFalse();
    }

    @Test
    void whoIsSilentIsSlowAlthoughTheLookItselfIsShort() {
        slow.silent("library", 3 * SECOND);
        slow.kept("library", 0, 4 * SECOND);
        assertThat(slow.contains("library")).isTrue();

        slow.kept("library", 5 * SECOND, 6 * SECOND);
        assertThat(slow.contains("library")).isFalse();
    }

    @Test
    void onePeerSaysNothingOfAnother() {
        slow.silent("library", 0);

        assertThat(slow.contains("office")).isFalse();
    }

    @Test
    void peersAreNotRememberedWithoutEnd() {
        for (int i = 0; i < 20_000; i++) {
            slow.silent(i, 0);
        }

        assertThat(slow.contains(9_999)).isTrue();
        assertThat(slow.contains(10_000)).isFalse();
    }
}
