package io.printsmart.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.internal.writer.H2File;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SingleWriterTest {

    private final DataSource file = Databases.H2_FILE.fresh().dataSource();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final Connection one;
    private final Connection other;

    SingleWriterTest() throws SQLException {
        one = file.getConnection();
        other = file.getConnection();
    }

    @BeforeEach
    void open() throws SQLException {
        run(one, "create table t(id int primary key, data blob)");
        one.setAutoCommit(false);
        other.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        one.close();
        other.close();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What a step does. */
    private interface Step {
        void run() throws SQLException;
    }

    /** The other one begins to write while the first one does; it gets on when that has ended, and not before. */
    private void otherWritesAfter(Step end) throws Exception {
        otherWritesAfter(end, () -> run(other, "insert into t(id) values (2)"));
    }

    private void otherWritesAfter(Step end, Step write) throws Exception {
        Thread thread = new Thread(() -> {
            try {
                write.run();
                order.add("the other wrote");
                other.rollback();
            } catch (SQLException e) {
                order.add(e.toString());
            }
        });
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
        order.add("the first ends");
        end.run();
        thread.join();
        assertThat(order).containsExactly("the first ends", "the other wrote");
    }

    @Test
    void aTransactionWritesWhenTheOneBeforeItIsCommitted() throws Exception {
        run(one, "insert into t(id) values (1)");
        otherWritesAfter(one::commit);
    }

    @Test
    void orRolledBack() throws Exception {
        run(one, "insert into t(id) values (1)");
        otherWritesAfter(one::rollback);
    }

    @Test
    void orItsConnectionClosed() throws Exception {
        run(one, "insert into t(id) values (1)");
        otherWritesAfter(one::close);
    }

    @Test
    void orSwitchedToAutoCommit() throws Exception {
        run(one, "insert into t(id) values (1)");
        otherWritesAfter(() -> one.setAutoCommit(true));
    }

    @Test
    void aRollbackToASavepointEndsNothing() throws Exception {
        Savepoint savepoint = one.setSavepoint();
        run(one, "insert into t(id) values (1)");
        one.rollback(savepoint);
        otherWritesAfter(one::commit);
    }

    @Test
    void aRowThatIsLockedCountsAsWritten() throws Exception {
        run(one, "select id from t for update");
        otherWritesAfter(one::commit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from final table (insert into t(id) values (7))",
                "select id from t  FOR\nUPDATE",
                "merge into t(id) values (7)",
                "explain analyze delete from t",
                "/* a comment */ delete from t",
            })
    void whateverWritesCounts(String sql) throws Exception {
        run(one, sql);
        otherWritesAfter(one::commit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"values 1", "call 1", "set schema public", "select 1", "explain select * from t", "commit"})
    void whatWritesNothingDoesNot(String sql) throws SQLException {
        run(one, sql);
        assertThat(isFree()).isTrue();
    }

    /** Whether somebody else may write. */
    private boolean isFree() {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        run(other, "select 1 from t for update");
                        other.rollback();
                        return true;
                    } catch (SQLException e) {
                        return false;
                    }
                })
                .join();
    }

    @Test
    void orCommittedInSql() throws Exception {
        run(one, "insert into t(id) values (1)");
        otherWritesAfter(() -> run(one, "commit"));
    }

    /** Where it fails, the transaction may still be open. */
    @Test
    void aCommitInSqlThatFailsEndsNothing() throws Exception {
        run(one, "insert into t(id) values (1)");
        Statement closed;
        try (Statement statement = one.createStatement()) {
            closed = statement;
        }
        assertThatThrownBy(() -> closed.execute("commit")).isInstanceOf(SQLException.class);
        otherWritesAfter(one::commit);
    }

    @Test
    void orAborted() throws Exception {
        run(one, "insert into t(id) values (1)");
        otherWritesAfter(() -> one.abort(Runnable::run));
        assertThat(one.isClosed())
                .as("H2 itself does nothing when it is to abort")
                .isTrue();
    }

    @Test
    void aValueThatIsSetAndNeverSentKeepsNobodyWaiting() throws SQLException {
        try (PreparedStatement insert = one.prepareStatement("insert into t(id, data) values (3, ?)")) {
            insert.setBinaryStream(1, new ByteArrayInputStream(new byte[100_000]));
            insert.setObject(1, new byte[] {1});
        }
        assertThat(isFree()).isTrue();
    }

    /** As HikariCP does with a connection that it takes back and in which it believes nothing was done. */
    @Test
    void aPoolThatTakesAnEmptyTransactionBackEndsTheTurn() throws Exception {
        run(one, "delete from t where id = 99");
        one.clearWarnings();
        assertThat(isFree()).isTrue();

        run(one, "insert into t(id) values (1)");
        one.clearWarnings();
        otherWritesAfter(one::commit);
    }

    @Test
    void aBatchWrites() throws Exception {
        run(one, "insert into t(id) values (1)");
        otherWritesAfter(one::commit, () -> {
            try (Statement batch = other.createStatement()) {
                batch.addBatch("insert into t(id) values (2)");
                batch.executeBatch();
            }
        });
    }

    @Test
    void inAutoCommitModeEachStatementIsATransaction() throws SQLException {
        other.setAutoCommit(true);
        run(one, "insert into t(id) values (1)");
        one.commit();
        run(other, "insert into t(id) values (2)");
        run(one, "insert into t(id) values (3)");
        one.commit();
        run(other, "delete from t");
    }

    @Test
    void whoReadsWaitsForNobody() throws Exception {
        run(one, "insert into t(id) values (1)");
        Thread reader = new Thread(() -> {
            try {
                run(other, "select count(*) from t");
                order.add("read");
            } catch (SQLException e) {
                order.add(e.toString());
            }
        });
        reader.start();
        reader.join();
        assertThat(order).containsExactly("read");
    }

    @Test
    void aThreadDoesNotWaitForItself() throws SQLException {
        run(one, "insert into t(id) values (1)");
        run(other, "insert into t(id) values (2)");
        other.commit();
        one.commit();
    }

    @Test
    void connectionsOfOtherDatabasesAreHandedOnAsTheyAre() throws SQLException {
        try (Connection memory = Databases.H2_MEMORY.fresh().dataSource().getConnection()) {
            assertThat(H2File.isGuarded(memory)).isFalse();
            assertThat(H2File.isGuarded(one)).isTrue();
        }
    }

    @Test
    void aSourceIsGuardedOnce() {
        assertThat(SingleWriter.guard(file)).isSameAs(file);
    }
}
