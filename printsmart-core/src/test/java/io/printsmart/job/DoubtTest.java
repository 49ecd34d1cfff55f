package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.wallet.Movement.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** IN_DOUBT: document bytes left and no answer tells what became of them. */
class DoubtTest {

    private static final Duration WINDOW = Duration.ofMinutes(2);

    private final Story story = Story.of(TestPolicies.PLAIN).inDoubt();

    private static Story retrying() {
        return Story.of(TestPolicies.RETRYING_IN_DOUBT).inDoubt();
    }

    @Test
    void evidenceOfPrintCompletesTheJob() {
        assertThat(story.sees(Story.printed()).after().state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void aDocumentThatBrokeOffIsNotPaidForThoughThePrinterCallsItCompleted() {
        Story cut = Story.of(TestPolicies.PLAIN).sending();
        cut.sees(Story.lostHalfway());

        Step step = cut.sees(Story.asked(Story.printed()));

        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(step.after().has(Flag.PARTLY_PRINTED)).isTrue();
    }

    @Test
    void evidenceOfNoPrintLeadsToAnotherAttempt() {
        Step step = story.sees(Story.neverProcessed());

        assertThat(step.after().state()).isEqualTo(JobState.PENDING);
        assertThat(step.after().has(Flag.MAY_BE_PRINTED_TWICE)).isFalse();
    }

    @Test
    void evidenceOfNoPrintOfAHopelessAttemptRefunds() {
        Story hopeless = Story.of(TestPolicies.PLAIN).sending();
        hopeless.sees(new Sighting.AnswerLost("document unreadable", false, true));

        Step step = hopeless.sees(Story.asked(Story.neverProcessed()));

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.why().code()).isEqualTo(Why.Code.REJECTED);
    }

    @Test
    void silenceAndNotFoundProveNothingUntilTheWindowIsOver() {
        for (Sighting nothing : List.of(Story.notFound(), Story.unanswered())) {
            Story one = Story.of(TestPolicies.PLAIN).inDoubt();
            Step before = one.passes(WINDOW.minusMillis(1)).sees(nothing);
            assertThat(before.after().state()).isEqualTo(JobState.IN_DOUBT);
            assertThat(before.recorded()).isFalse();
            assertThat(one.untilDue()).isEqualTo(Duration.ofMillis(1));

            Step after = one.due().sees(nothing);
            assertThat(after.after().state()).isEqualTo(JobState.FAILED);
        }
    }

    @Test
    void whenTheWindowIsOverTheMoneyGoesBackAndIsCounted() {
        Step step = story.passes(WINDOW).sees(Story.notFound());

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(step.after().has(Flag.REFUNDED_IN_DOUBT)).isTrue();
        assertThat(step.after().has(Flag.LEFTOVER)).isTrue();
        assertThat(step.why()).isEqualTo(new Why(Why.Code.IN_DOUBT, "no job with this token"));
        assertThat(story.money()).isEqualTo(List.of(Kind.CHARGE, Kind.REFUND));
    }

    @Test
    void aRawPortCannotBeAskedSoThatNothingIsLeftToCancel() {
        Story raw = Story.of(TestPolicies.PLAIN);
        raw.claimed().sees(Story.openedRaw());
        raw.sees(Story.lostHalfway());

        Step step = raw.passes(WINDOW).sees(Story.asked(Story.notFound()));

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.after().has(Flag.LEFTOVER)).isFalse();
        assertThat(step.after().dueAt()).isEmpty();
    }

    @Test
    void theWindowStartsAnewWithEachAnswerThatCarriesTheToken() {
        story.passes(Duration.ofSeconds(100)).sees(Story.working());

        assertThat(story.passes(Duration.ofSeconds(100))
                        .sees(Story.notFound())
                        .after()
                        .state())
                .isEqualTo(JobState.IN_DOUBT);
        assertThat(story.passes(Duration.ofSeconds(20))
                        .sees(Story.notFound())
                        .after()
                        .state())
                .isEqualTo(JobState.FAILED);
    }

    @Test
    void doubtIsNotTakenBackByAPrinterAtWork() {
        Step step = story.sees(Story.working());

        assertThat(step.after().state()).isEqualTo(JobState.IN_DOUBT);
        assertThat(step.recorded()).isFalse();
        assertThat(step.why().code()).isEqualTo(Why.Code.ANSWER_LOST);
    }

    @Test
    void aRemoteJobThatStillWaitsForItsDocumentIsCanceledThereAndAwaited() {
        story.sees(new Sighting.Working(Story.REMOTE, true, "job-incoming"));
        assertThat(story.job().attempt().orElseThrow().documentCut()).isTrue();
        assertThat(story.job().attempt().orElseThrow().startedAt()).isEqualTo(Story.NOON);
        assertThat(story.due().todo()).isEqualTo(Action.CANCEL_THERE);

        Step asked = story.sees(Story.asked(Story.working()));
        assertThat(asked.why()).isEqualTo(new Why(Why.Code.CANCEL_ASKED, "processing"));
        assertThat(story.due().todo()).isEqualTo(Action.LOOK);

        assertThat(story.sees(Story.neverProcessed()).after().state()).isEqualTo(JobState.PENDING);
    }

