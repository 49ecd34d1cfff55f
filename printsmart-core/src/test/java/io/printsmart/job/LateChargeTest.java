package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.wallet.Movement.Kind;
import io.printsmart.wallet.Wallet.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A wallet that cannot void the key of a charge that it has not seen: what is owed stays open until none can come. */
class LateChargeTest {

    private static final Duration DELAY = Duration.ofHours(12);

    private final Story story = Story.withRemoteWallet(TestPolicies.PLAIN);

    /** Canceled while it was not known whether the wallet had charged. */
    private Instant owed() {
        story.claimed().canceledByUser();
        story.sees(Story.charge(Answer.UNKNOWN));
        return story.job().finishedAt().orElseThrow().plus(DELAY);
    }

    private static Sighting refund(Answer answer, Instant askedAt) {
        return new Sighting.RefundAnswered(answer, askedAt, Optional.of(DELAY));
    }

    private Step asksForTheRefund(Answer answer) {
        return story.due().sees(refund(answer, story.now()));
    }

    @ParameterizedTest
    @EnumSource
    void whateverTheWalletSaysARefundStaysOwedWhileAChargeMayStillCome(Answer answer) {
        Instant end = owed();
        for (boolean told = false; story.due().now().isBefore(end); told = true) {
            assertThat(story.todo()).isEqualTo(Action.REFUND);
            Step step = story.sees(refund(answer, story.now()));
            assertThat(step.after().payment()).isEqualTo(PaymentState.REFUND_DUE);
            assertThat(step.why().code()).isEqualTo(Why.Code.REFUND_OWED);
            assertThat(step.why().detail()).endsWith("may charge until " + end);
            assertThat(step.recorded()).isNotEqualTo(told);
        }
        assertThat(story.now()).as("asked at the first moment that counts").isEqualTo(end);
        assertThat(story.todo()).isEqualTo(Action.REFUND);
    }

    @ParameterizedTest
    @EnumSource(names = {"DONE", "NOT_FOUND"})
    void onceNoChargeCanComeTheWalletsWordIsTheEnd(Answer answer) {
        story.at(owed()).claimed();

        Step step = story.sees(refund(answer, story.now()));

        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(step.after().dueAt()).isEmpty();
        assertThat(step.money()).as("no charge was ever booked").isEmpty();
        assertThat(step.recorded()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN", "DECLINED"})
    void onceNoChargeCanComeAWalletThatDoesNotSaySoStillOwes(Answer answer) {
        story.at(owed()).claimed();

        assertThat(story.sees(refund(answer, story.now())).after().payment()).isEqualTo(PaymentState.REFUND_DUE);
    }

    @Test
    void anAnswerToAQuestionFromBeforeTheEndIsNotTheLastWord() {
        Instant end = owed();
        story.at(end.minusSeconds(1)).claimed().at(end.plusSeconds(20));

        Step step = story.sees(refund(Answer.NOT_FOUND, end.minusMillis(1)));

        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUND_DUE);
        assertThat(step.after().dueAt()).contains(story.now());
    }

    @Test
    void aChargeThatIsKnownIsSettledAtOnce() {
        story.claimed().sees(Story.charge(Answer.DONE));
        story.claimed().sees(Story.rejected());

        Step step = asksForTheRefund(Answer.DONE);

        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(story.money()).isEqualTo(List.of(Kind.CHARGE, Kind.REFUND));
    }

    @Test
    void aChargeThatIsKnownAndNotFoundAnyMoreIsOwedForEver() {
        story.claimed().sees(Story.charge(Answer.DONE));
        story.claimed().sees(Story.rejected());
        story.passes(DELAY.multipliedBy(2)).claimed();

        Step step = story.sees(refund(Answer.NOT_FOUND, story.now()));

        assertThat(step.after().payment()).isEqualTo(PaymentState.REFUND_DUE);
        assertThat(story.money()).isEqualTo(List.of(Kind.CHARGE));
    }

    @Test
    void aWalletThatVoidsKeysHasNothingToWaitFor() {
        owed();

        assertThat(story.due().sees(Story.refund(Answer.DONE)).after().payment())
                .isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void aLeftoverIsRemovedWhileAChargeMayStillCome() {
        story.claimed().sees(Story.charge(Answer.DONE));
        story.sending().sees(Story.rejected());

        asksForTheRefund(Answer.UNKNOWN);

        assertThat(story.due().todo()).isEqualTo(Action.CANCEL_THERE);
    }
}
