package io.printsmart.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlowPeersTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final SlowPeers slow = new SlowPeers(8);

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

    @Test
    void slowPeersShareAQuarterOfTheWorkers() {
        slow.silent("library", 0);
        slow.silent("office", 0);

        assertThat(slow.begin("library", SECOND)).isTrue();
        assertThat(slow.begin("office", SECOND)).isTrue();
        assertThat(slow.begin("library", SECOND)).isFalse();

        slow.done("library");
        assertThat(slow.begin("library", SECOND)).isTrue();
    }

    @Test
    void whereThereAreFewWorkersAWalletThatDoesNotAnswerGetsAQuarterOfTheirTime() {
        assertThat(restAfter(8, 1)).isZero();
        assertThat(restAfter(4, 1)).isZero();
        assertThat(restAfter(2, 14)).isEqualTo(14);
        assertThat(restAfter(1, 14)).isEqualTo(42);
        assertThat(restAfter(1, 20)).isEqualTo(60);
    }

    @Test
    void slowPrintersTakeNothingFromTheWallet() {
        slow.asked(false, 0, SECOND);
        slow.silent("library", 0);
        slow.begin("library", SECOND);
        slow.begin("library", SECOND);

        assertThat(slow.begin("library", SECOND)).isFalse();
        assertThat(slow.begin(SlowPeers.WALLET, SECOND)).isTrue();
    }

    @Test
    void aWalletThatSaysAtOnceThatItDoesNotKnowKeepsNobody() {
        slow.asked(false, 0, SECOND / 20);

        assertThat(slow.contains(SlowPeers.WALLET)).isFalse();
    }

    @Test
    void aWalletThatAnswersQuicklyIsSlowNoLonger() {
        slow.asked(false, 0, SECOND);
        assertThat(slow.contains(SlowPeers.WALLET)).isTrue();

        slow.asked(true, 2 * SECOND, 3 * SECOND);
        assertThat(slow.contains(SlowPeers.WALLET)).isFalse();
    }

    /** In seconds. */
    private static int restAfter(int workers, int seconds) {
        SlowPeers few = new SlowPeers(workers);
        few.asked(false, 0, seconds * SECOND);
        int rest = 0;
        while (!few.begin(SlowPeers.WALLET, (seconds + rest) * SECOND)) {
            rest++;
        }
        return rest;
    }

    @Test
    void aPrinterThatKeptTheOnlyWorkerForLongMayHaveItAgainAtOnce() {
        SlowPeers few = new SlowPeers(1);
        few.kept("library", 0, 60 * SECOND);

        assertThat(few.begin("library", 60 * SECOND)).isTrue();
    }
}
