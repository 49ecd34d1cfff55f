package io.printsmart.runner.database;

import com.zaxxer.hikari.HikariDataSource;
import io.printsmart.jdbc.JdbcPrintStore;
import io.printsmart.jdbc.SingleWriter;
import io.printsmart.jdbc.SqlDialect;
import io.printsmart.service.Settings;
import io.printsmart.store.DocumentStore;
import io.printsmart.store.StoreException;
import java.util.Locale;

/** Everything in one database, reached over JDBC. */
public final class JdbcStorage implements Storage {

    /**
     * Beyond the workers: the heartbeat, the freeing of what dead nodes held, the loop, the watch over the printers, submits and the
     * sweep of old documents.
     */
    private static final int CONNECTIONS_BESIDE_WORKERS = 6;

    private final HikariDataSource pool;
    private final JdbcPrintStore store;

    private JdbcStorage(HikariDataSource pool, JdbcPrintStore store) {
        this.pool = pool;
        this.store = store;
    }

    /**
     * Opens a database. In an embedded one the tables are created if they are missing; on a server that is left to
     * {@link #install}.
     *
     * @param address which one
     * @param settings what is set
     * @return what is kept there
     * @throws DatabaseException if it cannot be reached
     * @throws StoreException if tables are missing or wrong, or it would lose acknowledged commits
     */
    public static Storage open(DatabaseAddress address, Settings settings) {
        return open(address, settings.workers() + CONNECTIONS_BESIDE_WORKERS, address.isEmbedded());
    }

    /**
     * Creates the tables that are missing.
     *
     * @param address where
     * @throws DatabaseException if the database cannot be reached
     * @throws StoreException if they cannot be created
     */
    public static void install(DatabaseAddress address) {
        open(address, 1, true).close();
    }

    /**
     * Checks the tables.
     *
     * @param address where
     * @throws DatabaseException if the database cannot be reached
     * @throws StoreException if tables are missing or wrong
     */
    public static void validate(DatabaseAddress address) {
        open(address, 1, false).close();
    }

    /**
     * The SQL that creates the tables.
     *
     * @param address for which database
     * @return statements, with comments
     */
    public static String sql(DatabaseAddress address) {
        return JdbcPrintStore.schemaSql(SqlDialect.valueOf(address.product().toUpperCase(Locale.ROOT)), "printsmart_");
    }

    private static Storage open(DatabaseAddress address, int connections, boolean install) {
        HikariDataSource pool = Pool.open(address, connections);
        try {
            return new JdbcStorage(
                    pool,
                    JdbcPrintStore.builder(SingleWriter.guard(pool))
                            .installSchema(install)
                            .build());
        } catch (StoreException e) {
            pool.close();
            throw install ? e : new DatabaseException(e.getMessage() + "; on the command line: schema install", e);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    @Override
    public JdbcPrintStore store() {
        return store;
    }

    @Override
    public DocumentStore documents() {
        return store.documents();
    }

    @Override
    public void close() {
        pool.close();
    }
}
