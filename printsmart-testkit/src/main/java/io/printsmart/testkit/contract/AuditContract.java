package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.printsmart.job.Funding;
import io.printsmart.job.JobState;
import io.printsmart.job.NodeId;
import io.printsmart.job.PaymentState;
import io.printsmart.job.PrintJob;
import io.printsmart.store.AuditSink;
import io.printsmart.testkit.fixture.SampleJob;
import io.printsmart.testkit.fixture.SampleStep;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.LedgerAccount;
import io.printsmart.wallet.LedgerAccount.Kind;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import io.printsmart.wallet.Total;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a store shows to an audit: all of one moment, and what fits nothing. */
public abstract class AuditContract extends StoreContract {

    /** For adapters' tests. */
    protected AuditContract() {}

    /** Takes the books down. */
    private static final class Books implements AuditSink {

        private final Map<String, JobBooks> jobs = new HashMap<>();
        private final Map<String, WalletBooks> wallets = new HashMap<>();
        private final Map<Kind, Total> totals = new HashMap<>();
        private final Map<String, String> strays = new HashMap<>();
        private final Map<String, String> unreadable = new HashMap<>();

        @Override
        public void job(JobBooks job) {
            assertThat(jobs.put(job.id(), job)).isNull();
        }

        @Override
        public void wallet(WalletBooks wallet) {
            wallets.put(wallet.account() + "/" + wallet.balance().currency(), wallet);
        }

        @Override
        public void total(Kind kind, Total sum) {
            if (sum.currency().equals(EUR)) {
                assertThat(totals.put(kind, sum)).isNull();
            }
        }

        @Override
        public void stray(String key, String what) {
            strays.put(key, what);
        }

        @Override
        public void unreadable(String what, String why) {
            unreadable.put(what, why);
        }

        private JobBooks job(String id) {
            return Optional.ofNullable(jobs.get(id)).orElseThrow();
        }

        private Total total(Kind kind) {
            return totals.getOrDefault(kind, Total.zero(EUR));
        }

        private Total inEscrow() {
            return jobs.values().stream()
                    .map(job -> Total.of(job.charged().minus(job.captured()).minus(job.refunded())))
                    .reduce(Total.zero(EUR), Total::plus);
        }

        private void assertBalanced() {
            assertThat(totals.values().stream().reduce(Total.zero(EUR), Total::plus))
                    .as("the sum of all entries")
                    .isEqualTo(Total.zero(EUR));
            assertThat(total(Kind.ESCROW)).as("escrow").isEqualTo(inEscrow());
            wallets.values()
                    .forEach(wallet -> assertThat(wallet.balance())
                            .as("balance of %s", wallet.account())
                            .isEqualTo(wallet.entries()));
            assertThat(strays).isEmpty();
            assertThat(unreadable).isEmpty();
        }
    }

    private Books audit() {
        Books books = new Books();
        store().audit(books);
        return books;
    }

    @Test
    void anEmptyStoreHasNothingToShow() {
        Books books = audit();

        assertThat(books.jobs).isEmpty();
        assertThat(books.strays).isEmpty();
        books.assertBalanced();
    }

    @Test
    void everyJobIsShownWithItsMoney() {
        NodeId node = joined("node-1");
        completed(claimed("printed", node));
        applied(SampleStep.failed(claimed("failed", node), now()));
        claimed("waiting", node);
        SampleJob remote = sample("remote").paidRemotely();
        store().jobs().accept(remote.job(), "node-0", Optional.empty());

        Books books = audit();

        Money cost = eur("0.60");
        Money none = eur("0.00");
        assertThat(books.jobs)
                .containsEntry(
                        "printed",
                        new AuditSink.JobBooks(
                                "printed",
                                JobState.COMPLETED,
                                PaymentState.CAPTURED,
                                Funding.IN_STORE,
                                cost,
                                1,
                                cost,
                                1,
                                cost,
                                0,
                                none,
                                3))
                .containsEntry(
                        "failed",
                        new AuditSink.JobBooks(
                                "failed",
                                JobState.FAILED,
                                PaymentState.REFUNDED,
                                Funding.IN_STORE,
                                cost,
                                1,
                                cost,
                                0,
                                none,
                                1,
                                cost,
                                2))
                .containsEntry(
                        "waiting",
                        new AuditSink.JobBooks(
                                "waiting",
                                JobState.PENDING,
                                PaymentState.CHARGED,
                                Funding.IN_STORE,
                                cost,
                                1,
                                cost,
                                0,
                                none,
                                0,
                                none,
                                1))
                .containsEntry(
                        "remote",
                        new AuditSink.JobBooks(
                                "remote",
                                JobState.AWAITING_PAYMENT,
                                PaymentState.CHARGING,
                                Funding.REMOTE,
                                cost,
                                0,
                                none,
                                0,
                                none,
                                0,
                                none,
                                1))
                .hasSize(4);
        assertThat(books.total(Kind.REVENUE)).isEqualTo(Total.of(cost));
        assertThat(books.total(Kind.ESCROW)).isEqualTo(Total.of(cost));
        books.assertBalanced();
    }

