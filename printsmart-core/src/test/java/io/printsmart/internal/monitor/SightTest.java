package io.printsmart.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.service.MonitorSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SightTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private final Sight sight = new Sight(MonitorSettings.builder()
            .patience(Duration.ofSeconds(16))
            .blindPercent(50)
            .blindMinimum(5)
            .build());

    private void answer(int printers, long at) {
        for (int i = 0; i < printers; i++) {
            sight.answered(at);
        }
    }

    private void fallSilent(int printers) {
        for (int i = 0; i < printers; i++) {
            sight.fellSilent();
        }
    }

    @Test
    void fewSilentPrintersAreTheirOwnFault() {
        fallSilent(4);

        assertThat(sight.changed(0)).isFalse();
        assertThat(sight.isBlind()).isFalse();
    }

    @Test
    void mostOfThemAreNot() {
        answer(5, 0);
        fallSilent(4);
        assertThat(sight.changed(SECOND)).isFalse();

        fallSilent(1);

        assertThat(sight.changed(SECOND)).isTrue();
        assertThat(sight.isBlind()).isTrue();
        assertThat(sight.changed(SECOND)).isFalse();
    }

    /** A dead switch among many printers is not this node's network. */
    @Test
    void manySilentOnesAmongMoreThatAnswerAreTheirOwnFault() {
        answer(41, 0);
        fallSilent(40);

        assertThat(sight.changed(SECOND)).isFalse();
    }

    @Test
    void onlyAnswersOfLateCount() {
        answer(100, 0);
        fallSilent(5);
        assertThat(sight.changed(15 * SECOND)).isFalse();

        assertThat(sight.changed(17 * SECOND)).isTrue();
        assertThat(sight.isBlind()).isTrue();
    }

    @Test
    void itTrustsItsEyesWhenMostAnswerAgain() {
        fallSilent(10);
        assertThat(sight.changed(0)).isTrue();

        for (int i = 0; i < 7; i++) {
            sight.silenceOver();
            sight.answered(SECOND);
        }
        assertThat(sight.changed(SECOND)).isFalse();

        sight.silenceOver();
        sight.answered(SECOND);
        assertThat(sight.changed(SECOND)).isTrue();
        assertThat(sight.isBlind()).isFalse();
    }

    @Test
    void aLongTimeWithoutALookForgetsAllAnswers() {
        answer(100, 0);
        fallSilent(5);

        assertThat(sight.changed(1000 * SECOND)).isTrue();
    }
}
