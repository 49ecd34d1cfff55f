package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {

    private static Policies with(Duration attempt, Duration doubt, Duration first, Duration max, Duration leftover) {
        return Policies.builder()
                .attemptLimit(attempt)
                .doubtWindow(doubt)
                .firstLook(first)
                .maxLook(max)
                .leftoverLimit(leftover)
                .build();
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
    void theDefaultsAreTheOnesThatThePagesPromise() {
        assertThat(Policies.DEFAULT.retry()).isEqualTo(RetryPolicy.DEFAULT);
        assertThat(Policies.DEFAULT.countOutages()).isFalse();
        assertThat(Policies.DEFAULT.doubtWindow()).isEqualTo(Duration.ofMinutes(2));
        assertThat(Policies.DEFAULT.inDoubt()).isEqualTo(InDoubtPolicy.REFUND);
        assertThat(Policies.DEFAULT.partial()).isEqualTo(PartialPolicy.REFUND);
    }

    @Test
    void whatIsSetIsBuilt() {
        RetryPolicy retry = TestPolicies.EVEN;
        Duration second = Duration.ofSeconds(1);

        assertThat(Policies.builder()
                        .retry(retry)
                        .countOutages(true)
                        .attemptLimit(second.multipliedBy(2))
                        .doubtWindow(second.multipliedBy(3))
                        .inDoubt(InDoubtPolicy.RETRY)
                        .partial(PartialPolicy.CAPTURE)
                        .firstLook(second.multipliedBy(4))
                        .maxLook(second.multipliedBy(5))
                        .leftoverLimit(second.multipliedBy(6))
                        .build())
                .isEqualTo(new Policies(
                        retry,
                        true,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        InDoubtPolicy.RETRY,
                        PartialPolicy.CAPTURE,
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6)));
    }

    @Test
    void whatIsNotSetIsTheDefault() {
        assertThat(Policies.builder().build()).isEqualTo(Policies.DEFAULT);
        assertThat(Policies.DEFAULT.attemptLimit()).isEqualTo(Duration.ofMinutes(10));
        assertThat(Policies.DEFAULT.firstLook()).isEqualTo(Duration.ofMillis(250));
        assertThat(Policies.DEFAULT.maxLook()).isEqualTo(Duration.ofSeconds(5));
        assertThat(Policies.DEFAULT.leftoverLimit()).isEqualTo(Duration.ofHours(24));
    }
}
