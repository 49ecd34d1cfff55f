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

        assertThat(sight.changed(4)).isFalse();
        assertThat(sight.isBlind()).isFalse();
    }

    @Test
    void mostOfThemAreNot() {
        fallSilent(5);
        assertThat(sight.changed(10)).isFalse();

        fallSilent(1);

        assertThat(sight.changed(10)).isTrue();
        assertThat(sight.isBlind()).isTrue();
        assertThat(sight.changed(10)).isFalse();
    }

    /** A dead switch among many printers is not this node's network. */
    @Test
    void manySilentOnesAmongMoreThatAnswerAreTheirOwnFault() {
        fallSilent(40);

        assertThat(sight.changed(81)).isFalse();
    }

    @Test
    void itTrustsItsEyesWhenMostAnswerAgain() {
        fallSilent(20);
        assertThat(sight.changed(20)).isTrue();

        answer(14);
        assertThat(sight.changed(20)).isFalse();

        answer(1);
        assertThat(sight.changed(20)).isTrue();
        assertThat(sight.isBlind()).isFalse();
    }

    @Test
    void aNodeWithoutPrintersSees() {
        assertThat(sight.changed(0)).isFalse();
        fallSilent(6);
        assertThat(sight.changed(6)).isTrue();
        answer(6);

        assertThat(sight.changed(0)).isTrue();
        assertThat(sight.isBlind()).isFalse();
    }
}
