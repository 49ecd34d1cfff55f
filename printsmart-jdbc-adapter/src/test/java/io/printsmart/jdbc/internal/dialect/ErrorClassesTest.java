package io.printsmart.jdbc.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printsmart.jdbc.databases.Bench;
import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each class of errors, provoked on the real database and told by the dialect. */
class ErrorClassesTest {

    private static final Duration BRIEFLY = Duration.ofMillis(200);

    private static Failure classified(Bench bench, ThrowingCallable call) throws SQLException {
        SQLException error = catchThrowableOfType(SQLException.class, call);
        assertThat((Throwable) error).as("an error of the database").isNotNull();
        return meaning(bench, error);
    }

    private static Failure meaning(Bench bench, SQLException error) throws SQLException {
        try (Connection connection = bench.dataSource().getConnection()) {
            return Dialects.of(connection).failureOf(error);
        }
    }

    private static void begin(Connection connection) throws SQLException {
        Dialects.of(connection).begin(connection, BRIEFLY);
    }

    private static Bench bench(Databases kind) throws SQLException {
        Bench bench = Bench.on(kind);
        bench.hostTable("thing");
        bench.execute("insert into thing (id) values ('a'), ('b')");
        return bench;
    }

    private static void change(Connection connection, String id) throws SQLException {
        Sql.update(connection, "update thing set id = id where id = ?", id);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void duplicateKey(Databases kind) throws SQLException {
        Bench bench = bench(kind);
        try (Connection connection = bench.connection()) {
            assertThat(classified(bench, () -> Sql.update(connection, "insert into thing (id) values ('a')")))
                    .isEqualTo(Failure.DUPLICATE_KEY);
            connection.rollback();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void lockTimeout(Databases kind) throws SQLException {
        Bench bench = bench(kind);
        try (Connection holder = bench.connection();
                Connection waiting = bench.newConnection()) {
            waiting.setAutoCommit(false);
            change(holder, "a");
            begin(waiting);

            assertThat(classified(bench, () -> change(waiting, "a"))).isEqualTo(Failure.LOCK_TIMEOUT);
            waiting.rollback();
            holder.rollback();
        }
    }

    /** Of an H2 file nobody has a row that another one wants: one writes at a time. */
    @ParameterizedTest
    @EnumSource(value = Databases.class, mode = EnumSource.Mode.EXCLUDE, names = "H2_FILE")
    void deadlock(Databases kind) throws Exception {
        Bench bench = bench(kind);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch bothHaveOne = new CountDownLatch(2);
        try {
            Future<Failure> one = threads.submit(() -> crossed(bench, "a", "b", bothHaveOne));
            Future<Failure> other = threads.submit(() -> crossed(bench, "b", "a", bothHaveOne));

            assertThat(new Failure[] {one.get(1, TimeUnit.MINUTES), other.get(1, TimeUnit.MINUTES)})
                    .contains(Failure.DEADLOCK)
                    .containsAnyOf(Failure.OTHER, Failure.DEADLOCK);
        } finally {
            threads.shutdownNow();
        }
    }

    /** What happened to one of two who each have what the other wants; {@link Failure#OTHER} if nothing did. */
    private static Failure crossed(Bench bench, String mine, String yours, CountDownLatch bothHaveOne)
            throws Exception {
        try (Connection connection = bench.connection()) {
            change(connection, mine);
            bothHaveOne.countDown();
            bothHaveOne.await();
            try {
                change(connection, yours);
                return Failure.OTHER;
            } catch (SQLException e) {
                return meaning(bench, e);
            } finally {
                connection.rollback();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Databases.class,
            names = {"POSTGRESQL", "MARIADB", "MARIADB_BY_MYSQL_DRIVER"})
    void serialization(Databases kind) throws SQLException {
        Bench bench = bench(kind);
        try (Connection reader = bench.connection()) {
            if (kind != Databases.POSTGRESQL) {
                Sql.execute(reader, "set session innodb_snapshot_isolation = on");
            }
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Sql.query(reader, "select id from thing", row -> 1);
            bench.execute("update thing set id = 'c' where id = 'a'");

            assertThat(classified(bench, () -> Sql.update(reader, "delete from thing")))
                    .isEqualTo(Failure.SERIALIZATION);
            reader.rollback();
            if (kind != Databases.POSTGRESQL) {
                Sql.execute(reader, "set session innodb_snapshot_isolation = off");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void connectionLost(Databases kind) throws SQLException {
        Bench bench = bench(kind);
        try (Connection victim = bench.newConnection()) {
            victim.setAutoCommit(false);
            change(victim, "a");
            kill(bench, victim);

            assertThat(classified(bench, () -> change(victim, "b"))).isEqualTo(Failure.CONNECTION_LOST);
            assertThat(classified(bench, () -> {
                        victim.commit();
                        change(victim, "b");
                    }))
                    .isEqualTo(Failure.CONNECTION_LOST);
        }
        bench.execute("update thing set id = id where id = 'a'");
    }

    private static void kill(Bench bench, Connection victim) throws SQLException {
        switch (bench.kind()) {
            case POSTGRESQL -> {
                long pid = Sql.first(victim, "select pg_backend_pid() as n", row -> row.number("n"))
                        .orElseThrow();
                bench.number("select case when pg_terminate_backend(" + pid + ", 5000) then 1 else 0 end as n");
            }
            case MARIADB, MARIADB_BY_MYSQL_DRIVER -> {
                long id = Sql.first(victim, "select connection_id() as n", row -> row.number("n"))
                        .orElseThrow();
                bench.execute("kill " + id);
            }
            case H2_MEMORY, H2_FILE -> {
                long id = Sql.first(victim, "select session_id() as n", row -> row.number("n"))
                        .orElseThrow();
                bench.number("select case when abort_session(" + id + ") then 1 else 0 end as n");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Databases.class,
            names = {"POSTGRESQL"})
    void deadTransaction(Databases kind) throws SQLException {
        Bench bench = bench(kind);
        try (Connection connection = bench.connection()) {
            classified(bench, () -> Sql.update(connection, "insert into thing (id) values ('a')"));

            assertThat(classified(bench, () -> change(connection, "b"))).isEqualTo(Failure.DEAD_TRANSACTION);
            assertThat(Failure.DEAD_TRANSACTION.isTransient()).isFalse();
            connection.rollback();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anythingElse(Databases kind) throws SQLException {
        Bench bench = bench(kind);
        try (Connection connection = bench.connection()) {
            assertThat(classified(bench, () -> Sql.execute(connection, "select nonsense from nowhere")))
                    .isEqualTo(Failure.OTHER);
            connection.rollback();
        }
    }
}
