package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** After the end: what may still lie at the printer is canceled, and the state never changes. */
class LeftoverTest {

    private final Story story = Story.of(TestPolicies.PLAIN);

    /** Refunded at the end of the doubt window, without knowing what became of the remote job. */
    private Story ended() {
        story.inDoubt().passes(Duration.ofMinutes(2)).sees(Story.notFound());
        return story;
    }

    @Test
    void aLeftoverIsDueAtOnceAndCanceledThere() {
        assertThat(ended().job().dueAt()).contains(story.now());
        assertThat(story.due().todo()).isEqualTo(Action.CANCEL_THERE);
    }

    @Test
    void aLeftoverThatWasStoppedIsGone() {
        Step step = ended().due().sees(Story.asked(Story.neverProcessed()));

        assertThat(step.after().has(Flag.LEFTOVER)).isFalse();
        assertThat(step.after().has(Flag.PARTLY_PRINTED)).isFalse();
        assertThat(step.why()).isEqualTo(new Why(Why.Code.LEFTOVER_GONE, "aborted"));
        assertThat(step.recorded()).isTrue();
        assertThat(step.after().dueAt()).isEmpty();
        assertThat(story.todo()).isEqualTo(Action.FINISHED);
    }

    @Test
    void whatIsFoundAfterTheEndDoesNotHideWhyAJobEnded() {
        Why reason = ended().job().why();

        story.due().sees(Story.asked(Story.neverProcessed()));

        assertThat(reason.code()).isNotEqualTo(Why.Code.LEFTOVER_GONE);
        assertThat(story.job().why()).isEqualTo(reason);
    }

    @Test
    void aLeftoverThatIsNotFoundIsGoneWithoutAWord() {
        Step step = ended().due().sees(Story.asked(Story.notFound()));

        assertThat(step.after().has(Flag.LEFTOVER)).isFalse();
        assertThat(step.recorded()).isFalse();
        assertThat(step.after().dueAt()).isEmpty();
    }

    @Test
    void evidenceOfPrintThatComesLaterIsCountedAndChangesNoState() {
        Step step = ended().due().sees(Story.asked(Story.printed()));

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(step.after().has(Flag.PRINTED_AFTER_REFUND)).isTrue();
        assertThat(step.after().has(Flag.LEFTOVER)).isFalse();
        assertThat(step.why()).isEqualTo(Why.of(Why.Code.PRINTED_AFTER_REFUND));
        assertThat(step.after().dueAt()).isEmpty();
        assertThat(step.money()).isEmpty();
    }

    @Test
    void somePagesThatCameOutLaterAreCounted() {
        Step step = ended().due().sees(Story.asked(Story.stoppedAfter(1)));

        assertThat(step.after().has(Flag.PARTLY_PRINTED)).isTrue();
        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void pagesThatWereCountedBeforeStayCounted() {
        PrintJob job = ended().job();
        Edit edit = job.edit().flag(Flag.PARTLY_PRINTED, true).due(story.now());

        Step step = Lifecycle.after(edit.build(), Story.neverProcessed(), TestPolicies.PLAIN, story.now(), "node-1");

        assertThat(step.after().has(Flag.PARTLY_PRINTED)).isTrue();
    }

    @Test
    void aStoppedLeftoverWithoutACountIsNoPaper() {
        Step step = ended().due()
                .sees(Story.asked(new Sighting.Stopped(Optional.of(true), OptionalInt.of(0), false, "canceled")));

        assertThat(step.after().has(Flag.PARTLY_PRINTED)).isFalse();
    }

    @Test
    void aLeftoverThatStaysIsTriedAgainOnTheBackoffCurve() {
        ended();
        for (int seconds : new int[] {2, 4, 8}) {
            Step step = story.due().sees(Story.asked(Story.working()));
            assertThat(step.after().has(Flag.LEFTOVER)).isTrue();
            assertThat(step.recorded()).isFalse();
            assertThat(story.untilDue()).isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void aLeftoverIsGivenUpAfterItsLimitAndThatIsTold() {
        ended();
        story.passes(Duration.ofHours(24).minusMillis(1)).claimed();
        assertThat(story.sees(Story.asked(Story.unanswered())).after().has(Flag.LEFTOVER))
                .isTrue();

        story.passes(Duration.ofMillis(1)).claimed();
        Step step = story.sees(Story.asked(Story.unanswered()));

        assertThat(step.after().has(Flag.LEFTOVER)).isFalse();
        assertThat(step.why()).isEqualTo(Why.of(Why.Code.LEFTOVER_GIVEN_UP));
        assertThat(step.recorded()).isTrue();
        assertThat(step.after().dueAt()).isEmpty();
    }

    @Test
    void aCompletedJobHasNothingLeft() {
        story.printing().claimed().sees(Story.printed());

        assertThat(story.todo()).isEqualTo(Action.FINISHED);
        Step step = story.claimed().sees(Story.working());
        assertThat(step.after().dueAt()).isEmpty();
        assertThat(step.after().state()).isEqualTo(JobState.COMPLETED);
        assertThat(step.recorded()).isFalse();
    }

    @Test
    void aPrintThatWasSeenTwiceIsCapturedOnce() {
        story.printing().claimed().sees(Story.printed());

        Step step = story.claimed().sees(Story.printed());

        assertThat(step.money()).isEmpty();
        assertThat(step.after().has(Flag.PRINTED_AFTER_REFUND)).isFalse();
    }

    @Test
    void waitsOfTheUnfinishedJobAreNotCarriedBehindTheEnd() {
        story.printing();
        story.due().sees(Story.unanswered());
        assertThat(story.due().sees(Story.printed()).after().waits()).isZero();

        Story failed = Story.of(TestPolicies.PLAIN).inDoubt();
        failed.sees(Story.unanswered());
        assertThat(failed.passes(Duration.ofMinutes(2))
                        .sees(Story.unanswered())
                        .after()
                        .waits())
                .isZero();
    }

    @Test
    void whatIsSettledCannotBeSettledAgain() {
        PrintJob job = ended().job();
        Situation situation = new Situation(job, TestPolicies.PLAIN, story.now(), "node-1");

        assertThatIllegalStateException()
                .isThrownBy(() -> Endings.unprinted(situation, job.edit(), false, Why.of(Why.Code.DEADLINE)))
                .withMessage("job job1 is settled already: REFUNDED");
    }

    @Test
    void anUnpaidJobEndsWithoutASettlement() {
        PrintJob unpaid = Story.of()
                .job()
                .edit()
                .payment(PaymentState.UNPAID)
                .due(Story.NOON)
                .build();
        Situation situation = new Situation(unpaid, TestPolicies.PLAIN, Story.NOON, "node-1");

        Step step = Endings.unprinted(situation, unpaid.edit(), false, Why.of(Why.Code.DEADLINE));

        assertThat(step.money()).isEmpty();
        assertThat(step.after().payment()).isEqualTo(PaymentState.UNPAID);
        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
    }
}
