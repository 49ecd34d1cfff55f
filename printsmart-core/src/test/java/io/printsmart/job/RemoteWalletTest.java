package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.wallet.LedgerAccount;
import io.printsmart.wallet.Movement.Kind;
import io.printsmart.wallet.Wallet.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Money behind a network: asked for before anything is printed, owed for as long as it takes. */
class RemoteWalletTest {

    private final Story story = Story.withRemoteWallet(TestPolicies.PLAIN);

    private Story paid() {
        story.claimed().sees(Story.charge(Answer.DONE));
        return story;
    }

    /** Canceled while it was not known whether the wallet had charged. */
    private Story owed() {
        story.claimed().canceledByUser();
        story.sees(Story.timePassed());
        return story;
    }

    @Test
    void theWalletIsAskedBeforeAnythingIsPrinted() {
        assertThat(story.claimed().todo()).isEqualTo(Action.CHARGE);
    }

    @Test
    void aWalletThatSaysYesMakesTheJobPendingAndTheChargeIsBookedWithIt() {
        Step step = story.claimed().sees(Story.charge(Answer.DONE));

        assertThat(step.after().state()).isEqualTo(JobState.PENDING);
        assertThat(step.after().payment()).isEqualTo(PaymentState.CHARGED);
        assertThat(step.after().has(Flag.PAID_REMOTELY)).isTrue();
        assertThat(step.after().dueAt()).contains(story.now());
        assertThat(step.why()).isEqualTo(Why.of(Why.Code.PAID));
        assertThat(step.money().orElseThrow().from()).isEqualTo(LedgerAccount.EXTERNAL);
        assertThat(step.money().orElseThrow().kind()).isEqualTo(Kind.CHARGE);
    }

    @Test
    void aWalletThatSaysNoEndsTheJobAndNothingIsOwed() {
        Step step = story.claimed().sees(Story.charge(Answer.DECLINED));

        assertThat(step.after().state()).isEqualTo(JobState.CANCELED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.UNPAID);
        assertThat(step.why()).isEqualTo(Why.of(Why.Code.DECLINED));
        assertThat(step.after().dueAt()).isEmpty();
        assertThat(step.money()).isEmpty();
        assertThat(story.todo()).isEqualTo(Action.FINISHED);
    }

    @Test
    void aWalletThatCannotBeUnderstoodIsAskedAgainOnTheBackoffCurve() {
        for (Answer unclear : List.of(Answer.UNKNOWN, Answer.NOT_FOUND)) {
            Story one = Story.withRemoteWallet(TestPolicies.PLAIN);
            for (int seconds : new int[] {2, 4, 8}) {
                Step step = one.claimed().sees(Story.charge(unclear));
                assertThat(step.after().state()).isEqualTo(JobState.AWAITING_PAYMENT);
                assertThat(step.after().payment()).isEqualTo(PaymentState.CHARGING);
                assertThat(step.why()).isEqualTo(Why.of(Why.Code.PAYMENT_UNKNOWN));
                assertThat(step.recorded()).isEqualTo(seconds == 2);
                assertThat(one.untilDue()).isEqualTo(Duration.ofSeconds(seconds));
                one.due();
            }
            assertThat(one.todo()).isEqualTo(Action.CHARGE);
        }
    }

    @Test
    void thePaymentIsNotAskedForBehindTheDeadline() {
        story.at(Story.DEADLINE.minusSeconds(1)).claimed().sees(Story.charge(Answer.UNKNOWN));

        assertThat(story.job().dueAt()).contains(Story.DEADLINE);
    }

    @Test
    void waitsForTheWalletAreForgottenOnceItHasAnswered() {
        story.claimed().sees(Story.charge(Answer.UNKNOWN));

        assertThat(story.due().sees(Story.charge(Answer.DONE)).after().waits()).isZero();
    }

    @Test
    void waitsForTheWalletAreForgottenOnceItHasDeclined() {
        story.claimed().sees(Story.charge(Answer.UNKNOWN));

        assertThat(story.due().sees(Story.charge(Answer.DECLINED)).after().waits())
                .isZero();
    }

    @Test
    void atTheDeadlineAPaymentThatIsNotKnownIsOwedBack() {
        story.at(Story.DEADLINE).claimed();
        assertThat(story.todo()).isEqualTo(Action.DECIDE);

        Step step = story.sees(Story.timePassed());

        assertThat(step.after().state()).isEqualTo(JobState.CANCELED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUND_DUE);
        assertThat(step.why()).isEqualTo(Why.of(Why.Code.DEADLINE));
        assertThat(step.after().dueAt()).contains(Story.DEADLINE);
        assertThat(story.claimed().todo()).isEqualTo(Action.REFUND);
    }

    @Test
    void nothingSeenIsNothingDecided() {
        Step step = story.claimed().sees(Story.timePassed());

        assertThat(step.after().state()).isEqualTo(JobState.AWAITING_PAYMENT);
        assertThat(step.after().dueAt()).contains(story.now());
        assertThat(step.recorded()).isFalse();
    }

