package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static RetryPolicy curve(Duration first, double multiplier, Duration max, double jitter) {
        return new RetryPolicy(3, first, multiplier, max, jitter, Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({"1, 2000", "2, 4000", "3, 8000", "4, 16000", "7, 128000", "8, 256000"})
    void delaysDouble(int retry, long millis) {
        assertThat(TestPolicies.EVEN.delayBeforeRetry(retry, "job1")).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 60, 61, 100, 1_000, 1_000_000, Integer.MAX_VALUE})
    void noDelayIsLongerThanTheCap(int retry) {
        assertThat(TestPolicies.EVEN.delayBeforeRetry(retry, "job1")).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "4, 16", "5, 30", "6, 30", "1000000, 30"})
    void pausesBetweenLooksFollowTheCurveUpToTheirOwnCap(int wait, long seconds) {
        assertThat(TestPolicies.EVEN.pauseBeforeLook(wait, "job1")).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aCapForLooksBelowTheFirstDelayHolds() {
        RetryPolicy policy = new RetryPolicy(3, MINUTE, 2, MINUTE, 0, Duration.ofSeconds(5));

        assertThat(policy.pauseBeforeLook(1, "job1")).isEqualTo(Duration.ofSeconds(5));
        assertThat(policy.pauseBeforeLook(9, "job1")).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1})
    void whatIsBeforeTheFirstRetryWaitsAsLongAsTheFirst(int retry) {
        assertThat(TestPolicies.EVEN.delayBeforeRetry(retry, "job1")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aMultiplierOfOneIsAConstantDelay() {
        RetryPolicy policy = curve(SECOND, 1, MINUTE, 0);

        assertThat(policy.delayBeforeRetry(1, "job1")).isEqualTo(SECOND);
        assertThat(policy.delayBeforeRetry(50, "job1")).isEqualTo(SECOND);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.5", "1, 1.01", "3, 1.1", "1000, 1.01", "1000, 10"})
    void delaysGrowFromRetryToRetryUntilTheCapHoweverSmallTheyAre(long firstMillis, double multiplier) {
        RetryPolicy policy = curve(Duration.ofMillis(firstMillis), multiplier, MINUTE, 0);

        Duration last = Duration.ZERO;
        for (int retry = 1; retry <= 100; retry++) {
            Duration delay = policy.delayBeforeRetry(retry, "job1");
            assertThat(delay).isGreaterThan(last.equals(MINUTE) ? MINUTE.minusMillis(1) : last);
            assertThat(delay).isLessThanOrEqualTo(MINUTE);
            last = delay;
        }
    }

    @Test
    void aSlowCurveReachesItsCap() {
        assertThat(curve(SECOND, 1.05, MINUTE, 0).delayBeforeRetry(100, "job1")).isEqualTo(MINUTE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.2, 0.9})
    void jitterVariesADelayUpAndDownWithinItsShare(double jitter) {
        RetryPolicy policy = curve(SECOND, 2, MINUTE, jitter);
        long lowest = Long.MAX_VALUE;
        long highest = 0;
        for (int job = 0; job < 2_000; job++) {
            long millis = policy.delayBeforeRetry(1, "job" + job).toMillis();
            lowest = Math.min(lowest, millis);
            highest = Math.max(highest, millis);
        }
        long share = Math.round(1000 * jitter);
        assertThat(lowest).isBetween(1000 - share, 1000 - share * 9 / 10);
        assertThat(highest).isBetween(1000 + share * 9 / 10, 1000 + share);
    }

    @Test
    void theSameJobAndRetryAlwaysWaitEquallyLong() {
        RetryPolicy same =
                new RetryPolicy(3, Duration.ofSeconds(2), 2.0, Duration.ofMinutes(5), 0.2, Duration.ofSeconds(30));

        for (int retry = 1; retry < 20; retry++) {
            assertThat(RetryPolicy.DEFAULT.delayBeforeRetry(retry, "job1"))
                    .isEqualTo(same.delayBeforeRetry(retry, "job1"));
        }
    }

    @Test
    void jobsAndRetriesAreSpread() {
        Set<Duration> delays = new HashSet<>();
        for (int job = 0; job < 100; job++) {
            delays.add(RetryPolicy.DEFAULT.delayBeforeRetry(1, "job" + job));
        }
        assertThat(delays).hasSizeGreaterThan(80);
        RetryPolicy constant = curve(SECOND, 1, MINUTE, 0.9);
        assertThat(constant.delayBeforeRetry(1, "job1")).isNotEqualTo(constant.delayBeforeRetry(2, "job1"));
    }

    @Test
    void theDefaultIsThreeRetriesAfterTwoFourAndEightSecondsGiveOrTakeAFifth() {
        assertThat(RetryPolicy.DEFAULT.maxRetries()).isEqualTo(3);
        for (int retry = 1; retry <= 3; retry++) {
            long curve = 1000L << retry;
            assertThat(RetryPolicy.DEFAULT.delayBeforeRetry(retry, "job1").toMillis())
                    .isBetween(curve * 8 / 10, curve * 12 / 10);
        }
    }

    @Test
    void theShortestDelayThereIsStillIsOne() {
        RetryPolicy policy =
                new RetryPolicy(0, Duration.ofMillis(1), 1, Duration.ofMillis(1), 0.9, Duration.ofMillis(1));

        for (int job = 0; job < 50; job++) {
            assertThat(policy.delayBeforeRetry(1, "job" + job)).isPositive();
            assertThat(policy.pauseBeforeLook(1, "job" + job)).isPositive();
        }
    }

    @Test
    void theLongestDelayThereIsDoesNotOverflow() {
        Duration century = Duration.ofDays(36_500);
        RetryPolicy policy = new RetryPolicy(100, century, 10, century, 0.9, century);

        assertThat(policy.delayBeforeRetry(Integer.MAX_VALUE, "job1"))
                .isBetween(century.dividedBy(10), century.multipliedBy(2));
    }

    @Test
    void thereAreAsManyRetriesAsWereAllowed() {
        assertThat(RetryPolicy.DEFAULT.allowsAfter(3)).isTrue();
        assertThat(RetryPolicy.DEFAULT.allowsAfter(4)).isFalse();
        RetryPolicy none = new RetryPolicy(0, SECOND, 2, MINUTE, 0, MINUTE);
        assertThat(none.allowsAfter(0)).isTrue();
        assertThat(none.allowsAfter(1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101, Integer.MIN_VALUE})
    void aBadNumberOfRetriesIsRefused(int maxRetries) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(maxRetries, SECOND, 2, MINUTE, 0, MINUTE))
                .withMessageContaining("maxRetries is " + maxRetries);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.999, 10.001, -2, Double.NaN, Double.POSITIVE_INFINITY})
    void aBadMultiplierIsRefused(double multiplier) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(3, SECOND, multiplier, MINUTE, 0, MINUTE))
                .withMessage("multiplier is " + multiplier + "; it must be from 1 to 10");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 0.901, 1, Double.NaN, Double.NEGATIVE_INFINITY})
    void aBadJitterIsRefused(double jitter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(3, SECOND, 2, MINUTE, jitter, MINUTE))
                .withMessage("jitter is " + jitter + "; it must be from 0 to 0.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.000999999S", "P36501D"})
    void aBadDelayIsRefused(String text) {
        Duration bad = Duration.parse(text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(3, bad, 2, Duration.ofDays(36_500), 0, MINUTE))
                .withMessageContaining("firstDelay is " + bad);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(3, SECOND, 2, bad, 0, MINUTE))
                .withMessageContaining("maxDelay is " + bad);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(3, SECOND, 2, MINUTE, 0, bad))
                .withMessageContaining("maxWait is " + bad);
    }

    @Test
    void aCapBelowTheFirstDelayIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(3, MINUTE, 2, SECOND, 0, MINUTE))
                .withMessageContaining("maxDelay is PT1S")
                .withMessageContaining("firstDelay, which is PT1M");
    }

    @Test
    void theBoundsThemselvesAreAllowed() {
        Duration century = Duration.ofDays(36_500);
        assertThat(new RetryPolicy(100, century, 10, century, 0.9, century).multiplier())
                .isEqualTo(10);
        assertThat(new RetryPolicy(0, Duration.ofMillis(1), 1, Duration.ofMillis(1), 0, Duration.ofMillis(1)).jitter())
                .isZero();
    }
}
