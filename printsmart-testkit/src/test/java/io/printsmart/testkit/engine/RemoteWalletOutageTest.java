package io.printsmart.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.PrintSmart;
import io.printsmart.event.JobEvent;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.PrinterId;
import io.printsmart.service.LedgerAudit.RefundsOwed;
import io.printsmart.service.PrintRequest;
import io.printsmart.service.Settings;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import io.printsmart.testkit.wallet.InMemoryWallet;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Total;
import io.printsmart.wallet.Wallet;
import io.printsmart.wallet.Wallet.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wallet that is away for weeks, nodes that die while they ask it, charges that arrive when the job has long ended. */
class RemoteWalletOutageTest {

    private static final Duration LONG = Duration.ofHours(2);
    private static final Total COST = Total.of(Desk.COST);
    private static final Total NOTHING = Total.zero(Desk.COST.currency());

    private final InMemoryWallet campusCard = new InMemoryWallet(Money.currency("EUR"));
    private final Diary diary = new Diary("cashier");
    private ScriptedRawPrinter printer;
    private ScriptedWallet wallet;
    private HandCrank crank;

    @BeforeEach
    void start() {
        printer = ScriptedRawPrinter.start();
        campusCard.give(Desk.ANN, Desk.FULL);
        use(Optional.empty(), Settings.DEFAULT);
    }