    @Test
    void aWishToCancelIsObeyedWithoutAskingForTheMoney() {
        story.canceledByUser();
        assertThat(story.due().todo()).isEqualTo(Action.DECIDE);

        Step step = story.sees(Story.timePassed());

        assertThat(step.after().state()).isEqualTo(JobState.CANCELED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUND_DUE);
        assertThat(step.why()).isEqualTo(Why.of(Why.Code.CANCELED));
    }

    @Test
    void aWishThatArrivesDuringAChargeWithoutAnAnswerIsObeyedAtOnce() {
        story.claimed().canceledByUser();

        Step step = story.sees(Story.charge(Answer.UNKNOWN));

        assertThat(step.after().state()).isEqualTo(JobState.CANCELED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUND_DUE);
        assertThat(step.why()).isEqualTo(Why.of(Why.Code.CANCELED));
    }

    @Test
    void aChargeWithoutAnAnswerAtTheDeadlineIsOwedBack() {
        Step step = story.claimed().at(Story.DEADLINE).sees(Story.charge(Answer.UNKNOWN));

        assertThat(step.after().state()).isEqualTo(JobState.CANCELED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUND_DUE);
        assertThat(step.why()).isEqualTo(Why.of(Why.Code.DEADLINE));
    }

    @Test
    void aChargeThatWasDoneInSpiteOfAWishIsBookedAndOwedBack() {
        story.claimed().canceledByUser();

        Step step = story.sees(Story.charge(Answer.DONE));

        assertThat(step.after().state()).isEqualTo(JobState.CANCELED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUND_DUE);
        assertThat(step.after().has(Flag.PAID_REMOTELY)).isTrue();
        assertThat(step.why()).isEqualTo(Why.of(Why.Code.CANCELED));
        assertThat(step.at()).isEqualTo(story.now());
        assertThat(step.node()).isEqualTo("node-1");
        assertThat(step.recorded()).isTrue();
        assertThat(step.printerRestsUntil()).isEmpty();
        assertThat(story.money()).isEqualTo(List.of(Kind.CHARGE));

        story.due().sees(Story.refund(Answer.DONE));
        assertThat(story.money()).isEqualTo(List.of(Kind.CHARGE, Kind.REFUND));
    }