    @Test
    void aHopelessAttemptStaysHopelessWhenItIsFoundToBeCut() {
        Story hopeless = Story.of(TestPolicies.PLAIN).sending();
        hopeless.sees(new Sighting.AnswerLost("document unreadable", true, true));

        hopeless.sees(new Sighting.Working(Story.REMOTE, true, "job-incoming"));

        assertThat(hopeless.job().attempt().orElseThrow().permanent()).isTrue();
    }

    @Test
    void aHostMayChooseToPrintAgainAndThatIsCounted() {
        Story retrying = retrying();

        Step step = retrying.passes(WINDOW).sees(Story.notFound());

        assertThat(step.after().state()).isEqualTo(JobState.PENDING);
        assertThat(step.after().has(Flag.MAY_BE_PRINTED_TWICE)).isTrue();
        assertThat(step.after().has(Flag.LEFTOVER)).isTrue();
        assertThat(step.after().has(Flag.REFUNDED_IN_DOUBT)).isFalse();
        assertThat(step.after().waits()).isZero();
        assertThat(step.after().dueAt()).contains(retrying.now());
        assertThat(step.why()).isEqualTo(new Why(Why.Code.RESENT_IN_DOUBT, "no job with this token"));
        assertThat(step.money()).isEmpty();
        assertThat(retrying.claimed().todo()).isEqualTo(Action.OPEN);
    }

    @Test
    void aFinalStateThatTellsNothingLeavesNothingBehindWhenItIsPrintedAgain() {
        Step step = retrying().sees(Story.stoppedSomehow());

        assertThat(step.after().state()).isEqualTo(JobState.PENDING);
        assertThat(step.after().has(Flag.LEFTOVER)).isFalse();
        assertThat(step.after().has(Flag.MAY_BE_PRINTED_TWICE)).isTrue();
    }

    @Test
    void printingAgainEndsWithTheRetries() {
        Story retrying = retrying();
        for (int i = 0; i < 3; i++) {
            retrying.passes(WINDOW).sees(Story.notFound());
            retrying.claimed().sees(Story.opened());
            retrying.sees(Story.lostAfterAll());
        }

        Step step = retrying.passes(WINDOW).sees(Story.notFound());

        assertThat(step.after().attempts()).isEqualTo(4);
        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.after().has(Flag.REFUNDED_IN_DOUBT)).isTrue();
    }

    @Test
    void printingAgainEndsWithTheDeadline() {
        Step step = retrying().at(Story.DEADLINE).sees(Story.notFound());

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void aHopelessAttemptIsNotPrintedAgain() {
        Story hopeless = Story.of(TestPolicies.RETRYING_IN_DOUBT).sending();
        hopeless.sees(new Sighting.AnswerLost("document unreadable", false, true));

        assertThat(hopeless.passes(WINDOW).sees(Story.notFound()).after().state())
                .isEqualTo(JobState.FAILED);
    }

    @Test
    void somePagesAreNotPrintedAgainWhateverThePolicy() {
        assertThat(retrying().sees(Story.stoppedAfter(1)).after().state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void aRefundAfterASecondPrintThatFailedIsCountedSinceTheFirstMayHaveComeOut() {
        Story retrying = retrying();
        retrying.passes(WINDOW).sees(Story.notFound());

        Step step = retrying.claimed().sees(Story.rejected());

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.after().has(Flag.MAY_BE_PRINTED_TWICE)).isTrue();
        assertThat(step.after().has(Flag.REFUNDED_IN_DOUBT)).isTrue();
    }

    @Test
    void aRefundOnRequestBeforeTheSecondPrintIsCountedToo() {
        Story retrying = retrying();
        retrying.passes(WINDOW).sees(Story.notFound());

        Step step = retrying.canceledByUser().orElseThrow();

        assertThat(step.after().has(Flag.REFUNDED_IN_DOUBT)).isTrue();
    }

    @Test
    void aLookIsNeverLaterThanTheEndOfTheWindow() {
        Story slow = Story.of(TestPolicies.looking(Duration.ofMinutes(1), Duration.ofMinutes(20)))
                .inDoubt();

        slow.passes(Duration.ofSeconds(90)).sees(Story.unanswered());

        assertThat(slow.job().dueAt()).contains(Story.NOON.plus(WINDOW));
    }

    @Test
    void aJobWithoutAnAttemptCannotBeInDoubt() {
        PrintJob job = Story.of().job();
        Situation situation = new Situation(job, Policies.DEFAULT, Story.NOON, "node-1");

        org.assertj.core.api.Assertions.assertThatIllegalStateException()
                .isThrownBy(situation::attempt)
                .withMessage("job job1 has no attempt");
    }

    @Test
    void theDoubtOfADeadNodesSendingEndsInARefund() {
        Story lost = Story.of(TestPolicies.PLAIN).sending().nodeDies();
        lost.claimed().sees(Story.timePassed());

        lost.passes(WINDOW.minusMillis(1)).claimed().sees(Story.unanswered());
        assertThat(lost.job().state()).isEqualTo(JobState.IN_DOUBT);
        lost.passes(Duration.ofMillis(1)).claimed().sees(Story.unanswered());

        assertThat(lost.job().state()).isEqualTo(JobState.FAILED);
        assertThat(lost.job().payment()).isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void anotherNodeGoesOnAskingForWhatADeadOneHadInDoubt() {
        story.claimed().nodeDies().claimed();

        assertThat(story.todo()).isEqualTo(Action.LOOK);
        assertThat(story.sees(Story.printed()).after().state()).isEqualTo(JobState.COMPLETED);
    }
}
