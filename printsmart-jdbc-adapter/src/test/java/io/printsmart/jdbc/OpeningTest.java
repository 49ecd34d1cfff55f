package io.printsmart.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.OnEachDatabase;
import io.printsmart.jdbc.databases.TestDatabase;
import io.printsmart.job.NodeId;
import io.printsmart.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store checks before it opens, and what it says of what it does not like. */
class OpeningTest {

    @OnEachDatabase
    void withoutTablesItNamesTheFirstAndTheFileThatMakesThem(Databases kind) {
        assertRefused(kind.fresh(), "table printsmart_", "is missing", ".sql from the jar", "installSchema()");
    }

    @OnEachDatabase
    void tablesThatWereMadeOnceAreEnough(Databases kind) {
        TestDatabase database = kind.fresh();
        String installation = installed(database).installation();

        assertThat(opened(database).installation()).isEqualTo(installation);
        assertThat(installed(database).installation()).isEqualTo(installation);
    }

    @OnEachDatabase
    void nodesThatMakeTheTablesAtTheSameTimeAllOpenTheSameStore(Databases kind) throws Exception {
        TestDatabase database = kind.fresh();
        Callable<String> node = () -> installed(database).installation();
        var nodes = Executors.newFixedThreadPool(4);
        try {
            List<String> installations = new ArrayList<>();
            for (Future<String> each : nodes.invokeAll(List.of(node, node, node, node))) {
                installations.add(each.get());
            }
            assertThat(installations).hasSize(4).containsOnly(opened(database).installation());
        } finally {
            nodes.shutdownNow();
        }
    }

    @OnEachDatabase
    void aColumnThatIsMissingIsNamed(Databases kind) throws SQLException {
        TestDatabase database = kind.fresh();
        installed(database);
        execute(database, "alter table printsmart_history drop column why_detail");

        assertRefused(database, "table printsmart_history has no column why_detail", "installSchema()");
    }

    @OnEachDatabase
    void tablesOfAnotherVersionAreRefused(Databases kind) throws SQLException {
        TestDatabase database = kind.fresh();
        installed(database);
        execute(database, "update printsmart_setting set setting_value = '999' where name = 'schema_version'");

        assertRefused(database, "version 999", "version 1", "tablePrefix");
    }

    @OnEachDatabase
    void aSliceThatIsMissingIsRefusedAndInstallingPutsItBack(Databases kind) throws SQLException {
        TestDatabase database = kind.fresh();
        installed(database);
        execute(database, "update printsmart_slice set changes = 7 where slice = 3");
        execute(database, "delete from printsmart_slice where slice in (0, 255)");

        assertRefused(database, "table printsmart_slice has 254 rows and must have 256", "installSchema()");
        NodeId node = new NodeId("node-1");
        JdbcPrintStore store = installed(database);
        store.nodes().join(node, Duration.ofMinutes(10));
        // Each is raised by one as it is taken.
        assertThat(store.slices().share(node)).hasSize(256).containsEntry(0, 1L).containsEntry(3, 8L);
    }

    @OnEachDatabase
    void twoPrefixesAreTwoStores(Databases kind) {
        TestDatabase database = kind.fresh();
        String one = installed(database).installation();

        JdbcPrintStore other = JdbcPrintStore.builder(database.dataSource())
                .tablePrefix("copy_shop_")
                .installSchema()
                .build();

        assertThat(other.installation()).isNotEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper_", "1st_", "a; drop table wallets; --", "ü_", "abcdefghijklmnopqrstuvwxyz_0123"})
    void aPrefixThatIsNoNameIsRefused(String prefix) {
        var builder = JdbcPrintStore.builder(Databases.H2_MEMORY.fresh().dataSource());

        assertThatThrownBy(() -> builder.tablePrefix(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tablePrefix '" + prefix + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";WRITE_DELAY=500"})
    void h2ThatWritesLaterIsRefused(String delay) {
        String url = Databases.H2_FILE.fresh().url().replace(";WRITE_DELAY=0", delay);
        TestDatabase careless = new TestDatabase(SqlDialect.H2, url, "sa");

        assertRefused(careless, "WRITE_DELAY", "jdbc:h2:file:...;WRITE_DELAY=0");
    }

    @Test
    void anH2FileWithMoreThanOneWriterAtATimeIsRefused() {
        JdbcDataSource bare = new JdbcDataSource();
        bare.setURL(Databases.H2_FILE.fresh().url());
        bare.setUser("sa");
        var builder = JdbcPrintStore.builder(bare).installSchema();

        assertThatThrownBy(builder::build)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(
                        "io.printsmart.jdbc.SingleWriter.guard(dataSource), and use the same one for your own");
    }

    @ParameterizedTest
    @CsvSource({
        "synchronous_commit%3Doff, PostgreSQL's synchronous_commit is off, set it to on",
        "default_transaction_read_only%3Don, default_transaction_read_only is on, set it to off"
    })
    void postgresThatLosesOrCannotWriteIsRefused(String setting, String message, String remedy) {
        TestDatabase postgres = Databases.POSTGRESQL.fresh();
        installed(postgres);

        assertRefused(postgres.with("options=-c%20" + setting), message, remedy);
    }

    @Test
    void aPostgresTableThatACrashEmptiesIsRefused() throws SQLException {
        TestDatabase postgres = Databases.POSTGRESQL.fresh();
        installed(postgres);
        execute(postgres, "alter table printsmart_history set unlogged");

        assertRefused(postgres, "table printsmart_history is UNLOGGED", "SET LOGGED");
    }

    @Test
    void mariaDbThatAltersWhatItStoresIsRefused() {
        TestDatabase mariaDb = Databases.MARIADB.fresh();
        installed(mariaDb);

        assertRefused(mariaDb.with("sessionVariables=sql_mode=''"), "STRICT_TRANS_TABLES");
    }

    @Test
    void aMariaDbTableWithoutTransactionsIsRefused() throws SQLException {
        TestDatabase mariaDb = Databases.MARIADB.fresh();
        installed(mariaDb);
        execute(mariaDb, "alter table printsmart_history engine=MyISAM");

        assertRefused(mariaDb, "table printsmart_history has the engine myisam", "ENGINE=InnoDB");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void mariaDbThatLosesCommitsInACrashIsRefused(int flush) throws SQLException {
        TestDatabase mariaDb = Databases.MARIADB.fresh();
        installed(mariaDb);
        execute(mariaDb, "set global innodb_flush_log_at_trx_commit = " + flush);
        try {
            assertRefused(mariaDb, "innodb_flush_log_at_trx_commit is " + flush, "set it to 1");
        } finally {
            execute(mariaDb, "set global innodb_flush_log_at_trx_commit = 1");
        }
        assertThatCode(() -> opened(mariaDb)).doesNotThrowAnyException();
    }

    private static JdbcPrintStore opened(TestDatabase database) {
        return JdbcPrintStore.builder(database.dataSource()).build();
    }

    private static JdbcPrintStore installed(TestDatabase database) {
        return JdbcPrintStore.builder(database.dataSource()).installSchema().build();
    }

    private static void assertRefused(TestDatabase database, String... words) {
        assertThatThrownBy(() -> opened(database))
                .isInstanceOf(StoreException.class)
                .message()
                .contains(words);
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
