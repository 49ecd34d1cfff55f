package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {

    private static Policies with(Duration attempt, Duration doubt, Duration first, Duration max, Duration leftover) {
        return new Policies(
                RetryPolicy.DEFAULT,
                false,
                attempt,
                doubt,
                InDoubtPolicy.REFUND,
                PartialPolicy.REFUND,
                first,
                max,
                leftover);
    }

    @ParameterizedTest
    @CsvSource({
        "attemptLimit, PT0S, PT1S, PT1S, PT1S, PT1S",
        "doubtWindow, PT1S, PT0S, PT1S, PT1S, PT1S",
        "firstLook, PT1S, PT1S, PT0S, PT1S, PT1S",
        "maxLook, PT1S, PT1S, PT1S, PT0S, PT1S",
        "leftoverLimit, PT1S, PT1S, PT1S, PT1S, PT0S"
    })
    void eachDurationMustBeLongerThanNothing(
            String name, Duration attempt, Duration doubt, Duration first, Duration max, Duration leftover) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(attempt, doubt, first, max, leftover))
                .withMessageContaining(name + " is PT0S");
    }

    @Test
    void aFirstLookLaterThanTheLongestPauseIsRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(second, second, Duration.ofSeconds(6), Duration.ofSeconds(5), second))
                .withMessage("maxLook is PT5S; it must not be shorter than firstLook, which is PT6S");
        assertThat(with(second, second, second, second, second).maxLook()).isEqualTo(second);
    }

    @Test
    void theDefaultsAreTheOnesThatTheDesignNames() {
        assertThat(Policies.DEFAULT.retry()).isEqualTo(RetryPolicy.DEFAULT);
        assertThat(Policies.DEFAULT.countOutages()).isFalse();
        assertThat(Policies.DEFAULT.doubtWindow()).isEqualTo(Duration.ofMinutes(2));
        assertThat(Policies.DEFAULT.inDoubt()).isEqualTo(InDoubtPolicy.REFUND);
        assertThat(Policies.DEFAULT.partial()).isEqualTo(PartialPolicy.REFUND);
    }
}
