package io.printsmart.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.event.PrintEvent;
import io.printsmart.jdbc.databases.JdbcStoreUnderTest;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.store.Acceptance;
import io.printsmart.store.UntoldEvent;
import io.printsmart.testkit.fixture.SampleJob;
import io.printsmart.wallet.Money;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of events where several transactions are open, some of which are a host's. */
abstract class JdbcEventsContract {

    private static final String MAIL = "mail";
    private static final AtomicInteger IDS = new AtomicInteger();

    private JdbcStoreUnderTest underTest;
    private JdbcPrintStore store;

    abstract JdbcStoreUnderTest underTest();

    @BeforeEach
    void emptyStore() {
        underTest = underTest();
        underTest.emptyStore();
        store = underTest.jdbcStore();
        store.events().register(MAIL);
    }

    private Connection hostsTransaction() throws SQLException {
        Connection connection = underTest.dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /**
     * A job that costs nothing, so that two transactions do not wait for one wallet, under an id that was never used: where
     * one was erased just now, MariaDB locks the gap beside it.
     */
    private String accept(Connection connection) {
        String id = "job" + IDS.incrementAndGet();
        SampleJob sample = SampleJob.of(id, store.now()).cost(Money.zero(Money.currency("EUR")));
        Acceptance accepted =
                store.joining(connection, () -> store.jobs().accept(sample.job(), "n1", Optional.of(sample.charge())));
        assertThat(accepted).isInstanceOf(Acceptance.Created.class);
        return "job:" + id;
    }

    private List<PrintEvent> next() {
        return store.events().next(MAIL, 100).stream().map(UntoldEvent::event).toList();
    }

    private static List<String> subjects(List<PrintEvent> events) {
        return events.stream().map(PrintEvent::subject).toList();
    }

    @Test
    void whatCommitsLateIsToldLateAndNotSkipped() throws SQLException {
        try (Connection early = hostsTransaction();
                Connection late = hostsTransaction()) {
            String toldLate = accept(late);
            String toldEarly = accept(early);
            assertThat(next()).isEmpty();

            early.commit();
            assertThat(subjects(next())).containsExactly(toldEarly);
            next().forEach(event -> store.events().told(MAIL, event));

            late.commit();
            assertThat(subjects(next())).containsExactly(toldLate);
        }
    }

    @Test
    void whatAHostRollsBackIsNeverTold() throws SQLException {
        try (Connection host = hostsTransaction()) {
            accept(host);
            host.rollback();
        }

        assertThat(next()).isEmpty();
        assertThat(store.events().untold(MAIL)).isZero();
    }

    @Test
    void acceptingWaitsForNobodyWhoHasLockedAListener() throws SQLException {
        String job;
        try (Connection other = hostsTransaction();
                Connection host = hostsTransaction()) {
            Sql.query(other, "select * from printsmart_listener for update", row -> 1);

            job = accept(host);
            host.commit();
            other.rollback();
        }

        assertThat(subjects(next())).containsExactly(job);
    }

    @Test
    void renewingAListenerWaitsForNoHostsTransaction() throws SQLException {
        String job;
        try (Connection host = hostsTransaction()) {
            job = accept(host);

            store.events().register(MAIL);
            host.commit();
        }

        assertThat(subjects(next())).containsExactly(job);
    }

    @Test
    void withoutAListenerNoRowIsWritten() throws SQLException {
        underTest.emptyStore();
        try (Connection host = hostsTransaction()) {
            accept(host);
            host.commit();
            assertThat(Sql.query(host, "select * from printsmart_event", row -> 1))
                    .isEmpty();
            host.rollback();
        }
    }

    @Test
    void tellingHasNoPlaceInAHostsTransaction() throws SQLException {
        try (Connection host = hostsTransaction()) {
            assertThatThrownBy(() -> store.joining(host, () -> store.events().next(MAIL, 1)))
                    .isInstanceOf(IllegalStateException.class);
            host.rollback();
        }
    }
}