    @Test
    void aChargeThatWasDoneAfterTheDeadlineIsBookedAndOwedBack() {
        Step step = story.claimed().at(Story.DEADLINE).sees(Story.charge(Answer.DONE));

        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUND_DUE);
        assertThat(step.why()).isEqualTo(Why.of(Why.Code.DEADLINE));
        assertThat(story.money()).isEqualTo(List.of(Kind.CHARGE));
    }

    @Test
    void aJobThatFailsOwesTheMoneyUntilTheWalletHasIt() {
        Step step = paid().claimed().sees(Story.rejected());

        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUND_DUE);
        assertThat(step.after().dueAt()).contains(story.now());
        assertThat(story.due().todo()).isEqualTo(Action.REFUND);

        Step refunded = story.sees(Story.refund(Answer.DONE));

        assertThat(refunded.after().state()).isEqualTo(JobState.FAILED);
        assertThat(refunded.after().payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(refunded.why()).isEqualTo(Why.of(Why.Code.REFUNDED));
        assertThat(refunded.after().why()).isEqualTo(step.why());
        assertThat(refunded.after().dueAt()).isEmpty();
        assertThat(refunded.money().orElseThrow().to()).isEqualTo(LedgerAccount.EXTERNAL);
        assertThat(story.todo()).isEqualTo(Action.FINISHED);
    }

    @Test
    void aJobThatIsPrintedIsCaptured() {
        paid().printing().due().sees(Story.printed());

        assertThat(story.money()).isEqualTo(List.of(Kind.CHARGE, Kind.CAPTURE));
    }

    @Test
    void aRefundOfWhatWasNeverBookedMovesNothingInTheLedger() {
        Step step = owed().due().sees(Story.refund(Answer.DONE));

        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(story.money()).isEmpty();
    }

    @Test
    void anObligationIsRetriedForAsLongAsItTakes() {
        owed();
        for (Answer notYet : List.of(Answer.UNKNOWN, Answer.DECLINED, Answer.NOT_FOUND)) {
            Step step = story.due().sees(Story.refund(notYet));
            assertThat(step.after().payment()).isEqualTo(PaymentState.REFUND_DUE);
            assertThat(step.why()).isEqualTo(new Why(Why.Code.REFUND_OWED, "the wallet answered " + notYet));
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(story.due().todo()).isEqualTo(Action.REFUND);
            assertThat(story.sees(Story.refund(Answer.UNKNOWN)).after().payment())
                    .isEqualTo(PaymentState.REFUND_DUE);
            assertThat(story.untilDue()).isLessThanOrEqualTo(Duration.ofHours(1));
        }
        story.due().sees(Story.refund(Answer.DONE));
        assertThat(story.job().payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(story.job().waits()).isZero();
    }

    @Test
    void thatTheMoneyIsOwedIsToldOnceAndTheWalletIsAskedLessAndLessOften() {
        owed().due();
        assertThat(story.sees(Story.refund(Answer.UNKNOWN)).recorded()).isTrue();
        assertThat(story.untilDue()).isEqualTo(Duration.ofSeconds(2));
        assertThat(story.due().sees(Story.refund(Answer.UNKNOWN)).recorded()).isFalse();
        assertThat(story.untilDue()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void anAnswerThatChangesIsNoNews() {
        owed().due().sees(Story.refund(Answer.UNKNOWN));

        Step step = story.due().sees(Story.refund(Answer.DECLINED));

        assertThat(step.recorded()).isFalse();
        assertThat(step.why().detail()).isEqualTo("the wallet answered DECLINED");
    }

    @Test
    void anOutageOfWeeksCostsFewQuestionsAndTheMoneyIsBackWithinTheHour() {
        owed();
        Instant back = story.now().plus(Duration.ofDays(30));
        int questions = 0;
        while (story.due().now().isBefore(back)) {
            story.sees(Story.refund(Answer.UNKNOWN));
            questions++;
        }
        story.sees(Story.refund(Answer.DONE));

        assertThat(questions).isBetween(100, 1200);
        assertThat(Duration.between(back, story.now())).isLessThanOrEqualTo(Duration.ofHours(1));
        assertThat(story.job().payment()).isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void anOutageOfHoursIsNotMadeLongerByMoreThanFiveMinutes() {
        owed();
        Instant back = story.now().plus(Duration.ofHours(8));
        while (story.due().now().isBefore(back)) {
            story.sees(Story.refund(Answer.UNKNOWN));
        }

        assertThat(Duration.between(back, story.now())).isLessThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aClockThatWasSetBackAsksNoMoreOften() {
        owed();

        story.at(story.now().minus(Duration.ofDays(1))).claimed().sees(Story.refund(Answer.UNKNOWN));

        assertThat(story.untilDue()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aChargeThatAnswersLateAfterTheEndChangesNeitherStateNorDebt() {
        Step step = owed().due().sees(Story.charge(Answer.DONE));

        assertThat(step.after().state()).isEqualTo(JobState.CANCELED);
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUND_DUE);
        assertThat(step.money()).isEmpty();
        assertThat(story.due().todo()).isEqualTo(Action.REFUND);
    }

    @Test
    void aChargeThatAnswersLateAfterTheRefundChangesNothing() {
        owed().due().sees(Story.refund(Answer.DONE));

        Step step = story.claimed().sees(Story.charge(Answer.DONE));

        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(step.after().dueAt()).isEmpty();
        assertThat(step.money()).isEmpty();
    }

    @Test
    void aRefundThatIsAnsweredTwiceMovesMoneyOnce() {
        paid().claimed().sees(Story.rejected());
        story.due().sees(Story.refund(Answer.DONE));

        story.claimed().sees(Story.refund(Answer.DONE));

        assertThat(story.money()).isEqualTo(List.of(Kind.CHARGE, Kind.REFUND));
    }

    @Test
    void moneyOwedAndALeftoverTakeTurns() {
        paid().sending().sees(Story.rejected());
        assertThat(story.job().has(Flag.LEFTOVER)).isTrue();

        assertThat(story.due().todo()).isEqualTo(Action.REFUND);
        story.sees(Story.refund(Answer.UNKNOWN));
        assertThat(story.due().todo()).isEqualTo(Action.CANCEL_THERE);
        story.sees(Story.asked(Story.unanswered()));
        assertThat(story.due().todo()).isEqualTo(Action.REFUND);
        story.sees(Story.refund(Answer.UNKNOWN));
        assertThat(story.due().todo()).isEqualTo(Action.CANCEL_THERE);
        story.sees(Story.asked(Story.notFound()));
        assertThat(story.job().has(Flag.LEFTOVER)).isFalse();
        assertThat(story.job().dueAt()).contains(story.now());
        assertThat(story.due().todo()).isEqualTo(Action.REFUND);
    }

    @Test
    void aLeftoverOutlivesTheRefund() {
        paid().sending().sees(Story.rejected());

        Step step = story.due().sees(Story.refund(Answer.DONE));

        assertThat(step.after().dueAt()).contains(story.now());
        assertThat(story.due().todo()).isEqualTo(Action.CANCEL_THERE);
    }

    @Test
    void aLeftoverThatIsGivenUpDoesNotEndTheDebt() {
        paid().sending().sees(Story.rejected());
        story.due().sees(Story.refund(Answer.UNKNOWN));

        story.passes(Duration.ofHours(24)).claimed().sees(Story.asked(Story.unanswered()));

        assertThat(story.job().has(Flag.LEFTOVER)).isFalse();
        assertThat(story.due().todo()).isEqualTo(Action.REFUND);
    }

    @Test
    void paperAfterTheEndDoesNotEndTheDebt() {
        paid().inDoubt().passes(Duration.ofMinutes(2)).sees(Story.notFound());

        Step step = story.due().sees(Story.asked(Story.printed()));

        assertThat(step.after().has(Flag.PRINTED_AFTER_REFUND)).isTrue();
        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUND_DUE);
        assertThat(story.due().todo()).isEqualTo(Action.REFUND);
    }
}
