package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.Claim.Place;
import io.printsmart.wallet.Movement.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SendingTest {

    private final Story story = Story.of(TestPolicies.PLAIN).sending();

    @Test
    void whatThePrinterAcceptedIsPrinting() {
        Step step = story.passes(Duration.ofSeconds(4)).sees(Story.accepted());

        assertThat(step.after().state()).isEqualTo(JobState.PRINTING);
        assertThat(story.untilDue()).isEqualTo(Duration.ofMillis(250));
        assertThat(step.why()).isEqualTo(Why.of(Why.Code.DELIVERED));
        assertThat(step.after().attempt().orElseThrow().lastAnswerAt()).isEqualTo(story.now());
        assertThat(step.after().attempt().orElseThrow().remote()).contains(Story.REMOTE);
        assertThat(step.after().claim().place()).isEqualTo(Place.HOLDS_PRINTER);
    }

    @Test
    void aRemoteJobThatIsOnlyKnownFromTheAnswerIsRemembered() {
        RemoteJob other = new RemoteJob(8, "ipp://10.1.2.3/ipp/print", Optional.empty(), Optional.empty());

        Step step = story.sees(new Sighting.Accepted(Optional.of(other)));

        assertThat(step.after().attempt().orElseThrow().remote()).contains(other);
    }

    @Test
    void theFirstLookIsNotLaterThanTheEnd() {
        Story slow = Story.of(TestPolicies.looking(Duration.ofHours(2), Duration.ofHours(2)))
                .sending();

        slow.sees(Story.accepted());

        assertThat(slow.job().dueAt()).contains(slow.job().order().endBy());
    }

    @Test
    void aRawConnectionThatTookAllAndClosedInOrderCompletesTheJobAtTheProofAccepted() {
        Story raw = Story.of(TestPolicies.PLAIN);
        raw.claimed().sees(Story.openedRaw());

        Step step = raw.sees(new Sighting.Printed(Proof.ACCEPTED, OptionalInt.empty()));

        assertThat(step.after().state()).isEqualTo(JobState.COMPLETED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.CAPTURED);
        assertThat(step.after().proof()).contains(Proof.ACCEPTED);
        assertThat(step.why())
                .isEqualTo(new Why(Why.Code.PRINTED, "the printer took every byte; it cannot be asked for more"));
        assertThat(raw.money()).isEqualTo(List.of(Kind.CHARGE, Kind.CAPTURE));
    }

    @Test
    void whatSurelyDidNotLeaveIsTriedAgainWithoutCountingTwice() {
        Step step = story.sees(Story.notDelivered());

        assertThat(step.after().state()).isEqualTo(JobState.PENDING);
        assertThat(step.after().attempts()).isEqualTo(1);
        assertThat(step.why().code()).isEqualTo(Why.Code.RETRY_SCHEDULED);
        assertThat(story.untilDue()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whatWasOpenedForATryThatSentNothingIsALeftover() {
        assertThat(story.sees(Story.notDelivered()).after().has(Flag.LEFTOVER)).isTrue();
    }

    @Test
    void aRawTryThatSentNothingLeavesNothing() {
        Story raw = Story.of(TestPolicies.PLAIN);
        raw.claimed().sees(Story.openedRaw());

        assertThat(raw.sees(Story.notDelivered()).after().has(Flag.LEFTOVER)).isFalse();
    }

    @Test
    void aRawTryThatMayHaveLeftSomethingSaysSo() {
        Story raw = Story.of(TestPolicies.PLAIN);
        raw.claimed().sees(Story.openedRaw());

        Step step = raw.sees(new Sighting.NotDelivered("refused", false, true));

        assertThat(step.after().has(Flag.LEFTOVER)).isTrue();
    }

    @Test
    void aRejectedDocumentFailsAtOnce() {
        Step step = story.sees(Story.rejected());

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.why()).isEqualTo(new Why(Why.Code.REJECTED, "format not supported"));
        assertThat(step.after().has(Flag.LEFTOVER)).isTrue();
    }

    @Test
    void anyErrorAfterTheFirstDocumentByteIsDoubt() {
        Step step = story.passes(Duration.ofSeconds(9)).sees(Story.lostAfterAll());

        assertThat(step.after().state()).isEqualTo(JobState.IN_DOUBT);
        assertThat(step.why()).isEqualTo(new Why(Why.Code.ANSWER_LOST, "connection reset"));
        Attempt attempt = step.after().attempt().orElseThrow();
        assertThat(attempt.documentCut()).isFalse();
        assertThat(attempt.permanent()).isFalse();
        assertThat(attempt.startedAt()).isEqualTo(Story.NOON);
        assertThat(attempt.lastAnswerAt()).isEqualTo(story.now());
    }

    @Test
    void whoLostTheAnswerGoesOnAskingAtOnce() {
        story.sees(Story.lostAfterAll());

        assertThat(story.job().isHeldBy(new NodeId("node-1"))).isTrue();
        assertThat(story.todo()).isEqualTo(Action.LOOK);
    }

    @Test
    void aDocumentThatWasCutIsCanceledThere() {
        story.sees(Story.lostHalfway());

        assertThat(story.job().attempt().orElseThrow().documentCut()).isTrue();
        assertThat(story.todo()).isEqualTo(Action.CANCEL_THERE);
    }

    @Test
    void onlyTheClaimThatStoredTheIntentMaySend() {
        assertThat(story.todo()).isEqualTo(Action.SEND);

        story.nodeDies().claimed();

        assertThat(story.todo()).isEqualTo(Action.DECIDE);
    }

    @Test
    void whatADeadNodeWasSendingIsInDoubt() {
        Step step = story.nodeDies().claimed().passes(Duration.ofSeconds(30)).sees(Story.timePassed());

        assertThat(step.after().state()).isEqualTo(JobState.IN_DOUBT);
        assertThat(step.why()).isEqualTo(Why.of(Why.Code.NODE_LOST));
        assertThat(step.after().dueAt()).contains(story.now());
        assertThat(step.after().attempt().orElseThrow().lastAnswerAt()).isEqualTo(story.now());
        assertThat(step.after().claim().place()).isEqualTo(Place.HOLDS_PRINTER);
        assertThat(story.claimed().todo()).isEqualTo(Action.LOOK);
    }

    @Test
    void aClaimGivenBackWhileSendingKeepsThePrinterAndLeadsToDoubt() {
        story.released(Duration.ofSeconds(1));
        assertThat(story.job().claim().place()).isEqualTo(Place.HOLDS_PRINTER);

        assertThat(story.due().todo()).isEqualTo(Action.DECIDE);
        assertThat(story.sees(Story.timePassed()).after().state()).isEqualTo(JobState.IN_DOUBT);
    }

    @Test
    void whatCannotBeUnderstoodOfASendIsDoubtAndNeverAnotherSend() {
        for (Sighting odd : List.of(Story.working(), Story.notReady(), Story.unanswered(), Story.opened())) {
            Story anew = Story.of(TestPolicies.PLAIN).sending();
            assertThat(anew.sees(odd).after().state()).as(odd.toString()).isEqualTo(JobState.IN_DOUBT);
        }
    }

    @Test
    void aSendThatEndsAfterTheDeadlineIsStillPrinting() {
        assertThat(story.at(Story.DEADLINE.plusSeconds(1))
                        .sees(Story.accepted())
                        .after()
                        .state())
                .isEqualTo(JobState.PRINTING);
    }

    @Test
    void retriesEndAfterTheLastAttemptAlsoWhereItFailedWhileSending() {
        for (int i = 0; i < 3; i++) {
            story.sees(Story.notDelivered());
            story.due().sees(Story.opened());
        }

        Step step = story.sees(Story.notDelivered());

        assertThat(step.after().attempts()).isEqualTo(4);
        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.why().code()).isEqualTo(Why.Code.RETRIES_SPENT);
    }
}
