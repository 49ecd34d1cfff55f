package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.wallet.Movement.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CancelTest {

    private final Story story = Story.of(TestPolicies.PLAIN);

    @Test
    void aPendingJobThatNobodyClaimedIsSettledAtOnce() {
        Step step = story.canceledByUser().orElseThrow();

        assertThat(step.after().state()).isEqualTo(JobState.CANCELED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(step.why()).isEqualTo(Why.of(Why.Code.CANCELED));
        assertThat(step.after().has(Flag.CANCEL_REQUESTED)).isTrue();
        assertThat(step.after().dueAt()).isEmpty();
        assertThat(step.node()).isEqualTo("node-9");
        assertThat(story.money()).isEqualTo(List.of(Kind.CHARGE, Kind.REFUND));
    }

    @Test
    void aJobInTheLineOrInBackoffIsSettledAtOnceToo() {
        story.claimed().sees(Story.notReady());
        assertThat(story.canceledByUser().orElseThrow().after().state()).isEqualTo(JobState.CANCELED);

        Story backoff = Story.of(TestPolicies.PLAIN);
        backoff.claimed().sees(Story.notDelivered());
        assertThat(backoff.canceledByUser().orElseThrow().after().state()).isEqualTo(JobState.CANCELED);
    }

    @Test
    void whatAnEarlierTryMayHaveLeftIsStillCleanedUp() {
        story.claimed().sees(new Sighting.NotDelivered("answer lost", false, true));

        Step step = story.canceledByUser().orElseThrow();

        assertThat(step.after().has(Flag.LEFTOVER)).isTrue();
        assertThat(step.after().dueAt()).contains(story.now());
    }

    @Test
    void aClaimedJobKeepsItsClaimAndTheWish() {
        story.claimed();
        Claim held = story.job().claim();

        Step step = story.canceledByUser().orElseThrow();

        assertThat(step.after().state()).isEqualTo(JobState.PENDING);
        assertThat(step.after().has(Flag.CANCEL_REQUESTED)).isTrue();
        assertThat(step.after().claim())
                .isEqualTo(new Claim(held.holder(), held.place(), held.fence(), held.version() + 1));
        assertThat(step.why()).isEqualTo(Why.of(Why.Code.CANCEL_REQUESTED));
        assertThat(step.money()).isEmpty();
        assertThat(step.recorded()).isTrue();
    }

    @Test
    void theHolderObeysBeforeItOpens() {
        story.claimed().canceledByUser();

        assertThat(story.todo()).isEqualTo(Action.DECIDE);
        Step step = story.sees(Story.timePassed());

        assertThat(step.after().state()).isEqualTo(JobState.CANCELED);
        assertThat(step.why()).isEqualTo(Why.of(Why.Code.CANCELED));
        assertThat(step.after().has(Flag.LEFTOVER)).isFalse();
    }

    @Test
    void theHolderObeysAfterItOpenedAndCleansUp() {
        story.claimed().canceledByUser();

        Step step = story.sees(Story.opened());

        assertThat(step.after().state()).isEqualTo(JobState.CANCELED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(step.after().has(Flag.LEFTOVER)).isTrue();
        assertThat(step.after().attempts()).isZero();
    }

    @Test
    void aRawConnectionThatWasOpenedLeavesNothingToCleanUp() {
        story.claimed().canceledByUser();

        assertThat(story.sees(Story.openedRaw()).after().has(Flag.LEFTOVER)).isFalse();
    }

    @Test
    void anEarlierLeftoverIsNotForgottenByACanceledRawOpening() {
        story.claimed().nodeDies().claimed().canceledByUser();

        assertThat(story.sees(Story.openedRaw()).after().has(Flag.LEFTOVER)).isTrue();
    }

    @Test
    void theHolderObeysWhereThePrinterIsNotReady() {
        story.claimed().canceledByUser();

        assertThat(story.sees(Story.notReady()).after().state()).isEqualTo(JobState.CANCELED);
    }

    @Test
    void theHolderObeysInsteadOfTryingAgain() {
        story.claimed().canceledByUser();

        Step step = story.sees(Story.notDelivered());

        assertThat(step.after().state()).isEqualTo(JobState.CANCELED);
        assertThat(step.why()).isEqualTo(new Why(Why.Code.CANCELED, "connection refused"));
    }

    @Test
    void aWishSurvivesTheNodeThatHeldTheJob() {
        story.claimed().canceledByUser();
        story.nodeDies().claimed();

        assertThat(story.todo()).isEqualTo(Action.DECIDE);
        Step step = story.sees(Story.timePassed());

        assertThat(step.after().state()).isEqualTo(JobState.CANCELED);
        assertThat(step.after().has(Flag.LEFTOVER)).isTrue();
    }

    @Test
    void aWishSurvivesAClaimThatIsGivenBack() {
        story.claimed().canceledByUser();
        story.released(Duration.ofSeconds(1));

        assertThat(story.due().todo()).isEqualTo(Action.DECIDE);
    }

    @Test
    void aWishWhileSendingMeansNoRetry() {
        story.sending().canceledByUser();

        Step step = story.sees(Story.notDelivered());

        assertThat(step.after().state()).isEqualTo(JobState.CANCELED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void aWishWhileSendingIsObeyedAtThePrinterOnceItHasTheDocument() {
        story.sending().canceledByUser();
        assertThat(story.job().state()).isEqualTo(JobState.SENDING);

        story.sees(Story.accepted());

        assertThat(story.due().todo()).isEqualTo(Action.CANCEL_THERE);
    }

    @Test
    void aWishWhileSendingIsObeyedAtThePrinterInDoubtToo() {
        story.sending().canceledByUser();
        story.sees(Story.lostAfterAll());

        assertThat(story.todo()).isEqualTo(Action.CANCEL_THERE);
    }

    @Test
    void aWishIsObeyedByTheSuccessorOfANodeThatWasSending() {
        story.sending().canceledByUser();
        story.nodeDies().claimed().sees(Story.timePassed());

        assertThat(story.job().state()).isEqualTo(JobState.IN_DOUBT);
        assertThat(story.due().todo()).isEqualTo(Action.CANCEL_THERE);
    }

    @Test
    void aPrintingJobThatNobodyHoldsIsDueAtOnce() {
        story.printing();

        Step step = story.canceledByUser().orElseThrow();

        assertThat(step.after().state()).isEqualTo(JobState.PRINTING);
        assertThat(step.after().dueAt()).contains(story.now());
        assertThat(step.after().claim().place()).isEqualTo(Claim.Place.HOLDS_PRINTER);
        assertThat(story.due().todo()).isEqualTo(Action.CANCEL_THERE);
    }

    @Test
    void afterTheWishThePrintersFinalStateDecides() {
        story.printing().canceledByUser();
        Step waiting = story.due().sees(Story.asked(Story.working()));
        assertThat(waiting.after().state()).isEqualTo(JobState.PRINTING);
        assertThat(waiting.why()).isEqualTo(new Why(Why.Code.CANCEL_ASKED, "processing"));

        Step step = story.due().sees(Story.neverProcessed());

        assertThat(step.after().state()).isEqualTo(JobState.CANCELED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(step.after().has(Flag.REFUNDED_IN_DOUBT)).isFalse();
    }

    @Test
    void printedInSpiteOfItMeansCompletedAndCaptured() {
        story.printing().canceledByUser();

        Step step = story.due().sees(Story.asked(Story.printed()));

        assertThat(step.after().state()).isEqualTo(JobState.COMPLETED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.CAPTURED);
    }

    @Test
    void stoppedOnRequestWithoutTellingWhatCameOutIsCanceledAndCounted() {
        story.printing().canceledByUser();

        Step step = story.due().sees(Story.asked(Story.stoppedSomehow()));

        assertThat(step.after().state()).isEqualTo(JobState.CANCELED);
        assertThat(step.after().has(Flag.REFUNDED_IN_DOUBT)).isTrue();
        assertThat(step.after().has(Flag.LEFTOVER)).isFalse();
    }

    @Test
    void aPrinterThatWasAskedIsAskedAgainAfterAWhileOnly() {
        story.printing().canceledByUser();
        story.due().sees(Story.asked(Story.working()));
        assertThat(story.job().attempt().orElseThrow().cancelAskedAt()).contains(story.now());

        story.passes(Duration.ofSeconds(20).minusMillis(1)).claimed();
        assertThat(story.todo()).isEqualTo(Action.LOOK);
        assertThat(story.passes(Duration.ofMillis(1)).todo()).isEqualTo(Action.CANCEL_THERE);
    }

    @Test
    void aPrinterThatDidNotAnswerIsAskedAgainAtTheNextLook() {
        story.printing().canceledByUser();
        story.due().sees(Story.asked(Story.unanswered()));

        assertThat(story.due().todo()).isEqualTo(Action.CANCEL_THERE);
    }

    @Test
    void thatThePrinterWasAskedIsToldOnce() {
        story.printing().canceledByUser();
        story.due().sees(Story.asked(Story.working()));

        assertThat(story.due().sees(Story.working()).recorded()).isFalse();
        story.passes(Duration.ofSeconds(21)).claimed();
        assertThat(story.sees(Story.asked(Story.working())).recorded()).isFalse();
        assertThat(story.job().why().code()).isEqualTo(Why.Code.CANCEL_ASKED);
    }

    @Test
    void aSecondWishChangesNothing() {
        story.printing().canceledByUser();

        assertThat(story.canceledByUser()).isEmpty();
    }

    @Test
    void aJobThatHasEndedIsNotCanceledAnyMore() {
        story.sending().sees(Story.printed());

        assertThat(story.canceledByUser()).isEqualTo(Optional.empty());
        assertThat(story.job().has(Flag.CANCEL_REQUESTED)).isFalse();
    }

    @Test
    void aWishEndsDoubtWithoutASecondPrintWhateverThePolicy() {
        Story retrying = Story.of(TestPolicies.RETRYING_IN_DOUBT).inDoubt();
        retrying.canceledByUser();

        Step step = retrying.passes(Duration.ofMinutes(2)).sees(Story.notFound());

        assertThat(step.after().state()).isEqualTo(JobState.CANCELED);
        assertThat(step.after().has(Flag.REFUNDED_IN_DOUBT)).isTrue();
    }

    @Test
    void aJobThatAwaitsItsPaymentKeepsTheWishAndIsDueAtOnce() {
        Story remote = Story.withRemoteWallet(TestPolicies.PLAIN);

        Step step = remote.canceledByUser().orElseThrow();

        assertThat(step.after().state()).isEqualTo(JobState.AWAITING_PAYMENT);
        assertThat(step.after().dueAt()).contains(remote.now());
    }
}
