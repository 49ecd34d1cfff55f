package io.printsmart.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.printer.WatchRule.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WatchRuleTest {

    private static final Duration LONG = Duration.ofHours(1);
    private final WatchRule rule = new WatchRule(Duration.ofSeconds(3), Duration.ofSeconds(23), 4);

    @Test
    void whatIsKnownAlreadyIsNoNews() {
        assertThat(rule.judge(false, Finding.SILENT, 9, LONG)).isEqualTo(Verdict.SAME);
        assertThat(rule.judge(false, Finding.READY, 0, Duration.ZERO)).isEqualTo(Verdict.SAME);
    }

    @ParameterizedTest
    @EnumSource(
            value = Finding.class,
            names = {"READY", "BLOCKED", "OTHER_DEVICE", "FORBIDDEN", "MISCONFIGURED"})
    void whatThePrinterSaysItselfIsBelievedAtOnce(Finding finding) {
        assertThat(rule.judge(true, finding, 0, Duration.ZERO)).isEqualTo(Verdict.CHANGED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Finding.class,
            names = {"SILENT", "UNREACHABLE", "SILENT_PORT", "UNRESOLVED"})
    void silenceIsBelievedWhenItHasLastedForThePatience(Finding finding) {
        assertThat(rule.judge(true, finding, 40, Duration.ofMillis(22_999))).isEqualTo(Verdict.DOUBTFUL);
        assertThat(rule.judge(true, finding, 2, Duration.ofSeconds(23))).isEqualTo(Verdict.CHANGED);
    }

    @Test
    void oneLookHoweverLongDeclaresNothingDown() {
        assertThat(rule.judge(true, Finding.SILENT, 1, LONG)).isEqualTo(Verdict.DOUBTFUL);
    }

    @ParameterizedTest
    @EnumSource(
            value = Finding.class,
            names = {"REFUSED", "NOT_UNDERSTOOD"})
    void whatAnswersWronglyIsBelievedAfterSoManyTries(Finding finding) {
        assertThat(rule.judge(true, finding, 3, LONG)).isEqualTo(Verdict.DOUBTFUL);
        assertThat(rule.judge(true, finding, 4, Duration.ofSeconds(1))).isEqualTo(Verdict.CHANGED);
    }

    /** Each look begins when the one before it is over; the last one ends with the patience. */
    @Test
    void theLooksOfARunFillThePatience() {
        Duration at = Duration.ZERO;
        for (int failures = 0; failures < 4; failures++) {
            Duration limit = rule.limit(failures, at, Duration.ZERO);
            assertThat(limit).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
            at = at.plus(rule.pause(Finding.SILENT, limit));
        }
        assertThat(at).isBetween(Duration.ofMillis(22_995), Duration.ofMillis(23_005));
    }

    @Test
    void theFirstLookWaitsForASleeperThatIsKnown() {
        assertThat(rule.limit(0, Duration.ZERO, Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(15));
        assertThat(rule.limit(0, Duration.ZERO, Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(3));
        // There must be time for a second one.
        assertThat(rule.limit(0, Duration.ZERO, Duration.ofSeconds(19))).isEqualTo(Duration.ofSeconds(20));
        assertThat(rule.limit(1, Duration.ofSeconds(20), Duration.ofSeconds(19)))
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void whatRefusesIsAskedAgainSoon() {
        assertThat(rule.pause(Finding.REFUSED, Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(1));
    }

    /** The network may say at once that there is no way; a printer that wakes is there only later. */
    @Test
    void aRunThatEndsEarlyGoesOnUntilThePatienceIsOver() {
        Duration late = Duration.ofMillis(22_500);

        assertThat(rule.judge(true, Finding.UNREACHABLE, 7, late)).isEqualTo(Verdict.DOUBTFUL);
        assertThat(rule.limit(7, late, Duration.ZERO)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aPatienceShorterThanOneLookIsRefused() {
        assertThatThrownBy(() -> new WatchRule(Duration.ofSeconds(5), Duration.ofSeconds(4), 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT4S")
                .hasMessageContaining("PT5S");
    }
}
