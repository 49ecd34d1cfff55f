package io.printsmart.jdbc;

import static io.printsmart.jdbc.databases.Bench.accept;
import static io.printsmart.jdbc.databases.Bench.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.jdbc.databases.Bench;
import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.OnEachDatabase;
import io.printsmart.store.Acceptance;
import io.printsmart.testkit.fixture.SampleJob;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A host whose transactions Spring manages: the connection is Spring's, and so is the end of the transaction. */
class SpringTest {

    private static final class Host {

        private final Bench bench;
        private final TransactionTemplate transactions;
        private final JdbcTemplate sql;

        Host(Databases kind) throws SQLException {
            bench = Bench.on(kind);
            bench.hostTable("host_order");
            bench.give("ada", "5.00");
            transactions = new TransactionTemplate(new JdbcTransactionManager(bench.dataSource()));
            sql = new JdbcTemplate(bench.dataSource());
        }

        /** What a service method of the host's does inside of its transaction. */
        Acceptance order(SampleJob sample) {
            sql.update(
                    "insert into host_order (id) values (?)", sample.job().id().value());
            Connection connection = DataSourceUtils.getConnection(bench.dataSource());
            try {
                return bench.store().joining(connection, () -> accept(bench.store(), sample));
            } finally {
                DataSourceUtils.releaseConnection(connection, bench.dataSource());
            }
        }

        void assertJobsAndOrders(int count, String balance) throws SQLException {
            assertThat(bench.rows("printsmart_job")).isEqualTo(count);
            assertThat(bench.rows("host_order")).isEqualTo(count);
            assertThat(bench.balance("ada")).isEqualTo(eur(balance));
            bench.assertBooksAreRight();
        }
    }

    @OnEachDatabase
    void whatSpringCommitsIsThere(Databases kind) throws SQLException {
        Host host = new Host(kind);

        host.transactions.executeWithoutResult(status -> {
            assertThat(host.order(host.bench.sample("job-1"))).isInstanceOf(Acceptance.Created.class);
            assertThat(host.order(host.bench.sample("job-2"))).isInstanceOf(Acceptance.Created.class);
        });

        host.assertJobsAndOrders(2, "3.80");
    }

    @OnEachDatabase
    void whatSpringRollsBackIsGone(Databases kind) throws SQLException {
        Host host = new Host(kind);

        host.transactions.executeWithoutResult(status -> {
            host.order(host.bench.sample("job-1"));
            status.setRollbackOnly();
        });

        host.assertJobsAndOrders(0, "5.00");
    }

    @OnEachDatabase
    void anExceptionAfterTheJobTakesItAlong(Databases kind) throws SQLException {
        Host host = new Host(kind);

        assertThatThrownBy(() -> host.transactions.executeWithoutResult(status -> {
                    host.order(host.bench.sample("job-1"));
                    throw new IllegalStateException("the host's own");
                }))
                .hasMessage("the host's own");

        host.assertJobsAndOrders(0, "5.00");
    }

    @OnEachDatabase
    void aTransactionThatSpringSuspendsIsNotTouched(Databases kind) throws SQLException {
        Host host = new Host(kind);
        TransactionTemplate inner = new TransactionTemplate(new JdbcTransactionManager(host.bench.dataSource()));
        inner.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);

        host.transactions.executeWithoutResult(status -> {
            inner.executeWithoutResult(apart -> host.order(host.bench.sample("job-1")));
            status.setRollbackOnly();
        });

        host.assertJobsAndOrders(1, "4.40");
    }

    @OnEachDatabase
    void outsideOfATransactionSpringsConnectionIsRefused(Databases kind) throws SQLException {
        Host host = new Host(kind);

        assertThatThrownBy(() -> host.order(host.bench.sample("job-1"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(host.bench.rows("printsmart_job")).isZero();
    }
}
