package io.printsmart.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.TestDatabase;
import io.printsmart.jdbc.internal.dialect.Dialect;
import io.printsmart.jdbc.internal.dialect.Dialects;
import io.printsmart.jdbc.internal.dialect.Failure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that is stopped in the midst of a transaction keeps its connection, and with it its locks: on its own row
 * among the nodes, too, without which nobody can take over what it claimed.
 */
class StoppedInTransactionTest {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);
    private static final String LOCK = "select n from t where n = 1 for update";

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void itsLocksAreFreedWithinSecondsAndItHearsThatItsConnectionIsLost(Databases kind) throws SQLException {
        TestDatabase database = kind.fresh();
        try (Connection setUp = database.dataSource().getConnection();
                Connection stopped = database.dataSource(false).getConnection();
                Connection other = database.dataSource(false).getConnection()) {
            execute(setUp, "create table t (n int primary key)");
            execute(setUp, "insert into t values (1)");
            Dialect dialect = Dialects.of(stopped);
            dialect.begin(stopped, LOCK_TIMEOUT);
            execute(stopped, LOCK);

            // Waits for the lock, and fails if it is not free long after the silence was too long.
            dialect.begin(other, Dialect.LONGEST_SILENCE.multipliedBy(3));
            execute(other, LOCK);
            other.commit();

            assertThatThrownBy(() -> execute(stopped, LOCK))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(dialect.failureOf(e)).isEqualTo(Failure.CONNECTION_LOST));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void theHostsOwnLimitIsAsItWasAfterwards(Databases kind) throws SQLException {
        String setting = kind == Databases.POSTGRESQL
                ? "select current_setting('idle_in_transaction_session_timeout')"
                : "select @@session.idle_transaction_timeout";
        try (Connection connection = kind.fresh().dataSource(false).getConnection()) {
            String before = ask(connection, setting);
            connection.rollback();
            Dialect.Restore restore = Dialects.of(connection).begin(connection, LOCK_TIMEOUT);
            assertThat(ask(connection, setting)).startsWith("10");
            connection.commit();
            restore.restore(connection);

            assertThat(ask(connection, setting)).isEqualTo(before);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
