package io.printsmart.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.service.MonitorSettings;
import org.junit.jupiter.api.Test;

class SightTest {

    private final Sight sight =
            new Sight(MonitorSettings.builder().blindPercent(50).blindMinimum(5).build());

    private void fallSilent(int printers) {
        for (int i = 0; i < printers; i++) {
            sight.fellSilent();
        }
    }

    private void answer(int printers) {
        for (int i = 0; i < printers; i++) {
            sight.silenceOver();
        }
    }

    @Test
    void fewSilentPrintersAreTheirOwnFault() {
        fallSilent(4);

        assertThat(sight.changed(4, 0)).isFalse();
        assertThat(sight.isBlind()).isFalse();
    }

    @Test
    void mostOfThemAreNot() {
        fallSilent(5);
        assertThat(sight.changed(10, 0)).isFalse();

        fallSilent(1);

        assertThat(sight.changed(10, 0)).isTrue();
        assertThat(sight.isBlind()).isTrue();
        assertThat(sight.changed(10, 0)).isFalse();
    }

    /** A dead switch among many printers is not this node's network. */
    @Test
    void manySilentOnesAmongMoreThatAnswerAreTheirOwnFault() {
        fallSilent(40);

        assertThat(sight.changed(81, 0)).isFalse();
    }

    @Test
    void itTrustsItsEyesWhenMostAnswerAgain() {
        fallSilent(20);
        assertThat(sight.changed(20, 0)).isTrue();

        answer(14);
        assertThat(sight.changed(20, 0)).isFalse();

        answer(1);
        assertThat(sight.changed(20, 0)).isTrue();
        assertThat(sight.isBlind()).isFalse();
    }

    @Test
    void aNodeWithoutPrintersSees() {
        assertThat(sight.changed(0, 0)).isFalse();
        fallSilent(6);
        assertThat(sight.changed(6, 0)).isTrue();
        answer(6);

        assertThat(sight.changed(0, 0)).isTrue();
        assertThat(sight.isBlind()).isFalse();
    }

    /** Printers that were all switched off for the night are off. */
    @Test
    void afterTheLimitItBelievesWhatItSees() {
        long limit = MonitorSettings.DEFAULT.blindLimit().toNanos();
        fallSilent(20);
        assertThat(sight.changed(20, 0)).isTrue();
        assertThat(sight.changed(20, limit - 1)).isFalse();

        assertThat(sight.changed(20, limit)).isTrue();

        assertThat(sight.isBlind()).isFalse();
        assertThat(sight.hasResigned()).isTrue();
        answer(5);
        assertThat(sight.changed(15, limit + 1)).isFalse();
        answer(15);
        assertThat(sight.changed(0, limit + 2)).isFalse();
        assertThat(sight.hasResigned()).isFalse();
    }
}
