package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.event.JobEvent;
import io.printsmart.event.JobEvent.Kind;
import io.printsmart.event.JobEvents;
import io.printsmart.wallet.Wallet.Answer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of each recorded step, along the lives of jobs. */
class JobEventsTest {

    private static Kind told(Step step) {
        return JobEvents.of(step).orElseThrow().kind();
    }

    @Test
    void anAcceptedJobIsToldWithAllThatAPortalWrites() {
        Story story = Story.of();

        JobEvent event = JobEvents.accepted(story.job());

        assertThat(event.kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(event.id()).isEqualTo("job:job1:" + story.job().claim().version());
        assertThat(event.at()).isEqualTo(Story.NOON);
        assertThat(event.key()).isEqualTo("order-4711");
        assertThat(event.account()).isEqualTo(story.job().account());
        assertThat(event.printer()).isEqualTo(story.job().order().printer());
        assertThat(event.cost()).isEqualTo(Story.COST);
        assertThat(event.state()).isEqualTo(JobState.PENDING);
        assertThat(event.payment()).isEqualTo(PaymentState.CHARGED);
        assertThat(event.why()).isEqualTo(Why.of(Why.Code.ACCEPTED));
        assertThat(event.instead()).isEmpty();
    }

    @Test
    void theEventOfAStepIsTheJobAfterIt() {
        Story story = Story.of().printing().passes(Duration.ofSeconds(5)).claimed();

        Step step = story.sees(Story.printed());
        JobEvent event = JobEvents.of(step).orElseThrow();

        assertThat(event.kind()).isEqualTo(Kind.COMPLETED);
        assertThat(event.version()).isEqualTo(step.after().claim().version());
        assertThat(event.at()).isEqualTo(step.at());
        assertThat(event.payment()).isEqualTo(PaymentState.CAPTURED);
        assertThat(event.why()).isEqualTo(step.why());
    }

    @Test
    void whatIsNotRecordedIsNotTold() {
        Story story = Story.of().claimed();
        story.sees(Story.notReady());
        Story again = story.passes(Duration.ofSeconds(3)).claimed();

        assertThat(JobEvents.of(again.sees(Story.notReady()))).isEmpty();
    }

    @Test
    void waitingAndTryingAgainAreTold() {
        Story story = Story.of().claimed();
        assertThat(told(story.sees(Story.notReady()))).isEqualTo(Kind.DELAYED);
        story.passes(Duration.ofSeconds(3)).claimed();
        assertThat(told(story.sees(Story.notDelivered()))).isEqualTo(Kind.RETRY_SCHEDULED);
    }

    @Test
    void sendingPrintingAndDoubtAreTold() {
        Story story = Story.of().claimed();
        assertThat(told(story.sees(Story.opened()))).isEqualTo(Kind.SENDING);
        assertThat(told(story.sees(Story.accepted()))).isEqualTo(Kind.PRINTING);
        assertThat(told(story.due().sees(Story.working()))).isEqualTo(Kind.PRINTING);
        assertThat(told(story.due().sees(Story.notFound()))).isEqualTo(Kind.IN_DOUBT);
    }

    @Test
    void aFailedJobTellsWhereItsMoneyIs() {
        Step failed = Story.of().claimed().sees(Story.rejected());

        JobEvent event = JobEvents.of(failed).orElseThrow();
        assertThat(event.kind()).isEqualTo(Kind.FAILED);
        assertThat(event.payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(event.why().code()).isEqualTo(Why.Code.REJECTED);
    }

    @Test
    void aCanceledJobIsToldOnceAskedAndOnceEnded() {
        Optional<Step> atOnce = Story.of().canceledByUser();
        assertThat(told(atOnce.orElseThrow())).isEqualTo(Kind.CANCELED);

        Story claimed = Story.of().claimed();
        assertThat(told(claimed.canceledByUser().orElseThrow())).isEqualTo(Kind.CANCEL_REQUESTED);
        assertThat(told(claimed.sees(Story.timePassed()))).isEqualTo(Kind.CANCELED);
    }

    @Test
    void aRemoteWalletsAnswersAreTold() {
        Story story = Story.withRemoteWallet(Policies.DEFAULT).claimed();
        assertThat(told(story.sees(Story.charge(Answer.UNKNOWN)))).isEqualTo(Kind.PAYMENT_DELAYED);
        assertThat(told(story.due().sees(Story.charge(Answer.DONE)))).isEqualTo(Kind.PAID);
        assertThat(told(Story.withRemoteWallet(Policies.DEFAULT).claimed().sees(Story.charge(Answer.DECLINED))))
                .isEqualTo(Kind.CANCELED);
    }

    @Test
    void aRefundIsOwedThenBack() {
        Story story = Story.withRemoteWallet(Policies.DEFAULT).claimed();
        story.sees(Story.charge(Answer.DONE));
        JobEvent failed = JobEvents.of(story.claimed().sees(Story.rejected())).orElseThrow();
        assertThat(failed.kind()).isEqualTo(Kind.FAILED);
        assertThat(failed.payment()).isEqualTo(PaymentState.REFUND_DUE);

        assertThat(told(story.due().sees(Story.refund(Answer.UNKNOWN)))).isEqualTo(Kind.REFUND_OWED);
        assertThat(told(story.due().sees(Story.refund(Answer.DONE)))).isEqualTo(Kind.REFUNDED);
    }

    @Test
    void whatBecomesOfALeftoverIsTold() {
        assertThat(told(withLeftover().sees(Story.asked(Story.printed())))).isEqualTo(Kind.PAPER_AFTER_REFUND);
        assertThat(told(withLeftover().sees(Story.asked(Story.neverProcessed()))))
                .isEqualTo(Kind.LEFTOVER_CLOSED);
    }

    private static Story withLeftover() {
        Story story = Story.of().inDoubt();
        story.at(story.job().order().endBy()).claimed();
        story.sees(Story.timePassed());
        assertThat(story.job().has(Flag.LEFTOVER)).isTrue();
        return story.due();
    }
}
