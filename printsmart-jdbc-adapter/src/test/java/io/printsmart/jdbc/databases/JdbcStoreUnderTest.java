package io.printsmart.jdbc.databases;

import io.printsmart.jdbc.JdbcPrintStore;
import io.printsmart.jdbc.internal.dialect.Dialects;
import io.printsmart.jdbc.internal.schema.SchemaFile;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.jdbc.internal.table.MovementTable;
import io.printsmart.job.JobId;
import io.printsmart.store.PrintStore;
import io.printsmart.testkit.contract.StoreUnderTest;
import io.printsmart.wallet.Movement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** A JDBC store on a real database, emptied for each test; two nodes of it have each their own connections. */
public final class JdbcStoreUnderTest implements StoreUnderTest {

    private static final Map<String, JdbcStoreUnderTest> OPENED = new ConcurrentHashMap<>();

    private static final String JOBS = SchemaFile.DEFAULT_PREFIX + "job";

    private final TestDatabase database;
    private final DataSource mine;
    private final DataSource others;
    private final List<String> tables;
    private final JdbcPrintStore store;
    private final JdbcPrintStore seenByAnother;

    /** On a fresh database. */
    private JdbcStoreUnderTest(TestDatabase database, Pool pool, boolean autoCommit) {
        this.database = database;
        this.mine = Between.over(pool.open(database, autoCommit));
        this.others = pool.open(database, autoCommit);
        this.tables = List.copyOf(SchemaFile.of(database.dialect(), SchemaFile.DEFAULT_PREFIX)
                .tables()
                .keySet());
        this.store = JdbcPrintStore.builder(mine).installSchema().build();
        this.seenByAnother = JdbcPrintStore.builder(others).build();
    }

    /** The same one for all tests of a JVM that ask for the same. */
    public static JdbcStoreUnderTest of(Databases kind, Pool pool, boolean autoCommit) {
        return OPENED.computeIfAbsent(
                kind + "/" + pool + "/" + autoCommit + "/" + Between.name(),
                key -> new JdbcStoreUnderTest(kind.fresh(), pool, autoCommit));
    }

    @Override
    public PrintStore emptyStore() {
        inTransaction(connection -> {
            for (String table : tables) {
                if (table.endsWith("slice")) {
                    Sql.execute(connection, "update " + table + " set holder = null, changes = 0, seen_at = null");
                } else if (!table.endsWith("setting")) {
                    Sql.execute(connection, "delete from " + table);
                }
            }
        });
        return store;
    }

    @Override
    public PrintStore seenByAnotherNode(PrintStore any) {
        return seenByAnother;
    }

    @Override
    public boolean plant(PrintStore any, Movement movement) {
        Optional<JobId> job = Optional.of(movement.key())
                .filter(key -> !key.startsWith("topup:") && key.indexOf(':') > 0)
                .map(key -> new JobId(key.substring(key.indexOf(':') + 1)));
        inTransaction(connection -> new MovementTable(
                        SchemaFile.DEFAULT_PREFIX, Dialects.of(connection).now())
                .insert(connection, movement, job, 0));
        return true;
    }

    @Override
    public Optional<Runnable> lock(PrintStore any, JobId job) {
        try {
            Connection connection = mine.getConnection();
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            Sql.query(connection, "select id from " + JOBS + " where id = ? for update", row -> 1, job);
            return Optional.of(() -> unlock(connection, autoCommit));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unlock(Connection locking, boolean autoCommit) {
        try (locking) {
            locking.rollback();
            locking.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean spoil(PrintStore any, JobId job, boolean spoiled) {
        String sql = "update " + JOBS + " set why_code = "
                + (spoiled ? "concat('x-', why_code)" : "substring(why_code, 3)") + " where id = ?";
        inTransaction(connection -> Sql.update(connection, sql, job));
        return true;
    }

    /** The JDBC store itself. */
    public JdbcPrintStore jdbcStore() {
        return store;
    }

    /** Where its tables are. */
    public TestDatabase database() {
        return database;
    }

    /** Where its connections come from. */
    public DataSource dataSource() {
        return mine;
    }

    /** Statements. */
    interface Statements {

        /** Runs them. */
        void on(Connection connection) throws SQLException;
    }

    /** Runs statements and commits. */
    final void inTransaction(Statements statements) {
        try (Connection connection = mine.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            statements.on(connection);
            connection.commit();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
