package io.printsmart.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FlapRuleTest {

    private final FlapRule rule = new FlapRule(20, 5);

    private static int steady(int history, boolean up, int looks) {
        int now = history;
        for (int look = 0; look < looks; look++) {
            now = FlapRule.remember(now, up);
        }
        return now;
    }

    @Test
    void oneWhoseStatusStaysDoesNotFlap() {
        assertThat(FlapRule.percent(steady(FlapRule.steady(true), true, 100))).isZero();
        assertThat(FlapRule.percent(steady(FlapRule.steady(false), false, 100))).isZero();
    }

    @Test
    void oneThatChangesEachTimeChangesWholly() {
        int history = FlapRule.steady(true);
        for (int look = 0; look < 50; look++) {
            history = FlapRule.remember(history, look % 2 == 0);
        }
        assertThat(FlapRule.percent(history)).isCloseTo(100, within(1e-9));
    }

    /** The figures of Nagios: of 20 possible changes the newest counts 1.25, the oldest 0.75. */
    @Test
    void newerChangesCountMore() {
        int justNow = FlapRule.remember(FlapRule.steady(true), false);
        int longAgo = steady(justNow, false, 19);

        assertThat(FlapRule.percent(justNow)).isCloseTo(6.25, within(1e-9));
        assertThat(FlapRule.percent(longAgo)).isCloseTo(3.75, within(1e-9));
        assertThat(FlapRule.percent(steady(longAgo, false, 1))).isZero();
    }

    @Test
    void oneOutageIsNoFlapping() {
        int history = steady(FlapRule.steady(true), false, 3);
        history = steady(history, true, 1);

        assertThat(rule.flaps(history, false)).isFalse();
    }

    @Test
    void itBeginsAboveOnePercentageAndCeasesBelowALowerOne() {
        int history = FlapRule.steady(true);
        boolean flaps = false;
        for (int outage = 0; outage < 2; outage++) {
            history = steady(history, false, 2);
            flaps = rule.flaps(history, flaps);
            assertThat(flaps).isFalse();
            history = steady(history, true, 2);
            flaps = rule.flaps(history, flaps);
        }
        assertThat(flaps).isTrue();

        int looks = 0;
        while (flaps) {
            history = FlapRule.remember(history, true);
            flaps = rule.flaps(history, true);
            looks++;
        }
        assertThat(looks).isBetween(12, 20);
    }

    @Test
    void thresholdsThatCrossAreRefused() {
        assertThatThrownBy(() -> new FlapRule(20, 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("flapEndPercent is 20");
    }

    @Test
    void aLookThatProvedWrongIsTakenBack() {
        int fine = FlapRule.remember(FlapRule.remember(FlapRule.steady(true), false), true);

        assertThat(FlapRule.corrected(FlapRule.remember(fine, false), true)).isEqualTo(FlapRule.remember(fine, true));
        assertThat(FlapRule.corrected(FlapRule.remember(FlapRule.steady(false), true), false))
                .isEqualTo(FlapRule.steady(false));
    }
}
