package io.printsmart.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.service.MonitorSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SightTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Sight sight =
            new Sight(MonitorSettings.builder().blindPercent(80).blindMinimum(5).build());

    private boolean changed(int silent, int answered, long now) {
        return sight.changed(new Tally(silent, answered), true, now);
    }

    @Test
    void fewSilentPrintersAreTheirOwnFault() {
        assertThat(changed(4, 0, 0)).isFalse();
        assertThat(sight.isBlind()).isFalse();
    }

    @Test
    void nearlyAllOfThemAreNot() {
        assertThat(changed(7, 2, 0)).isFalse();

        assertThat(changed(8, 2, 0)).isTrue();
        assertThat(sight.isBlind()).isTrue();
        assertThat(changed(8, 2, 0)).isFalse();
    }

    /** A dead switch among many printers is not this node's network. */
    @Test
    void manySilentOnesAmongOthersThatAnswerAreTheirOwnFault() {
        assertThat(changed(400, 101, 0)).isFalse();
    }

    @Test
    void whatTooFewWereLookedAtForIsNotKnown() {
        assertThat(sight.isEnough(new Tally(5, 26), 100)).isFalse();
        assertThat(sight.isEnough(new Tally(5, 27), 100)).isTrue();
        assertThat(sight.isEnough(new Tally(5, 1), 6)).isTrue();
        assertThat(sight.changed(new Tally(31, 0), false, 0)).isFalse();
        assertThat(changed(31, 0, 0)).isTrue();
        assertThat(sight.changed(new Tally(5, 26), false, 0)).isFalse();
        assertThat(sight.isBlind()).isTrue();
    }

    @Test
    void itTrustsItsEyesWhenMostAnswerAgain() {
        assertThat(changed(20, 0, 0)).isTrue();

        assertThat(changed(8, 12, 0)).isFalse();

        assertThat(changed(7, 12, 0)).isTrue();
        assertThat(sight.isBlind()).isFalse();
    }

    /** Few printers are not looked at often enough to be enough. */
    @Test
    void itTrustsItsEyesWhenHardlyAnythingIsSilent() {
        assertThat(changed(20, 0, 0)).isTrue();
        assertThat(sight.changed(new Tally(5, 8), false, 0)).isFalse();

        assertThat(sight.changed(new Tally(4, 0), false, 0)).isTrue();
    }

    @Test
    void aNodeWithoutPrintersSees() {
        assertThat(changed(0, 0, 0)).isFalse();
        assertThat(changed(6, 0, 0)).isTrue();

        assertThat(changed(0, 0, 0)).isTrue();
        assertThat(sight.isBlind()).isFalse();
    }

    /** Printers that were all switched off for the night are off. */
    @Test
    void afterTheLimitItBelievesWhatItSees() {
        long limit = MonitorSettings.DEFAULT.blindLimit().toNanos();
        assertThat(changed(20, 0, 0)).isTrue();
        assertThat(changed(20, 0, limit - 1)).isFalse();

        assertThat(changed(20, 0, limit)).isTrue();

        assertThat(sight.isBlind()).isFalse();
        assertThat(sight.hasResigned()).isTrue();
        assertThat(changed(15, 0, limit + 1)).isFalse();
        assertThat(changed(0, 20, limit + 2)).isFalse();
        assertThat(sight.hasResigned()).isFalse();
    }

    @Test
    void itIsWeighedNowAndThenWhileThereIsSomethingToWeigh() {
        for (int i = 0; i < 4; i++) {
            sight.fellSilent();
        }
        assertThat(sight.isToBeWeighed(0)).isFalse();
        sight.fellSilent();

        assertThat(sight.isToBeWeighed(0)).isTrue();
        assertThat(sight.isToBeWeighed(SECOND - 1)).isFalse();
        assertThat(sight.isToBeWeighed(SECOND)).isTrue();
        sight.silenceOver();
        assertThat(sight.isToBeWeighed(2 * SECOND)).isFalse();
        assertThat(changed(5, 0, 2 * SECOND)).isTrue();
        assertThat(sight.isToBeWeighed(2 * SECOND)).isTrue();
    }
}