    private void use(Optional<Duration> longestDelay, Settings settings) {
        if (crank != null) {
            crank.close();
        }
        wallet = new ScriptedWallet(campusCard, longestDelay);
        crank = HandCrank.with(settings, parts -> parts.wallet(wallet).listener(diary));
        Desk.add(crank, "library", printer.uri());
    }

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
        printer.close();
    }

    private Map<Currency, RefundsOwed> owed() {
        return crank.print().audit().run().refundsOwed();
    }

    private List<JobEvent.Kind> heard(JobId job) {
        return diary.heard().stream()
                .filter(event -> event instanceof JobEvent of && of.job().equals(job))
                .map(event -> ((JobEvent) event).kind())
                .toList();
    }

    /** Charged, and then its printer is taken away. */
    private JobId failsAfterItWasCharged() {
        JobId job = Desk.submit(crank, "a").id();
        crank.print().printers().remove(new PrinterId("library"));
        wallet.is(ScriptedWallet.Mood.AWAY);
        assertThat(crank.crankUntilIdle(LONG)).isTrue();
        return job;
    }

    private PaymentState payment(JobId job) {
        return Desk.now(crank, job).payment();
    }

    @Test
    void afterAnOutageOfSixWeeksTheRefundIsPaidOnceWithinTheHour() {
        JobId job = failsAfterItWasCharged();
        wallet.forgetCalls();

        crank.crankFor(Duration.ofDays(42));

        assertThat(Desk.now(crank, job).state()).isEqualTo(JobState.FAILED);
        assertThat(payment(job)).isEqualTo(PaymentState.REFUND_DUE);
        assertThat(wallet.charges()).as("only refunds are asked for").isZero();
        assertThat(wallet.refunds()).as("an outage is cheap").isBetween(1200, 1400);
        assertThat(owed()).containsOnly(Map.entry(Desk.COST.currency(), new RefundsOwed(1, COST, NOTHING)));

        wallet.is(ScriptedWallet.Mood.WELL);
        crank.crankFor(Duration.ofHours(1));

        assertThat(payment(job)).isEqualTo(PaymentState.REFUNDED);
        assertThat(campusCard.balance(Desk.ANN)).isEqualTo(Desk.FULL);
        assertThat(owed()).isEmpty();
        assertThat(heard(job))
                .endsWith(JobEvent.Kind.FAILED, JobEvent.Kind.REFUND_OWED, JobEvent.Kind.REFUNDED)
                .doesNotHaveDuplicates();
    }

    @Test
    void aRefundThatTheWalletGaveAndDidNotConfirmIsNotGivenTwice() {
        JobId job = failsAfterItWasCharged();
        wallet.is(ScriptedWallet.Mood.ACTS_AND_SAYS_NOTHING);
        crank.crankFor(Duration.ofDays(7));
        assertThat(campusCard.balance(Desk.ANN)).isEqualTo(Desk.FULL);
        assertThat(payment(job)).isEqualTo(PaymentState.REFUND_DUE);

        wallet.is(ScriptedWallet.Mood.WELL);
        crank.crankFor(Duration.ofHours(1));

        assertThat(payment(job)).isEqualTo(PaymentState.REFUNDED);
        assertThat(campusCard.balance(Desk.ANN)).isEqualTo(Desk.FULL);
    }

    @Test
    void whatAWalletMayHaveChargedIsOwedUntilItSays() {
        wallet.is(ScriptedWallet.Mood.AWAY);
        JobId job = Desk.submit(crank, "a").id();
        crank.crankFor(Duration.ofDays(1));

        assertThat(owed()).containsOnly(Map.entry(Desk.COST.currency(), new RefundsOwed(1, NOTHING, COST)));
        assertThat(heard(job))
                .containsExactly(
                        JobEvent.Kind.ACCEPTED,
                        JobEvent.Kind.PAYMENT_DELAYED,
                        JobEvent.Kind.CANCELED,
                        JobEvent.Kind.REFUND_OWED);

        wallet.is(ScriptedWallet.Mood.WELL);
        crank.crankFor(Duration.ofHours(1));
        assertThat(owed()).isEmpty();
        assertThat(campusCard.balance(Desk.ANN)).isEqualTo(Desk.FULL);
    }

    @Test
    void aWalletThatDoesNotAnswerKeepsTheOnlyWorkerFromNoJobThatMustEnd() {
        use(Optional.empty(), Settings.builder().workers(1).build());
        wallet.is(ScriptedWallet.Mood.AWAY);
        List<JobId> jobs = IntStream.range(0, 300)
                .mapToObj(i -> Desk.submit(crank, "k" + i).id())
                .toList();
        wallet.whileAway(() -> crank.time().advance(Duration.ofSeconds(14)));

        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(jobs).allSatisfy(id -> {
            PrintJob job = Desk.now(crank, id);
            assertThat(job.finishedAt().orElseThrow())
                    .isBefore(job.order().endBy().plusSeconds(30));
        });
    }

    @Test
    void aHostThatDiesInSubmitBeforeTheWalletActsLeavesAJobThatIsChargedOnce() {
        wallet.is(ScriptedWallet.Mood.DIES_BEFORE);
        hostDiesInSubmit();
        takenOverAndPrinted();
    }

    @Test
    void aHostThatDiesInSubmitAfterTheWalletActedLeavesAJobThatIsChargedOnce() {
        wallet.is(ScriptedWallet.Mood.DIES_AFTER);
        hostDiesInSubmit();
        assertThat(campusCard.balance(Desk.ANN)).isEqualTo(Desk.LESS);
        takenOverAndPrinted();
    }

    private void hostDiesInSubmit() {
        PrintRequest request = Desk.request("a").build();
        assertThatThrownBy(() -> crank.print().service().submit(request)).isInstanceOf(ScriptedWallet.Died.class);
        PrintJob intent = crank.print().service().findByKey("a").orElseThrow();
        assertThat(intent.payment()).isEqualTo(PaymentState.CHARGING);
    }

    private void takenOverAndPrinted() {
        wallet.is(ScriptedWallet.Mood.WELL);
        assertThat(crank.crankUntilIdle(LONG)).isTrue();
        PrintJob job = crank.print().service().findByKey("a").orElseThrow();
        assertThat(job.payment()).isEqualTo(PaymentState.CAPTURED);
        assertThat(campusCard.balance(Desk.ANN)).isEqualTo(Desk.LESS);
        assertThat(Desk.copiesOf(printer.paper(), "a")).hasSize(1);
    }

    @Test
    void aNodeThatDiesWhileItAsksForTheChargeIsFollowedByOneThatAsksUnderTheSameKey() {
        for (ScriptedWallet.Mood death : List.of(ScriptedWallet.Mood.DIES_BEFORE, ScriptedWallet.Mood.DIES_AFTER)) {
            wallet.is(ScriptedWallet.Mood.AWAY);
            JobId job = Desk.submit(crank, death.name()).id();
            crank.time().advance(Duration.ofMinutes(1));
            dies(death);
            assertThat(payment(job)).isEqualTo(PaymentState.CHARGING);
            takesOver();
            assertThat(crank.crankUntilIdle(LONG)).isTrue();
            assertThat(payment(job)).isEqualTo(PaymentState.CAPTURED);
        }
        assertThat(campusCard.balance(Desk.ANN)).isEqualTo(Money.of("3.80", "EUR"));
    }

    @Test
    void aNodeThatDiesWhileItAsksForTheRefundIsFollowedByOneThatIsGivenNothingMore() {
        for (ScriptedWallet.Mood death : List.of(ScriptedWallet.Mood.DIES_BEFORE, ScriptedWallet.Mood.DIES_AFTER)) {
            wallet.is(ScriptedWallet.Mood.WELL);
            Desk.add(crank, "library", printer.uri());
            JobId job = Desk.submit(crank, death.name()).id();
            crank.print().printers().remove(new PrinterId("library"));
            wallet.is(ScriptedWallet.Mood.AWAY);
            assertThat(crank.crankUntilIdle(LONG)).isTrue();
            crank.time().advance(Duration.ofHours(1));
            dies(death);
            assertThat(payment(job)).isEqualTo(PaymentState.REFUND_DUE);
            takesOver();
            crank.crankFor(Duration.ofHours(1));
            assertThat(payment(job)).isEqualTo(PaymentState.REFUNDED);
            assertThat(campusCard.balance(Desk.ANN)).isEqualTo(Desk.FULL);
        }
    }

    /** Another node claims what is due, asks the wallet, and is never heard of again. */
    private void dies(ScriptedWallet.Mood death) {
        wallet.is(death);
        PrintSmart other = PrintSmart.builder()
                .store(crank.store())
                .documents(crank.documents())
                .wallet(wallet)
                .ticker(crank.time().ticker())
                .workers(task -> {
                    try {
                        task.run();
                    } finally {
                        wallet.is(ScriptedWallet.Mood.AWAY);
                    }
                })
                .build();
        int before = wallet.deaths();
        other.runDue();
        assertThat(wallet.deaths()).isEqualTo(before + 1);
        wallet.is(ScriptedWallet.Mood.WELL);
        crank.crank();
    }

    private void takesOver() {
        crank.time().advance(Settings.DEFAULT.lease().plusSeconds(1));
        crank.crank();
    }

    @Test
    void aChargeThatArrivesHoursAfterTheRefundIsFoundAndGivenBack() {
        use(Optional.of(Duration.ofHours(12)), Settings.DEFAULT);
        wallet.is(ScriptedWallet.Mood.ACTS_LATER);
        JobId job = Desk.submit(crank, "a").id();
        wallet.is(ScriptedWallet.Mood.WELL);
        crank.print().service().cancel(job);
        crank.crankFor(Duration.ofHours(11));
        assertThat(payment(job))
                .as("the wallet never saw it, and still is not believed")
                .isEqualTo(PaymentState.REFUND_DUE);
        assertThat(wallet.charges())
                .as("once it is to be refunded nothing is charged")
                .isEqualTo(1);

        wallet.actsNow();
        assertThat(campusCard.balance(Desk.ANN)).as("the late charge").isEqualTo(Desk.LESS);
        crank.crankFor(Duration.ofHours(2));

        assertThat(payment(job)).isEqualTo(PaymentState.REFUNDED);
        assertThat(campusCard.balance(Desk.ANN)).isEqualTo(Desk.FULL);
        assertThat(heard(job)).containsOnlyOnce(JobEvent.Kind.REFUND_OWED, JobEvent.Kind.REFUNDED);
        crank.crankFor(Duration.ofDays(7));
        assertThat(campusCard.balance(Desk.ANN)).as("never twice").isEqualTo(Desk.FULL);
    }

    @Test
    void aChargeThatNeverArrivesIsSettledOnceItCanNoMore() {
        use(Optional.of(Duration.ofHours(12)), Settings.DEFAULT);
        wallet.is(ScriptedWallet.Mood.ACTS_LATER);
        JobId job = Desk.submit(crank, "a").id();
        wallet.is(ScriptedWallet.Mood.WELL);
        crank.print().service().cancel(job);
        Instant canceled = crank.time().instant();
        crank.crankFor(Duration.ofHours(12).minusMillis(1));
        assertThat(payment(job)).isEqualTo(PaymentState.REFUND_DUE);
        crank.crankFor(Duration.ofMillis(2));
        assertThat(payment(job)).isEqualTo(PaymentState.REFUNDED);
        assertThat(crank.time().instant())
                .isEqualTo(canceled.plus(Duration.ofHours(12)).plusMillis(1));
        assertThat(crank.store().jobs().nextDue())
                .as("nothing is asked for any more")
                .isEmpty();
    }

    @Test
    void aDelayThatNoCallCanKeepIsRefusedAtBuild() {
        for (Duration wrong : List.of(Duration.ofSeconds(29), Duration.ofDays(366))) {
            Wallet odd = new ScriptedWallet(campusCard, Optional.of(wrong));
            assertThatThrownBy(() -> HandCrank.with(Settings.DEFAULT, parts -> parts.wallet(odd)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the wallet's longestDelay is " + wrong
                            + "; it must be at least answerLimit, which is PT30S, and at most PT8760H");
        }
    }

    @Test
    void aWalletThatDeclaresNoDelayAndHasNotSeenTheChargeOwesForEver() {
        wallet.is(ScriptedWallet.Mood.AWAY);
        JobId job = Desk.submit(crank, "a").id();
        crank.print().service().cancel(job);
        wallet.says(Answer.NOT_FOUND);

        crank.crankFor(Duration.ofDays(30));

        assertThat(payment(job)).isEqualTo(PaymentState.REFUND_DUE);
    }
}
