package io.printsmart.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.PrinterId;
import io.printsmart.service.Settings;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import io.printsmart.testkit.wallet.InMemoryWallet;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteWalletDeliveryTest {

    private static final Duration LONG = Duration.ofHours(2);

    private ScriptedRawPrinter printer;
    private InMemoryWallet campusCard;
    private Unreliable wallet;
    private HandCrank crank;

    /** Loses answers, before or after the wallet behind it has acted. */
    private static final class Unreliable implements Wallet {

        private enum Loss {
            BEFORE_ACTING,
            AFTER_ACTING,
            THROWS
        }

        private final Wallet behind;
        private final Queue<Loss> losses = new ArrayDeque<>();

        Unreliable(Wallet behind) {
            this.behind = behind;
        }

        @Override
        public Answer charge(String key, AccountId account, Money amount, Duration timeout) {
            Loss loss = losses.poll();
            if (loss == Loss.BEFORE_ACTING) {
                return Answer.UNKNOWN;
            }
            Answer answer = behind.charge(key, account, amount, timeout);
            if (loss == Loss.THROWS) {
                throw new IllegalStateException("connection reset");
            }
            return loss == null ? answer : Answer.UNKNOWN;
        }

        @Override
        public Answer refund(String chargeKey, AccountId account, Money amount, Duration timeout) {
            Loss loss = losses.poll();
            if (loss == Loss.BEFORE_ACTING) {
                return Answer.UNKNOWN;
            }
            Answer answer = behind.refund(chargeKey, account, amount, timeout);
            return loss == null ? answer : Answer.UNKNOWN;
        }

        @Override
        public Answer find(String key, Duration timeout) {
            return behind.find(key, timeout);
        }
    }

    @BeforeEach
    void start() {
        printer = ScriptedRawPrinter.start();
        campusCard = new InMemoryWallet(Money.currency("EUR"));
        campusCard.give(Desk.ANN, Desk.FULL);
        wallet = new Unreliable(campusCard);
        crank = HandCrank.with(Settings.DEFAULT, parts -> parts.wallet(wallet));
        Desk.add(crank, "library", printer.uri());
    }

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
        printer.close();
    }

    private PrintJob end(PrintJob job) {
        assertThat(crank.crankUntilIdle(LONG)).isTrue();
        crank.crankFor(Duration.ofHours(1));
        return Desk.now(crank, job.id());
    }

    @Test
    void aPaidJobIsPrintedAndCaptured() {
        PrintJob job = Desk.submit(crank, "a");
        assertThat(job.state()).isEqualTo(JobState.PENDING);
        assertThat(campusCard.balance(Desk.ANN)).isEqualTo(Desk.LESS);
        assertThat(end(job).payment()).isEqualTo(PaymentState.CAPTURED);
        assertThat(campusCard.balance(Desk.ANN)).isEqualTo(Desk.LESS);
    }

    @Test
    void aDeclinedChargeCancelsTheJobAndNothingIsPrinted() {
        PrintJob job = crank.print()
                .service()
                .submit(Desk.request("a").cost(Money.of("6.00", "EUR")).build());
        assertThat(job.state()).isEqualTo(JobState.CANCELED);
        assertThat(job.payment()).isEqualTo(PaymentState.UNPAID);
        assertThat(Desk.copiesOf(printer.paper(), "a")).isEmpty();
    }

    @Test
    void aLostAnswerIsAskedForAgainAndNobodyIsChargedTwice() {
        for (Unreliable.Loss loss : Unreliable.Loss.values()) {
            wallet.losses.add(loss);
            PrintJob job = Desk.submit(crank, loss.name());
            assertThat(job.state()).isEqualTo(JobState.AWAITING_PAYMENT);
            assertThat(end(job).state()).isEqualTo(JobState.COMPLETED);
        }
        assertThat(campusCard.balance(Desk.ANN)).isEqualTo(Money.of("3.20", "EUR"));
    }

    @Test
    void aWalletThatStaysAwayIsNotChargedLaterEither() {
        wallet.losses.addAll(Collections.nCopies(500, Unreliable.Loss.BEFORE_ACTING));
        PrintJob job = Desk.submit(crank, "a");
        assertThat(crank.crankUntilIdle(LONG)).isTrue();
        PrintJob canceled = Desk.now(crank, job.id());
        assertThat(canceled.state()).isEqualTo(JobState.CANCELED);
        assertThat(canceled.payment()).isEqualTo(PaymentState.REFUND_DUE);
        wallet.losses.clear();
        assertThat(end(job).payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(campusCard.balance(Desk.ANN)).isEqualTo(Desk.FULL);
        assertThat(campusCard.charge("charge:" + job.id(), Desk.ANN, Desk.COST, LONG))
                .as("the key is void")
                .isEqualTo(Wallet.Answer.DECLINED);
    }

    @Test
    void aRefundIsOwedUntilTheWalletGivesIt() {
        PrintJob job = Desk.submit(crank, "a");
        crank.print().printers().remove(new PrinterId("library"));
        wallet.losses.addAll(Collections.nCopies(3, Unreliable.Loss.BEFORE_ACTING));
        wallet.losses.add(Unreliable.Loss.AFTER_ACTING);
        PrintJob failed = end(job);
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(campusCard.balance(Desk.ANN)).isEqualTo(Desk.FULL);
    }

    @Test
    void aCancelWhileThePaymentIsUnknownGivesTheMoneyBack() {
        wallet.losses.add(Unreliable.Loss.AFTER_ACTING);
        PrintJob job = Desk.submit(crank, "a");
        crank.print().service().cancel(job.id());
        PrintJob canceled = end(job);
        assertThat(canceled.state()).isEqualTo(JobState.CANCELED);
        assertThat(canceled.payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(campusCard.balance(Desk.ANN)).isEqualTo(Desk.FULL);
        assertThat(Desk.copiesOf(printer.paper(), "a")).isEmpty();
    }
}
