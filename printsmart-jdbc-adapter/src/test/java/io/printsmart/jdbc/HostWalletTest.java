package io.printsmart.jdbc;

import static io.printsmart.jdbc.databases.Bench.accept;
import static io.printsmart.jdbc.databases.Bench.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.internal.audit.Auditor;
import io.printsmart.jdbc.databases.Bench;
import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.OnEachDatabase;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.job.JobState;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Step;
import io.printsmart.store.Acceptance;
import io.printsmart.store.StoreException;
import io.printsmart.testkit.fixture.SampleStep;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Users' money in a table of the host's, moved in the very transactions of jobs and steps. */
class HostWalletTest {

    private static final long PRICE = 60;

    private static Bench bench(Databases kind) throws SQLException {
        Bench bench = Bench.on(kind);
        HostTableWallet.install(bench);
        return bench;
    }

    private static JdbcPrintStore store(Bench bench, JdbcWallet wallet) {
        return JdbcPrintStore.builder(bench.dataSource()).wallet(wallet).build();
    }

    private static void assertBooksAreRight(JdbcPrintStore store) {
        assertThat(new Auditor(store).run().violations()).isEqualTo(List.of());
    }

    private static PrintJob claimed(Bench bench, JdbcPrintStore store) {
        NodeId node = bench.joined("node-1");
        accept(store, bench.sample("job-1").printer("nowhere"));
        return store.jobs().claim(node, 5).get(0);
    }

