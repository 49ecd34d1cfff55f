package io.printsmart.jdbc;

import static io.printsmart.jdbc.databases.Bench.accept;
import static io.printsmart.jdbc.databases.Bench.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.jdbc.databases.Bench;
import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.Intercepted;
import io.printsmart.jdbc.databases.OnEachDatabase;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.job.NodeId;
import io.printsmart.store.Acceptance;
import io.printsmart.store.StoreException;
import io.printsmart.testkit.fixture.SampleJob;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Inside of a transaction of the host's: it is the host's to end, and nothing of ours is ever half in it. */
class JoinedTransactionTest {

    private static final String ORDERS = "host_order";

    private static void order(Connection connection, String id) throws SQLException {
        Sql.update(connection, "insert into " + ORDERS + " (id) values (?)", id);
    }

    private static void assertNothingOfOurs(Bench bench, SampleJob sample, String balance) throws SQLException {
        assertThat(bench.store().jobs().findByKey(sample.job().order().key())).isEmpty();
        assertThat(bench.rows("printsmart_job")).isZero();
        assertThat(bench.rows("printsmart_history")).isZero();
        assertThat(bench.balance("ada")).isEqualTo(eur(balance));
        bench.assertBooksAreRight();
    }

    @OnEachDatabase
    void whatTheHostCommitsIsThereAndIsClaimed(Databases kind) throws SQLException {
        Bench bench = Bench.on(kind);
        bench.hostTable(ORDERS);
        bench.give("ada", "5.00");
        SampleJob sample = bench.sample("job-1").printer("nowhere");
        NodeId node = bench.joined("node-1");
        try (Connection host = bench.connection()) {
            Acceptance acceptance = bench.store().joining(host, () -> accept(bench.store(), sample));
            order(host, "order-1");
            assertThat(acceptance).isEqualTo(new Acceptance.Created(sample.job()));
            assertThat(bench.store().jobs().claim(node, 5))
                    .as("before the commit")
                    .isEmpty();
            host.commit();
        }

        assertThat(bench.store().jobs().claim(node, 5)).hasSize(1);
        assertThat(bench.rows(ORDERS)).isEqualTo(1);
        assertThat(bench.balance("ada")).isEqualTo(eur("4.40"));
        bench.assertBooksAreRight();
    }

    @OnEachDatabase
    void whatTheHostRollsBackIsGone(Databases kind) throws SQLException {
        Bench bench = Bench.on(kind);
        bench.give("ada", "5.00");
        SampleJob sample = bench.sample("job-1");
        try (Connection host = bench.connection()) {
            bench.store().joining(host, () -> accept(bench.store(), sample));
            host.rollback();
        }

        assertNothingOfOurs(bench, sample, "5.00");
    }

    @OnEachDatabase
    void aRefusalLeavesOnlyWhatTheHostWrote(Databases kind) throws SQLException {
        Bench bench = Bench.on(kind);
        bench.hostTable(ORDERS);
        bench.give("ada", "0.10");
        SampleJob sample = bench.sample("job-1");
        try (Connection host = bench.connection()) {
            order(host, "order-1");
            assertThat(bench.store().joining(host, () -> accept(bench.store(), sample)))
                    .isEqualTo(new Acceptance.InsufficientFunds(eur("0.10")));
            order(host, "order-2");
            host.commit();
        }

        assertThat(bench.rows(ORDERS)).isEqualTo(2);
        assertNothingOfOurs(bench, sample, "0.10");
    }

    @OnEachDatabase
    void aTakenKeyIsAnsweredAndTheHostGoesOn(Databases kind) throws SQLException {
        Bench bench = Bench.on(kind);
        bench.hostTable(ORDERS);
        bench.give("ada", "5.00");
        SampleJob first = bench.sample("job-1").key("key");
        accept(bench.store(), first);
        SampleJob again = bench.sample("job-2").key("key");
        try (Connection host = bench.connection()) {
            assertThat(bench.store().joining(host, () -> accept(bench.store(), again)))
                    .isEqualTo(new Acceptance.KeyTaken(first.job()));
            order(host, "order-1");
            host.commit();
        }

        assertThat(bench.rows(ORDERS)).isEqualTo(1);
        assertThat(bench.balance("ada")).isEqualTo(eur("4.40"));
        bench.assertBooksAreRight();
    }

    @OnEachDatabase
    void whatFailsInTheWorkIsUndoneThoughTheHostCommits(Databases kind) throws SQLException {
        Bench bench = Bench.on(kind);
        bench.hostTable(ORDERS);
        bench.give("ada", "5.00");
        SampleJob sample = bench.sample("job-1");
        try (Connection host = bench.connection()) {
            order(host, "before");
            assertThatThrownBy(() -> bench.store().joining(host, () -> {
                        accept(bench.store(), sample);
                        order(host, "inside");
                        throw new IllegalStateException("the host's own");
                    }))
                    .hasMessage("the host's own");
            host.commit();
        }

        assertThat(bench.number("select count(*) as n from " + ORDERS + " where id = 'before'"))
                .isEqualTo(1);
        assertThat(bench.rows(ORDERS)).isEqualTo(1);
        assertNothingOfOurs(bench, sample, "5.00");
    }