    @Test
    void everyWalletIsShownWithItsEntries() {
        give("ada", eur("5.00"));
        accepted(sample("job-1"));
        give("bob", eur("2.00"));

        Books books = audit();

        if (!store().hostKeepsMoney()) {
            assertThat(books.wallets)
                    .containsEntry("ada/EUR", new AuditSink.WalletBooks("ada", eur("5.00"), eur("0.00"), eur("5.00")))
                    .containsEntry("bob/EUR", new AuditSink.WalletBooks("bob", eur("2.00"), eur("0.00"), eur("2.00")))
                    .hasSize(2);
            assertThat(books.total(Kind.WALLET)).isEqualTo(Total.of(eur("7.00")));
            assertThat(books.total(Kind.EXTERNAL)).isEqualTo(Total.of(eur("-7.60")));
        }
        books.assertBalanced();
    }

    @Test
    void sumsThatAreMoreThanALongHoldsAreShown() {
        Money most = new Money(Long.MAX_VALUE, EUR);
        plant(new Movement(
                "topup:1",
                Movement.Kind.TOP_UP,
                LedgerAccount.EXTERNAL,
                LedgerAccount.wallet(new AccountId("ada")),
                most));
        plant(new Movement(
                "topup:2",
                Movement.Kind.TOP_UP,
                LedgerAccount.EXTERNAL,
                LedgerAccount.wallet(new AccountId("bob")),
                most));

        Books books = audit();

        assertThat(books.unreadable).isEmpty();
        assertThat(books.total(Kind.WALLET))
                .isEqualTo(Total.of(most).plus(Total.of(most)))
                .isEqualTo(books.total(Kind.EXTERNAL).negated());
    }

    @Test
    void theMoneyOfARemoteWalletComesFromOutside() {
        printer("library");
        SampleJob remote = sample("job-1").paidRemotely();
        store().jobs().accept(remote.job(), "node-0", Optional.empty());
        applied(SampleStep.from(claimOne(joined("node-1")), now())
                .state(JobState.PENDING)
                .payment(PaymentState.CHARGED)
                .money(remote.charge())
                .dueAt(now())
                .build());

        Books books = audit();

        assertThat(books.job("job-1").charges()).isEqualTo(1);
        assertThat(books.total(Kind.ESCROW)).isEqualTo(Total.of(eur("0.60")));
        assertThat(books.total(Kind.EXTERNAL)).isEqualTo(Total.of(eur("-0.60")));
        books.assertBalanced();
    }

    @Test
    void theBooksAreOfOneMomentWhileMoneyMoves() {
        NodeId node = joined("node-1");
        for (int i = 0; i < 40; i++) {
            printer("printer-" + i);
        }
        AtomicInteger busy = new AtomicInteger(3);

        Crowd.together(4, thread -> () -> {
            if (thread == 3) {
                do {
                    audit().assertBalanced();
                } while (busy.get() > 0);
                return thread;
            }
            try {
                for (int i = 0; i < 12; i++) {
                    live(sample("job-" + thread + "-" + i).printer("printer-" + (thread * 12 + i)), node);
                }
            } finally {
                busy.decrementAndGet();
            }
            return thread;
        });

        audit().assertBalanced();
    }

    /** Accepts a job and settles it, or leaves that to another thread that has claimed it. */
    private void live(SampleJob sample, NodeId node) {
        accepted(sample);
        for (PrintJob job : store().jobs().claim(node, 2)) {
            PrintJob sending = SampleStep.sending(job, now()).after();
            store().jobs().apply(List.of(SampleStep.sending(job, now())));
            boolean printed = job.id().value().hashCode() % 2 == 0;
            store().jobs()
                    .apply(List.of(printed ? SampleStep.completed(sending, now()) : SampleStep.failed(sending, now())));
        }
    }

