package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.wallet.Movement.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** PRINTING: the printer has the whole document, and is asked until it says what became of it. */
class WatchTest {

    private final Story story = Story.of(TestPolicies.PLAIN).printing();

    @Test
    void whatThePrinterCompletedIsCompletedAndCaptured() {
        Step step = story.due().sees(Story.printed());

        assertThat(step.after().state()).isEqualTo(JobState.COMPLETED);
        assertThat(step.after().proof()).contains(Proof.COMPLETED);
        assertThat(step.after().finishedAt()).contains(story.now());
        assertThat(step.after().claim().holder()).isEmpty();
        assertThat(story.money()).isEqualTo(List.of(Kind.CHARGE, Kind.CAPTURE));
        assertThat(story.todo()).isEqualTo(Action.FINISHED);
    }

    @Test
    void thePrinterIsLookedAt() {
        assertThat(story.due().todo()).isEqualTo(Action.LOOK);
    }

    @Test
    void theLongerItTakesTheLessOftenThePrinterIsAsked() {
        story.passes(Duration.ofMillis(400)).claimed().sees(Story.working());
        assertThat(story.untilDue()).isEqualTo(Duration.ofMillis(250));
        story.passes(Duration.ofSeconds(8).minusMillis(400)).claimed().sees(Story.working());
        assertThat(story.untilDue()).isEqualTo(Duration.ofSeconds(2));
        story.passes(Duration.ofMinutes(1)).claimed().sees(Story.working());
        assertThat(story.untilDue()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aClockThatWasSetBackDoesNotMakeItAskOften() {
        story.passes(Duration.ofDays(-1)).claimed().sees(Story.working());

        assertThat(story.untilDue()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aPrinterAtWorkIsBelievedAndItsWordsAreKept() {
        RemoteJob other = new RemoteJob(8, "ipp://10.1.2.3/ipp/print", Optional.empty(), Optional.empty());

        Step step = story.due().sees(new Sighting.Working(other, false, "processing-stopped: media-empty"));

        assertThat(step.after().state()).isEqualTo(JobState.PRINTING);
        assertThat(step.why()).isEqualTo(new Why(Why.Code.STILL_PRINTING, "processing-stopped: media-empty"));
        assertThat(step.recorded()).isTrue();
        assertThat(step.after().attempt().orElseThrow().remote()).contains(other);
        assertThat(step.after().attempt().orElseThrow().lastAnswerAt()).isEqualTo(story.now());
    }

    @Test
    void whatThePrinterRepeatsIsNotToldAgain() {
        story.due().sees(Story.working());

        assertThat(story.due().sees(Story.working()).recorded()).isFalse();
    }

    @Test
    void anOpenJobThatHasAllItsDocumentIsNotTakenForCut() {
        story.due().sees(new Sighting.Working(Story.REMOTE, true, "pending-held"));

        assertThat(story.job().attempt().orElseThrow().documentCut()).isFalse();
    }

    @Test
    void evidenceOfNoPrintLeadsToAnotherAttempt() {
        Step step = story.due().sees(Story.neverProcessed());

        assertThat(step.after().state()).isEqualTo(JobState.PENDING);
        assertThat(step.after().attempts()).isEqualTo(1);
        assertThat(step.after().has(Flag.LEFTOVER)).isFalse();
        assertThat(step.why())
                .isEqualTo(new Why(Why.Code.RETRY_SCHEDULED, "nothing was printed: aborted; next try in 2000 ms"));
    }

    @Test
    void aBareCountOfNothingIsEvidenceOnlyFromAPrinterThatCounts() {
        Story counting = Story.of(TestPolicies.PLAIN).printing();
        Step believed =
                counting.due().sees(new Sighting.Stopped(Optional.empty(), OptionalInt.of(0), true, "canceled"));
        assertThat(believed.after().state()).isEqualTo(JobState.PENDING);

        Step unknown = story.due().sees(new Sighting.Stopped(Optional.empty(), OptionalInt.of(0), false, "canceled"));
        assertThat(unknown.after().state()).isEqualTo(JobState.FAILED);
        assertThat(unknown.after().has(Flag.REFUNDED_IN_DOUBT)).isTrue();
    }

    @Test
    void aPrinterThatTellsNothingGivesNoEvidence() {
        Step step = story.due().sees(new Sighting.Stopped(Optional.empty(), OptionalInt.empty(), true, "aborted"));

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.why()).isEqualTo(new Why(Why.Code.IN_DOUBT, "aborted"));
        assertThat(step.after().has(Flag.REFUNDED_IN_DOUBT)).isTrue();
        assertThat(step.after().has(Flag.LEFTOVER)).isFalse();
        assertThat(step.after().dueAt()).isEmpty();
    }

    @Test
    void afterSomePagesThereIsNoSecondAttemptAndTheMoneyGoesBack() {
        Step step = story.due().sees(Story.stoppedAfter(2));

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(step.after().has(Flag.PARTLY_PRINTED)).isTrue();
        assertThat(step.after().has(Flag.LEFTOVER)).isFalse();
        assertThat(step.why()).isEqualTo(new Why(Why.Code.PARTLY_PRINTED, "2 impressions: aborted"));
    }

    @Test
    void aSinglePageIsPaperEvenIfThePrinterSaysThatItNeverProcessed() {
        Step step = story.due().sees(new Sighting.Stopped(Optional.of(false), OptionalInt.of(1), true, "aborted"));

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.after().has(Flag.PARTLY_PRINTED)).isTrue();
    }

    @Test
    void aHostMayKeepTheMoneyForSomePages() {
        Story capturing = Story.of(TestPolicies.CAPTURING_PARTS).printing();

        Step step = capturing.due().sees(Story.stoppedAfter(2));

        assertThat(step.after().state()).isEqualTo(JobState.COMPLETED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.CAPTURED);
        assertThat(step.after().proof()).contains(Proof.ACCEPTED);
        assertThat(step.after().has(Flag.PARTLY_PRINTED)).isTrue();
        assertThat(step.why().code()).isEqualTo(Why.Code.PARTLY_PRINTED);
    }

    @Test
    void afterTheLastAttemptEvidenceOfNoPrintRefunds() {
        for (int i = 0; i < 3; i++) {
            story.due().sees(Story.neverProcessed());
            story.due().sees(Story.opened());
            story.sees(Story.accepted());
        }

        Step step = story.due().sees(Story.neverProcessed());

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.why()).isEqualTo(new Why(Why.Code.RETRIES_SPENT, "nothing was printed: aborted"));
        assertThat(step.after().attempts()).isEqualTo(4);
    }

    @Test
    void notFoundMeansUnknownNeverSuccessAndNeverAReasonToResend() {
        Step step = story.due().sees(Story.notFound());

        assertThat(step.after().state()).isEqualTo(JobState.IN_DOUBT);
        assertThat(step.why()).isEqualTo(new Why(Why.Code.NO_EVIDENCE, "no job with this token"));
        assertThat(step.after().payment()).isEqualTo(PaymentState.CHARGED);
        assertThat(step.after().waits()).isEqualTo(1);
    }

    @Test
    void oneSilenceIsNoDoubtYetButThreeInARowAre() {
        assertThat(story.due().sees(Story.unanswered()).after().state()).isEqualTo(JobState.PRINTING);
        Step second = story.due().sees(Story.unanswered());
        assertThat(second.after().state()).isEqualTo(JobState.PRINTING);
        assertThat(second.recorded()).isFalse();

        Step third = story.due().sees(Story.unanswered());

        assertThat(third.after().state()).isEqualTo(JobState.IN_DOUBT);
        assertThat(third.why()).isEqualTo(new Why(Why.Code.NO_EVIDENCE, "no answer in 10 s"));
        assertThat(third.recorded()).isTrue();
    }

    @Test
    void anAnswerEndsTheSilence() {
        story.due().sees(Story.unanswered());
        story.due().sees(Story.unanswered());
        story.due().sees(Story.working());

        assertThat(story.due().sees(Story.unanswered()).after().state()).isEqualTo(JobState.PRINTING);
    }

    @Test
    void aPrintingJobNobodyLookedAtForLongIsDoubtedBeforeItIsGivenUp() {
        story.nodeDies().passes(Duration.ofMinutes(5)).claimed();

        Step step = story.sees(Story.unanswered());
        assertThat(step.after().state()).isEqualTo(JobState.IN_DOUBT);

        assertThat(story.due().sees(Story.printed()).after().state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void anotherNodeGoesOnAskingForWhatADeadOneWasWatching() {
        story.claimed().nodeDies().claimed();

        assertThat(story.todo()).isEqualTo(Action.LOOK);
        assertThat(story.sees(Story.working()).after().state()).isEqualTo(JobState.PRINTING);
    }

    @Test
    void anAttemptThatTakesTooLongIsCanceledThere() {
        story.at(Story.NOON.plus(Duration.ofMinutes(10)).minusMillis(1)).claimed();
        assertThat(story.todo()).isEqualTo(Action.LOOK);
        assertThat(story.passes(Duration.ofMillis(1)).todo()).isEqualTo(Action.CANCEL_THERE);

        Step step = story.sees(Story.asked(Story.working()));

        assertThat(step.after().state()).isEqualTo(JobState.PRINTING);
        assertThat(step.why()).isEqualTo(new Why(Why.Code.TIME_LIMIT, "processing"));
    }

    @Test
    void aLookIsNeverLaterThanTheTimeLimitOfTheAttempt() {
        Story slow = Story.of(TestPolicies.looking(Duration.ofMillis(250), Duration.ofHours(1)))
                .printing();

        slow.passes(Duration.ofMinutes(9)).claimed().sees(Story.working());

        assertThat(slow.job().dueAt()).contains(Story.NOON.plus(Duration.ofMinutes(10)));
    }

    @Test
    void aRefundWaitsForAFinalStateOnlyUntilTheEndAndThenLeavesALeftover() {
        story.at(story.job().order().endBy()).claimed();
        assertThat(story.todo()).isEqualTo(Action.DECIDE);

        Step step = story.sees(Story.timePassed());

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(step.after().has(Flag.REFUNDED_IN_DOUBT)).isTrue();
        assertThat(step.after().has(Flag.LEFTOVER)).isTrue();
        assertThat(step.why()).isEqualTo(new Why(Why.Code.IN_DOUBT, "the printer gave no final answer in time"));
    }

    @Test
    void justBeforeTheEndThePrinterIsStillAsked() {
        story.at(story.job().order().endBy().minusMillis(1)).claimed();

        assertThat(story.todo()).isEqualTo(Action.CANCEL_THERE);
        assertThat(story.sees(Story.working()).after().dueAt())
                .contains(story.job().order().endBy());
    }

    @Test
    void aPrinterStillAtWorkAtTheEndIsNotWaitedFor() {
        Step step = story.at(story.job().order().endBy()).claimed().sees(Story.working());

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.after().has(Flag.LEFTOVER)).isTrue();
    }

    @Test
    void theFinalStateCountsAlsoAtTheVeryEnd() {
        Step step = story.at(story.job().order().endBy()).claimed().sees(Story.printed());

        assertThat(step.after().state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void evidenceOfNoPrintAfterTheDeadlineRefunds() {
        Step step = story.at(Story.DEADLINE).claimed().sees(Story.neverProcessed());

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.why().code()).isEqualTo(Why.Code.DEADLINE);
        assertThat(step.after().has(Flag.REFUNDED_IN_DOUBT)).isFalse();
    }

    @Test
    void nothingSeenIsNothingDecided() {
        Step step = story.due().sees(Story.timePassed());

        assertThat(step.after().state()).isEqualTo(JobState.PRINTING);
        assertThat(step.recorded()).isFalse();
        assertThat(story.untilDue()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void aStepTellsWhoDecidedItAndWhen() {
        Step step = story.due().sees(Story.printed());

        assertThat(step.node()).isEqualTo("node-1");
        assertThat(step.at()).isEqualTo(story.now());
        assertThat(step.why()).isEqualTo(step.after().why());
    }
}
