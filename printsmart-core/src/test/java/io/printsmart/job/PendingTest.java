package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.Claim.Place;
import io.printsmart.wallet.Movement.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingTest {

    private final Story story = Story.of(TestPolicies.PLAIN);

    @Test
    void aJobThatHasItsPrinterOpensThere() {
        assertThat(story.claimed().todo()).isEqualTo(Action.OPEN);
    }

    @Test
    void aJobThatIsDueWithoutItsPrinterFindsOutWhetherThereIsOne() {
        assertThat(story.claimed(Place.NONE).todo()).isEqualTo(Action.FIND_PRINTER);
    }

    @Test
    void aJobWhosePrinterIsThereGoesBackToTheLineAtOnce() {
        Step step = story.claimed(Place.NONE).sees(Story.timePassed());

        assertThat(step.after().dueAt()).contains(story.now());
        assertThat(step.after().state()).isEqualTo(JobState.PENDING);
        assertThat(step.recorded()).isFalse();
    }

    @Test
    void whatIsOpenThereIsStoredAsTheIntentAndOnlyThenIsItSent() {
        story.claimed();

        Step step = story.sees(Story.opened());

        assertThat(step.after().state()).isEqualTo(JobState.SENDING);
        assertThat(step.after().attempt())
                .contains(new Attempt(
                        step.after().claim().fence(),
                        Story.TOKEN,
                        Optional.of(Story.REMOTE),
                        Story.NOON,
                        Story.NOON,
                        false,
                        false,
                        Optional.empty()));
        assertThat(step.recorded()).isTrue();
        assertThat(story.todo()).isEqualTo(Action.SEND);
    }

    @Test
    void theIntentKeepsTheClaimThatIsToSend() {
        PrintJob job = story.sending().job();

        assertThat(job.isHeldBy(new NodeId("node-1"))).isTrue();
        assertThat(job.claim().place()).isEqualTo(Place.HOLDS_PRINTER);
        assertThat(job.dueAt()).isEmpty();
    }

    @Test
    void anAttemptCountsFromItsOpening() {
        assertThat(story.sending().job().attempts()).isEqualTo(1);
    }

    @Test
    void aFailedTryCountsAndTheNextOneComesAfterTheBackoff() {
        Step step = story.claimed().sees(Story.notDelivered());

        assertThat(step.after().state()).isEqualTo(JobState.PENDING);
        assertThat(step.after().attempts()).isEqualTo(1);
        assertThat(story.untilDue()).isEqualTo(Duration.ofSeconds(2));
        assertThat(step.why()).isEqualTo(new Why(Why.Code.RETRY_SCHEDULED, "connection refused; next try in 2000 ms"));
        assertThat(step.recorded()).isTrue();
    }

    @Test
    void aJobInBackoffHoldsUpNobody() {
        PrintJob job = story.claimed().sees(Story.notDelivered()).after();

        assertThat(job.claim().place()).isEqualTo(Place.NONE);
        assertThat(job.claim().holder()).isEmpty();
    }

    @Test
    void aFirstAttemptAndThreeRetriesThenTheMoneyGoesBack() {
        for (int seconds : new int[] {2, 4, 8}) {
            story.claimed().sees(Story.notDelivered());
            assertThat(story.untilDue()).isEqualTo(Duration.ofSeconds(seconds));
            story.due();
        }

        Step step = story.sees(Story.notDelivered());

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(step.after().attempts()).isEqualTo(4);
        assertThat(step.why()).isEqualTo(new Why(Why.Code.RETRIES_SPENT, "connection refused"));
        assertThat(step.after().finishedAt()).contains(story.now());
        assertThat(step.after().dueAt()).isEmpty();
        assertThat(story.money()).isEqualTo(List.of(Kind.CHARGE, Kind.REFUND));
    }

    @Test
    void theRefundGoesToWhoPaid() {
        story.claimed().sees(Story.rejected());

        assertThat(story.ledger().get(1).to()).isEqualTo(Story.WALLET);
        assertThat(story.ledger().get(1).key()).isEqualTo("settle:job1");
    }

    @Test
    void aRejectionThatCannotHealFailsAtOnce() {
        Step step = story.claimed().sees(Story.rejected());

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.why()).isEqualTo(new Why(Why.Code.REJECTED, "format not supported"));
        assertThat(step.after().attempts()).isEqualTo(1);
    }

    @Test
    void aPrinterThatIsNotReadyCostsNoRetryAndItsLineRests() {
        Step step = story.claimed().sees(Story.notReady());

        assertThat(step.after().attempts()).isZero();
        assertThat(step.after().waits()).isEqualTo(1);
        assertThat(step.after().claim().place()).isEqualTo(Place.IN_LINE);
        assertThat(step.after().dueAt()).contains(Story.DEADLINE);
        assertThat(step.printerRestsUntil()).contains(Story.NOON.plusSeconds(2));
        assertThat(step.why()).isEqualTo(new Why(Why.Code.PRINTER_NOT_READY, "out of paper"));
        assertThat(step.node()).isEqualTo("node-1");
        assertThat(step.at()).isEqualTo(Story.NOON);
    }

    @Test
    void aDocumentThatIsNotReadyCostsNoRetryAndItsJobWaitsOutsideOfTheLine() {
        for (int seconds : new int[] {2, 4, 8, 16, 30, 30}) {
            Step step = story.claimed().sees(documentNotReady());
            assertThat(step.after().attempts()).isZero();
            assertThat(step.after().state()).isEqualTo(JobState.PENDING);
            assertThat(step.after().claim().place()).isEqualTo(Place.NONE);
            assertThat(step.after().dueAt()).contains(story.now().plusSeconds(seconds));
            assertThat(step.printerRestsUntil()).isEmpty();
            assertThat(step.why()).isEqualTo(new Why(Why.Code.DOCUMENT_NOT_READY, "the share is not mounted"));
            assertThat(step.recorded()).as("told once").isEqualTo(seconds == 2);
            story.passes(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void aDocumentThatIsNotReadyByTheDeadlineEndsItsJob() {
        story.passes(Duration.ofMinutes(29).plusSeconds(59));
        assertThat(story.claimed().sees(documentNotReady()).after().dueAt()).contains(Story.DEADLINE);

        story.passes(Duration.ofSeconds(1));
        Step step = story.claimed().sees(documentNotReady());

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(step.why()).isEqualTo(new Why(Why.Code.DEADLINE, "the share is not mounted"));
    }

    @Test
    void aHostThatCountsOutagesCountsThoseOfDocumentsToo() {
        Story counting = Story.of(TestPolicies.COUNTING_OUTAGES);
        for (int seconds : new int[] {2, 4, 8}) {
            assertThat(counting.claimed().sees(documentNotReady()).after().state())
                    .isEqualTo(JobState.PENDING);
            counting.passes(Duration.ofSeconds(seconds));
        }
        Step step = counting.claimed().sees(documentNotReady());

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.why().code()).isEqualTo(Why.Code.RETRIES_SPENT);
        assertThat(PrinterBlame.printed(step, documentNotReady()))
                .as("the printer is not to blame")
                .isEmpty();
    }

    private static Sighting documentNotReady() {
        return new Sighting.DocumentNotReady("the share is not mounted");
    }

    @Test
    void theProbeRepeatsOnTheBackoffCurveUpToHalfAMinute() {
        for (int seconds : new int[] {2, 4, 8, 16, 30, 30}) {
            Step step = story.claimed().sees(Story.notReady());
            assertThat(step.printerRestsUntil()).contains(story.now().plusSeconds(seconds));
            story.passes(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void whyAPrinterIsNotReadyIsToldOnceUntilItChanges() {
        assertThat(story.claimed().sees(Story.notReady()).recorded()).isTrue();
        assertThat(story.claimed().sees(Story.notReady()).recorded()).isFalse();
        assertThat(story.claimed()
                        .sees(new Sighting.PrinterNotReady("cover open"))
                        .recorded())
                .isTrue();
    }

    @Test
    void waitingStartsAnewAfterAnAttempt() {
        story.claimed().sees(Story.notReady());
        assertThat(story.claimed().sees(Story.notDelivered()).after().waits()).isZero();
        story.claimed().sees(Story.notReady());
        assertThat(story.claimed().sees(Story.opened()).after().waits()).isZero();
    }

    @Test
    void aHostThatCountsOutagesGetsTheMoneyBackAfterTheLastTry() {
        Story counting = Story.of(TestPolicies.COUNTING_OUTAGES);
        for (int seconds : new int[] {2, 4, 8}) {
            Step step = counting.claimed().sees(Story.notReady());
            assertThat(counting.untilDue()).isEqualTo(Duration.ofSeconds(seconds));
            assertThat(step.printerRestsUntil()).isEmpty();
            counting.due();
        }

        Step step = counting.sees(Story.notReady());

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.why()).isEqualTo(new Why(Why.Code.RETRIES_SPENT, "out of paper"));
        assertThat(step.after().attempts()).isEqualTo(4);
    }

    @Test
    void atTheDeadlineTheJobFailsWithoutAnotherAttempt() {
        story.claimed().sees(Story.notReady());

        assertThat(story.due().todo()).isEqualTo(Action.DECIDE);
        Step step = story.sees(Story.timePassed());

        assertThat(story.now()).isEqualTo(Story.DEADLINE);
        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.why().code()).isEqualTo(Why.Code.DEADLINE);
    }

    @Test
    void aPrinterThatIsNotReadyAtTheDeadlineSaysWhyTheJobFailed() {
        Step step = story.at(Story.DEADLINE).claimed().sees(Story.notReady());

        assertThat(step.why()).isEqualTo(new Why(Why.Code.DEADLINE, "out of paper"));
        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void aTryThatFailsAtTheDeadlineIsTheLast() {
        Step step = story.claimed().at(Story.DEADLINE).sees(Story.notDelivered());

        assertThat(step.why()).isEqualTo(new Why(Why.Code.DEADLINE, "connection refused"));
        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void noRetryIsScheduledBehindTheDeadline() {
        story.claimed().at(Story.DEADLINE.minusSeconds(1)).sees(Story.notDelivered());

        assertThat(story.job().dueAt()).contains(Story.DEADLINE);
    }

    @Test
    void noPrinterRestsBehindTheDeadlineOfTheJobThatFoundItNotReady() {
        Step step = story.claimed().at(Story.DEADLINE.minusSeconds(1)).sees(Story.notReady());

        assertThat(step.printerRestsUntil()).contains(Story.DEADLINE);
    }

    @Test
    void whatWasOpenedTooLateIsNotSentAndNeverDelaysTheRefund() {
        Step step = story.claimed().at(Story.DEADLINE).sees(Story.opened());

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(step.why().code()).isEqualTo(Why.Code.DEADLINE);
        assertThat(step.after().has(Flag.LEFTOVER)).isTrue();
        assertThat(story.due().todo()).isEqualTo(Action.CANCEL_THERE);
    }

    @Test
    void justBeforeTheDeadlineAnAttemptMayStart() {
        Step step = story.claimed().at(Story.DEADLINE.minusMillis(1)).sees(Story.opened());

        assertThat(step.after().state()).isEqualTo(JobState.SENDING);
    }

    @Test
    void whatAFailedOpeningMayHaveLeftIsRememberedUntilTheNextOpeningHasCleanedUp() {
        story.claimed().sees(new Sighting.NotDelivered("answer lost", false, true));
        assertThat(story.job().has(Flag.LEFTOVER)).isTrue();

        story.due().sees(Story.notDelivered());
        assertThat(story.job().has(Flag.LEFTOVER)).isTrue();

        story.due().sees(Story.opened());
        assertThat(story.job().has(Flag.LEFTOVER)).isFalse();
    }

    @Test
    void whatMayBeLeftIsCleanedUpAfterTheRefund() {
        story.claimed().sees(new Sighting.NotDelivered("gone", true, true));

        assertThat(story.job().state()).isEqualTo(JobState.FAILED);
        assertThat(story.job().payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(story.job().dueAt()).contains(story.now());
        assertThat(story.due().todo()).isEqualTo(Action.CANCEL_THERE);
    }

    @Test
    void whatADeadNodeMayHaveOpenedOutlivesWaitsAndEndsAsALeftover() {
        story.claimed().nodeDies();
        story.claimed().sees(Story.notReady());
        assertThat(story.job().has(Flag.LEFTOVER)).isTrue();

        story.due().sees(Story.timePassed());

        assertThat(story.job().state()).isEqualTo(JobState.FAILED);
        assertThat(story.job().has(Flag.LEFTOVER)).isTrue();
    }

    @Test
    void aCountedOutageForgetsNoLeftover() {
        Story counting = Story.of(TestPolicies.COUNTING_OUTAGES);
        counting.claimed().nodeDies();

        counting.claimed().sees(Story.notReady());

        assertThat(counting.job().has(Flag.LEFTOVER)).isTrue();
    }

    @Test
    void aNodeThatGivesAClaimBackDecidesNothing() {
        story.claimed();

        Step step = story.released(Duration.ofSeconds(3));

        assertThat(step.after().dueAt()).contains(Story.NOON.plusSeconds(3));
        assertThat(step.after().claim().holder()).isEmpty();
        assertThat(step.after().claim().place()).isEqualTo(Place.NONE);
        assertThat(step.after().state()).isEqualTo(JobState.PENDING);
        assertThat(step.after().why()).isEqualTo(step.before().why());
        assertThat(step.recorded()).isFalse();
        assertThat(step.money()).isEmpty();
        assertThat(step.printerRestsUntil()).isEmpty();
    }

    @Test
    void aClaimGivenBackMayHaveOpenedSomethingThatCouldNotBeStored() {
        story.claimed();

        assertThat(story.released(Duration.ofSeconds(1)).after().has(Flag.LEFTOVER))
                .isTrue();
    }

    @Test
    void aClaimGivenBackWithoutItsPrinterOpenedNothing() {
        story.claimed(Place.NONE);

        assertThat(story.released(Duration.ofSeconds(1)).after().has(Flag.LEFTOVER))
                .isFalse();
    }
}