    @OnEachDatabase
    void aHostThatSwallowsTheErrorCannotCommitHalfACharge(Databases kind) throws SQLException {
        Bench bench = Bench.on(kind);
        bench.hostTable(ORDERS);
        bench.give("ada", "5.00");
        SampleJob sample = bench.sample("job-1");
        Connection real = bench.connection();
        Connection host = Intercepted.connection(real, (connection, method, arguments, call) -> {
            if (method.equals("rollback") && arguments != null) {
                throw new SQLException("the savepoint is gone");
            }
            boolean history = method.equals("prepareStatement")
                    && arguments != null
                    && String.valueOf(arguments[0]).startsWith("insert into printsmart_movement");
            if (history) {
                throw new SQLException("broken in the middle", "XX000");
            }
            return call.proceed();
        });
        order(host, "order-1");
        assertThatThrownBy(() -> bench.store().joining(host, () -> accept(bench.store(), sample)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("broken in the middle");

        assertThatThrownBy(host::commit).as("the host's commit").isInstanceOf(SQLException.class);
        assertThat(real.isClosed()).isTrue();
        assertThat(bench.rows(ORDERS)).isZero();
        assertNothingOfOurs(bench, sample, "5.00");
    }

    @OnEachDatabase
    void nothingIsCommittedIsolatedOrRunAgain(Databases kind) throws SQLException {
        Bench bench = Bench.on(kind);
        bench.give("ada", "5.00");
        SampleJob sample = bench.sample("job-1");
        List<String> calls = new ArrayList<>();
        try (Connection real = bench.connection()) {
            int isolation = real.getTransactionIsolation();
            Connection host = Intercepted.connection(real, (connection, method, arguments, call) -> {
                calls.add(method + (arguments == null ? "" : " " + String.valueOf(arguments[0])));
                return call.proceed();
            });
            bench.store().joining(host, () -> accept(bench.store(), sample));
            assertThat(real.getTransactionIsolation()).isEqualTo(isolation);
            assertThat(real.getAutoCommit()).isFalse();
            real.rollback();
        }

        assertThat(calls)
                .noneMatch(call -> call.startsWith("commit"))
                .noneMatch(call -> call.startsWith("rollback"))
                .noneMatch(call -> call.startsWith("close"))
                .noneMatch(call -> call.startsWith("createStatement"))
                .noneMatch(call -> call.startsWith("setAutoCommit"))
                .noneMatch(call -> call.startsWith("setTransactionIsolation"))
                .noneMatch(call -> call.toLowerCase(Locale.ROOT).contains("statement set "));
        assertThat(calls.stream().filter(call -> call.contains("insert into printsmart_job ")))
                .hasSize(1);
    }

    @OnEachDatabase
    void aLockThatIsNotGivenInTheHostsTimeIsNotWaitedForAgain(Databases kind) throws SQLException {
        Bench bench = Bench.on(kind);
        bench.give("ada", "5.00");
        SampleJob sample = bench.sample("job-1");
        List<String> inserts = new ArrayList<>();
        try (Connection other = bench.connection();
                Connection real = bench.connection()) {
            Sql.query(other, "select * from printsmart_wallet for update", row -> 1);
            String briefly = briefly(kind);
            Sql.execute(real, briefly);
            Connection host = Intercepted.connection(real, (connection, method, arguments, call) -> {
                if (arguments != null && String.valueOf(arguments[0]).contains("insert into printsmart_job ")) {
                    inserts.add(method);
                }
                return call.proceed();
            });
            assertThatThrownBy(() -> bench.store().joining(host, () -> accept(bench.store(), sample)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("stayed locked");
            other.rollback();
            real.commit();
            Sql.execute(real, briefly.replaceAll("[0-9]+$", "50"));
            real.commit();
        }

        assertThat(inserts).hasSize(1);
        assertNothingOfOurs(bench, sample, "5.00");
    }

    private static String briefly(Databases kind) {
        return switch (kind) {
            case POSTGRESQL -> "set local lock_timeout = 100";
            case MARIADB, MARIADB_BY_MYSQL_DRIVER -> "set session innodb_lock_wait_timeout = 1";
            case H2_MEMORY, H2_FILE -> "set lock_timeout 100";
        };
    }

    @OnEachDatabase
    void aConnectionInAutoCommitIsRefused(Databases kind) throws SQLException {
        Bench bench = Bench.on(kind);
        try (Connection host = bench.dataSource().getConnection()) {
            assertThatThrownBy(() -> bench.store().joining(host, () -> 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("setAutoCommit(false)");
        }
        assertThat(bench.store().joined()).isFalse();
    }

    @OnEachDatabase
    void whatHasNoPlaceInsideIsRefused(Databases kind) throws SQLException {
        Bench bench = Bench.on(kind);
        JdbcPrintStore store = bench.store();
        NodeId node = bench.joined("node-1");
        try (Connection host = bench.connection()) {
            store.joining(host, () -> {
                assertThat(store.joined()).isTrue();
                assertRefused(() -> store.jobs().claim(node, 1));
                assertRefused(() -> store.nodes().beat(node, Duration.ofMinutes(1)));
                assertRefused(() -> store.nodes().freeExpired(node));
                assertRefused(() -> bench.give("ada", "1.00"));
                assertRefused(() -> bench.printer("library"));
                assertRefused(bench::assertBooksAreRight);
                assertRefused(() -> store.joining(host, () -> 1));
                return 1;
            });
            host.rollback();
        }
        assertThat(store.jobs().claim(node, 1)).isEmpty();
    }

    private static void assertRefused(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(IllegalStateException.class).hasMessageContaining("joining()");
    }

    @OnEachDatabase
    void theHostSeesItsOwnJobBeforeItCommits(Databases kind) throws SQLException {
        Bench bench = Bench.on(kind);
        bench.give("ada", "5.00");
        SampleJob sample = bench.sample("job-1");
        try (Connection host = bench.connection()) {
            Optional<?> inside = bench.store().joining(host, () -> {
                accept(bench.store(), sample);
                return bench.store().jobs().findByKey(sample.job().order().key());
            });
            assertThat(inside).isPresent();
            assertThat(bench.store().jobs().findByKey(sample.job().order().key()))
                    .as("seen by others")
                    .isEmpty();
            host.rollback();
        }
    }
}
