package io.printsmart.jdbc;

import static io.printsmart.jdbc.databases.Bench.accept;
import static io.printsmart.jdbc.databases.Bench.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.jdbc.databases.Bench;
import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.OnEachDatabase;
import io.printsmart.job.JobState;
import io.printsmart.printer.Printer;
import io.printsmart.service.PreparedPrint;
import io.printsmart.service.PrintRequest;
import io.printsmart.service.PrintService;
import io.printsmart.service.Settings;
import io.printsmart.store.Acceptance;
import io.printsmart.testkit.engine.HandCrank;
import io.printsmart.testkit.fixture.SampleJob;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
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
            return joining(() -> accept(bench.store(), sample));
        }

        <T> T joining(Supplier<T> work) {
            Connection connection = DataSourceUtils.getConnection(bench.dataSource());
            try {
                return bench.store().joining(connection, work::get);
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
    void aWholeSubmitIsRefusedInsideAndAPreparedOneIsTaken(Databases kind) throws SQLException {
        Host host = new Host(kind);
        try (ScriptedRawPrinter device = ScriptedRawPrinter.start();
                HandCrank crank = HandCrank.with(
                        Settings.DEFAULT,
                        parts -> parts.store(host.bench.store())
                                .documents(host.bench.store().documents()))) {
            crank.print()
                    .printers()
                    .put(Printer.of("library", device.uri().toString()).withLoopbackAllowed(true));
            PrintRequest request = PrintRequest.builder()
                    .key("order-1")
                    .account("ada")
                    .printer("library")
                    .document(() -> new ByteArrayInputStream("%PDF-1.4".getBytes(StandardCharsets.US_ASCII)))
                    .cost(eur("0.60"))
                    .build();
            PrintService service = crank.print().service();
            PreparedPrint prepared = service.prepare(request);

            host.transactions.executeWithoutResult(status -> {
                assertThatThrownBy(() -> host.joining(() -> service.submit(request)))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("prepare(request) before");
                assertThatThrownBy(() -> host.joining(() -> service.prepare(request)))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("prepare(request) before");
                assertThat(host.joining(() -> service.submit(prepared)).state()).isEqualTo(JobState.PENDING);
            });

            assertThat(host.bench.balance("ada")).isEqualTo(eur("4.40"));
            assertThat(service.submit(request).id()).isEqualTo(prepared.id());
        }
        host.bench.assertBooksAreRight();
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