    private void plant(Movement movement) {
        assumeTrue(tried().plant(store(), movement), "nothing can be planted in this store");
    }

    @Test
    void aMovementOfAJobThatDoesNotExistIsStray() {
        plant(Movement.charge("no-such-job", LedgerAccount.EXTERNAL, eur("3.00")));

        Books books = audit();

        assertThat(books.strays).containsOnlyKeys("charge:no-such-job");
        assertThat(books.total(Kind.ESCROW)).isEqualTo(Total.of(eur("3.00")));
    }

    @Test
    void aMovementWhoseKeyDoesNotFitIsStray() {
        accepted(sample("job-1"));
        plant(new Movement(
                "whatever", Movement.Kind.CAPTURE, LedgerAccount.ESCROW, LedgerAccount.REVENUE, eur("0.60")));

        Books books = audit();

        assertThat(books.strays).containsOnlyKeys("whatever");
        assertThat(books.job("job-1").captures()).isZero();
    }

    @Test
    void aMovementInAnotherCurrencyThanItsJobIsStray() {
        accepted(sample("job-1"));
        plant(Movement.capture("job-1", Money.of("0.60", "USD")));

        assertThat(audit().strays).containsOnlyKeys("settle:job-1");
    }

    @Test
    void aRefundIntoAnotherWalletIsStray() {
        accepted(sample("job-1"));
        plant(Movement.refund("job-1", LedgerAccount.wallet(new AccountId("mallory")), eur("0.60")));

        assertThat(audit().strays).containsOnlyKeys("settle:job-1");
    }

    @Test
    void aRefundToOutsideOfWhatAWalletPaidIsStray() {
        assumeTrue(!store().hostKeepsMoney(), "there all users' money is outside");
        accepted(sample("job-1"));
        plant(Movement.refund("job-1", LedgerAccount.EXTERNAL, eur("0.60")));

        assertThat(audit().strays).containsOnlyKeys("settle:job-1");
    }

    @Test
    void aChargeOfAnotherWalletIsStray() {
        SampleJob remote = sample("job-1").paidRemotely();
        store().jobs().accept(remote.job(), "node-0", Optional.empty());
        plant(Movement.charge("job-1", LedgerAccount.wallet(new AccountId("mallory")), eur("0.60")));

        assertThat(audit().strays).containsOnlyKeys("charge:job-1");
    }

    @Test
    void aCaptureThatDoesNotBecomeRevenueIsStray() {
        accepted(sample("job-1"));
        plant(new Movement(
                "settle:job-1", Movement.Kind.CAPTURE, LedgerAccount.ESCROW, LedgerAccount.EXTERNAL, eur("0.60")));

        assertThat(audit().strays).containsOnlyKeys("settle:job-1");
    }

    @Test
    void aTopUpThatReachesNoWalletIsStray() {
        plant(new Movement(
                "topup:cash-1", Movement.Kind.TOP_UP, LedgerAccount.EXTERNAL, LedgerAccount.REVENUE, eur("5.00")));

        assertThat(audit().strays).containsOnlyKeys("topup:cash-1");
    }

    @Test
    void aSettlementOfAnotherAmountIsShownAsItIs() {
        accepted(sample("job-1"));
        plant(Movement.capture("job-1", eur("0.61")));

        Books books = audit();

        assertThat(books.job("job-1").captured()).isEqualTo(eur("0.61"));
        assertThat(books.total(Kind.ESCROW)).isEqualTo(Total.of(eur("-0.01")));
    }

    @Test
    void aJobThatCannotBeReadIsShownAsSuch() {
        accepted(sample("job-1"));
        PrintJob spoiled = accepted(sample("job-2"));
        assumeTrue(tried().spoil(store(), spoiled.id(), true), "nothing can be spoiled in this store");

        Books books = audit();

        assertThat(books.unreadable).containsOnlyKeys("job job-2");
        assertThat(books.job("job-1").charges()).isEqualTo(1);
        assertThat(books.total(Kind.ESCROW)).isEqualTo(Total.of(eur("1.20")));
    }
}