    @OnEachDatabase
    void aHundredAtOnceGetWhatThirtySevenCanPayFor(Databases kind) throws Exception {
        Bench bench = bench(kind);
        JdbcPrintStore store = store(bench, new HostTableWallet());
        HostTableWallet.give(bench, "ada", 37 * PRICE + PRICE - 1);
        List<Callable<Acceptance>> submits = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String id = "job-" + i;
            submits.add(() -> accept(store, bench.sample(id)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Acceptance> answers = new ArrayList<>();
        try {
            for (Future<Acceptance> answer : threads.invokeAll(submits, 2, TimeUnit.MINUTES)) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(answers).filteredOn(Acceptance.Created.class::isInstance).hasSize(37);
        assertThat(answers)
                .filteredOn(Acceptance.InsufficientFunds.class::isInstance)
                .hasSize(63);
        assertThat(HostTableWallet.cents(bench, "ada")).isEqualTo(PRICE - 1);
        assertThat(bench.rows("printsmart_job")).isEqualTo(37);
        assertBooksAreRight(store);
    }

    @OnEachDatabase
    void whoIsNotKnownHasNothing(Databases kind) throws SQLException {
        Bench bench = bench(kind);
        JdbcPrintStore store = store(bench, new HostTableWallet());

        assertThat(accept(store, bench.sample("job-1"))).isEqualTo(new Acceptance.InsufficientFunds(eur("0.00")));
        assertThat(bench.rows("printsmart_job")).isZero();
    }

    @OnEachDatabase
    void theRefundOfADeletedUserGoesWhereTheHostPutsIt(Databases kind) throws SQLException {
        Bench bench = bench(kind);
        JdbcPrintStore store = store(bench, new HostTableWallet());
        HostTableWallet.give(bench, "ada", PRICE);
        PrintJob claimed = claimed(bench, store);
        bench.execute("delete from users");

        assertThat(store.jobs().apply(List.of(SampleStep.failed(claimed, store.now()))))
                .isEmpty();

        assertThat(bench.number("select sum(cents) as n from unclaimed where name = 'ada'"))
                .isEqualTo(PRICE);
        assertThat(store.jobs().find(claimed.id()).orElseThrow().state()).isEqualTo(JobState.FAILED);
        assertBooksAreRight(store);
    }

    @OnEachDatabase
    void aWithdrawalThatThrowsLeavesNothing(Databases kind) throws SQLException {
        Bench bench = bench(kind);
        HostTableWallet.give(bench, "ada", PRICE);
        JdbcPrintStore store = store(bench, new HostTableWallet() {
            @Override
            public boolean withdraw(Connection connection, AccountId user, Money cost) throws SQLException {
                super.withdraw(connection, user, cost);
                throw new IllegalStateException("the host's bug");
            }
        });

        assertThatThrownBy(() -> accept(store, bench.sample("job-1"))).hasMessage("the host's bug");

        assertThat(HostTableWallet.cents(bench, "ada")).isEqualTo(PRICE);
        assertThat(bench.rows("printsmart_job")).isZero();
        assertThat(bench.rows("printsmart_movement")).isZero();
    }

    @OnEachDatabase
    void aRefundThatThrowsIsOwedUntilItDoesNot(Databases kind) throws SQLException {
        Bench bench = bench(kind);
        HostTableWallet.give(bench, "ada", PRICE);
        List<String> failures = new ArrayList<>(List.of("a bug", "another bug"));
        JdbcPrintStore store = store(bench, new HostTableWallet() {
            @Override
            public void deposit(Connection connection, AccountId user, Money cost) throws SQLException {
                super.deposit(connection, user, cost);
                if (!failures.isEmpty()) {
                    throw new IllegalStateException(failures.remove(0));
                }
            }
        });
        PrintJob claimed = claimed(bench, store);
        Step refund = SampleStep.failed(claimed, store.now());

        assertThatThrownBy(() -> store.jobs().apply(List.of(refund))).hasMessage("a bug");
        assertThatThrownBy(() -> store.jobs().apply(List.of(refund))).hasMessage("another bug");
        assertThat(store.jobs().find(claimed.id())).contains(claimed);
        assertThat(HostTableWallet.cents(bench, "ada")).isZero();

        assertThat(store.jobs().apply(List.of(refund))).isEmpty();
        assertThat(HostTableWallet.cents(bench, "ada")).isEqualTo(PRICE);
        assertBooksAreRight(store);
    }

    @OnEachDatabase
    void aWalletThatCommitsIsStopped(Databases kind) throws SQLException {
        Bench bench = bench(kind);
        HostTableWallet.give(bench, "ada", PRICE);
        JdbcPrintStore store = store(bench, new HostTableWallet() {
            @Override
            public boolean withdraw(Connection connection, AccountId user, Money cost) throws SQLException {
                boolean done = super.withdraw(connection, user, cost);
                connection.commit();
                return done;
            }
        });

        assertThatThrownBy(() -> accept(store, bench.sample("job-1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("called commit");

        assertThat(HostTableWallet.cents(bench, "ada")).isEqualTo(PRICE);
        assertThat(bench.rows("printsmart_job")).isZero();
    }

    /** PostgreSQL's commit would return as if all were well. */
    @OnEachDatabase
    void aWalletThatSwallowsTheErrorThatEndedTheTransactionIsNotBelieved(Databases kind) throws SQLException {
        Bench bench = bench(kind);
        JdbcPrintStore store = store(bench, new HostTableWallet() {
            @Override
            public boolean withdraw(Connection connection, AccountId user, Money cost) {
                assertThatThrownBy(() -> Sql.execute(connection, "select nonsense from nowhere"))
                        .isInstanceOf(SQLException.class);
                return true;
            }
        });
        if (kind != Databases.POSTGRESQL) {
            // There such an error undoes nothing, and the host's word is all that there is.
            assertThat(accept(store, bench.sample("job-1"))).isInstanceOf(Acceptance.Created.class);
            return;
        }

        assertThatThrownBy(() -> accept(store, bench.sample("job-1")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("has ended the transaction");
        assertThat(bench.rows("printsmart_job")).isZero();
    }

    /** As MariaDB does it at a deadlock, and what follows would be committed without what came before. */
    @OnEachDatabase
    void aWalletInWhichTheTransactionWasUndoneIsNotBelieved(Databases kind) throws SQLException {
        Bench bench = bench(kind);
        HostTableWallet.give(bench, "ada", PRICE);
        JdbcPrintStore store = store(bench, new HostTableWallet() {
            @Override
            public boolean withdraw(Connection connection, AccountId user, Money cost) throws SQLException {
                Sql.execute(connection, "rollback");
                return super.withdraw(connection, user, cost);
            }
        });

        assertThatThrownBy(() -> accept(store, bench.sample("job-1")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("JdbcWallet");
        assertThat(HostTableWallet.cents(bench, "ada")).isEqualTo(PRICE);
        assertThat(bench.rows("printsmart_job")).isZero();
    }

    @OnEachDatabase
    void aTopUpIsTheHostsBusiness(Databases kind) throws SQLException {
        Bench bench = bench(kind);
        JdbcPrintStore store = store(bench, new HostTableWallet());

        assertThatThrownBy(() -> store.accounts().topUp(Movement.topUp(new AccountId("ada"), eur("1.00"), "key")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("JdbcWallet");
    }
}
