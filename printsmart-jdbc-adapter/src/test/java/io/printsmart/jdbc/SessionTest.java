package io.printsmart.jdbc;

import static io.printsmart.jdbc.databases.Bench.accept;
import static io.printsmart.jdbc.databases.Bench.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.jdbc.databases.Bench;
import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.OnEachDatabase;
import io.printsmart.jdbc.databases.OneConnection;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.store.StoreException;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a transaction of ours sets in a session of the host's pool, and that the session comes back as it was. */
class SessionTest {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(3);

    /** What a session says of itself. */
    private record Session(int isolation, String lockTimeout, boolean autoCommit) {

        static Session of(Databases kind, Connection connection) throws SQLException {
            return new Session(
                    connection.getTransactionIsolation(), lockTimeout(kind, connection), connection.getAutoCommit());
        }

        static String lockTimeout(Databases kind, Connection connection) throws SQLException {
            return found(
                    connection,
                    switch (kind) {
                        case POSTGRESQL -> "select current_setting('lock_timeout') as found";
                        case MARIADB, MARIADB_BY_MYSQL_DRIVER ->
                            "select cast(@@session.innodb_lock_wait_timeout as char) as found";
                        case H2_MEMORY, H2_FILE -> "select cast(lock_timeout() as varchar) as found";
                    });
        }

        private static String found(Connection connection, String sql) throws SQLException {
            return Sql.first(connection, sql, row -> row.text("found")).orElseThrow();
        }
    }

    /** A wallet that looks around in the transaction that it is called in. */
    private record Observer(Bench bench, List<String> seen, boolean fails) implements JdbcWallet {

        @Override
        public boolean withdraw(Connection connection, AccountId account, Money cost) throws SQLException {
            long before = committed(connection);
            bench.execute("insert into noticed (id) values ('x" + seen.size() + "')");
            long after = committed(connection);
            seen.add(after > before ? "reads what is committed" : "reads what was");
            seen.add("waits " + Session.lockTimeout(bench.kind(), connection));
            seen.add("auto-commit " + connection.getAutoCommit());
            if (fails) {
                throw new IllegalStateException("no");
            }
            return true;
        }

        private static long committed(Connection connection) throws SQLException {
            return Sql.first(connection, "select count(*) as n from noticed", row -> row.number("n"))
                    .orElseThrow();
        }

        @Override
        public void deposit(Connection connection, AccountId account, Money cost) {}

        @Override
        public Money balance(Connection connection, AccountId account, Currency currency) {
            return Money.zero(currency);
        }
    }

    private static String lockTimeout(Databases kind) {
        return switch (kind) {
            case POSTGRESQL -> "3s";
            case MARIADB, MARIADB_BY_MYSQL_DRIVER -> "3";
            case H2_MEMORY, H2_FILE -> "3000";
        };
    }

    private static void configure(Databases kind, Connection connection, boolean autoCommit) throws SQLException {
        connection.setAutoCommit(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        Sql.execute(
                connection,
                switch (kind) {
                    case POSTGRESQL -> "set lock_timeout = 7000";
                    case MARIADB, MARIADB_BY_MYSQL_DRIVER -> "set session innodb_lock_wait_timeout = 7";
                    case H2_MEMORY, H2_FILE -> "set lock_timeout 7000";
                });
        connection.setAutoCommit(autoCommit);
    }

    private void tryOut(Databases kind, boolean autoCommit, boolean fails) throws SQLException {
        Bench bench = Bench.on(kind);
        bench.hostTable("noticed");
        List<String> seen = new ArrayList<>();
        try (OneConnection one = OneConnection.of(bench)) {
            JdbcPrintStore store = JdbcPrintStore.builder(one)
                    .wallet(new Observer(bench, seen, fails))
                    .lockTimeout(LOCK_TIMEOUT)
                    .build();
            configure(kind, one.real(), autoCommit);
            Session before = Session.of(kind, one.real());
            endTransaction(one.real(), autoCommit);

            if (fails) {
                assertThatThrownBy(() -> accept(store, bench.sample("job-1"))).hasMessage("no");
            } else {
                accept(store, bench.sample("job-1"));
            }

            assertThat(seen)
                    .containsExactly("reads what is committed", "waits " + lockTimeout(kind), "auto-commit false");
            assertThat(Session.of(kind, one.real())).isEqualTo(before);
            assertThat(before.isolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            assertThat(before.autoCommit()).isEqualTo(autoCommit);
            endTransaction(one.real(), autoCommit);
        }
        assertThat(bench.rows("printsmart_job")).isEqualTo(fails ? 0 : 1);
    }

    private static void endTransaction(Connection connection, boolean autoCommit) throws SQLException {
        if (!autoCommit) {
            connection.rollback();
        }
    }

    @OnEachDatabase
    void isReadCommittedWithAShortLockTimeoutAndComesBackAsItWas(Databases kind) throws SQLException {
        tryOut(kind, true, false);
        tryOut(kind, false, false);
    }

    @OnEachDatabase
    void comesBackAsItWasAlsoAfterAFailure(Databases kind) throws SQLException {
        tryOut(kind, true, true);
        tryOut(kind, false, true);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theStoresTimeIsTheSameInEveryTimeZone(Databases kind) throws SQLException {
        Bench bench = Bench.on(kind);
        try (OneConnection here = OneConnection.of(bench);
                OneConnection there = OneConnection.of(bench)) {
            JdbcPrintStore utc = JdbcPrintStore.builder(here).build();
            JdbcPrintStore tonga = JdbcPrintStore.builder(there).build();
            Sql.execute(here.real(), zone(kind, "+00:00"));
            Sql.execute(there.real(), zone(kind, "+13:00"));

            assertThat(Duration.between(utc.now(), tonga.now()).abs()).isLessThan(Duration.ofMinutes(5));
            accept(tonga, bench.sample("job-1").cost(eur("0.00")));
            assertThat(utc.jobs().findByKey("key-job-1")).isEqualTo(tonga.jobs().findByKey("key-job-1"));
        }
    }

    private static String zone(Databases kind, String offset) {
        return switch (kind) {
            case POSTGRESQL -> "set time zone interval '" + offset + "' hour to minute";
            case MARIADB, MARIADB_BY_MYSQL_DRIVER -> "set time_zone = '" + offset + "'";
            case H2_MEMORY, H2_FILE -> "set time zone '" + offset + "'";
        };
    }

    @OnEachDatabase
    void aSessionThatCannotBeRestoredIsGivenUp(Databases kind) throws SQLException {
        Bench bench = Bench.on(kind);
        try (OneConnection one = OneConnection.of(bench)) {
            JdbcPrintStore store = JdbcPrintStore.builder(one).retries(0).build();
            one.failOn("setAutoCommit", 2);

            try {
                accept(store, bench.sample("job-1").cost(eur("0.00")));
            } catch (StoreException e) {
                throw new AssertionError("what was committed must be answered", e);
            }

            assertThat(one.isAborted()).isTrue();
        }
        assertThat(bench.rows("printsmart_job")).isEqualTo(1);
    }
}
