package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A claim that is given back undecided is due again after its pause, but never later than the job's next limit. */
class ReleaseTest {

    private static final Duration HOURS = Duration.ofHours(5);

    @Test
    void aJobIsLeftAloneForThePause() {
        Story story = Story.of(TestPolicies.PLAIN);
        story.claimed().released(Duration.ofSeconds(3));

        assertThat(story.untilDue()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aJobOfWhichNothingHasLeftEndsAtItsDeadline() {
        Story story = Story.of(TestPolicies.PLAIN);
        story.claimed().released(HOURS);

        assertThat(story.job().dueAt()).contains(Story.DEADLINE);
    }

    @Test
    void aJobWhosePaymentIsUnknownEndsAtItsDeadline() {
        Story story = Story.withRemoteWallet(TestPolicies.PLAIN);
        story.claimed().released(HOURS);

        assertThat(story.job().dueAt()).contains(Story.DEADLINE);
    }

    @Test
    void aJobInDoubtEndsAtItsEnd() {
        Story story = Story.of(TestPolicies.PLAIN).sending();
        story.released(HOURS);

        assertThat(story.job().dueAt()).contains(story.job().order().endBy());
    }

    @Test
    void afterTheLimitThePauseAloneCounts() {
        Story story = Story.of(TestPolicies.PLAIN);
        story.claimed().passes(Duration.ofMinutes(31)).released(Duration.ofSeconds(3));
        assertThat(story.untilDue()).isEqualTo(Duration.ofSeconds(3));

        Story sending = Story.of(TestPolicies.PLAIN).sending();
        sending.passes(HOURS).released(Duration.ofSeconds(3));
        assertThat(sending.untilDue()).isEqualTo(Duration.ofSeconds(3));
    }
}
