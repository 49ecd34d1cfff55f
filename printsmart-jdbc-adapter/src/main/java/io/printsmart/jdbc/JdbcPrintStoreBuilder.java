package io.printsmart.jdbc;

import io.printsmart.jdbc.internal.dialect.Dialect;
import io.printsmart.jdbc.internal.dialect.Dialects;
import io.printsmart.jdbc.internal.schema.Schema;
import io.printsmart.jdbc.internal.schema.SchemaFile;
import io.printsmart.jdbc.internal.store.JdbcStores;
import io.printsmart.jdbc.internal.store.Tables;
import io.printsmart.jdbc.internal.table.SettingTable;
import io.printsmart.jdbc.internal.transaction.Transactions;
import io.printsmart.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/** Makes a {@link JdbcPrintStore}. Not safe for use by many threads. */
public final class JdbcPrintStoreBuilder {

    private static final int LONGEST_PREFIX = 30;
    private static final int MOST_RETRIES = 100;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final DataSource dataSource;
    private String tablePrefix = SchemaFile.DEFAULT_PREFIX;
    private boolean installSchema;
    private Optional<JdbcWallet> wallet = Optional.empty();
    private Duration lockTimeout = Duration.ofSeconds(2);
    private int retries = 9;
    private Duration retryLimit = Duration.ofSeconds(30);

    JdbcPrintStoreBuilder(DataSource dataSource) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    }

    /**
     * What the names of all tables and indexes begin with; {@code printsmart_} by default.
     *
     * @param newPrefix 1 to 30 lower case letters, digits and underscores, a letter first
     * @return this
     * @throws IllegalArgumentException if it is malformed
     */
    public JdbcPrintStoreBuilder tablePrefix(String newPrefix) {
        tablePrefix = checkedPrefix(newPrefix);
        return this;
    }

    /**
     * Has {@link #build} create the tables that are missing. By default it only checks them.
     *
     * @return this
     */
    public JdbcPrintStoreBuilder installSchema() {
        return installSchema(true);
    }

    /**
     * Says whether {@link #build} creates the tables that are missing.
     *
     * @param install true to create them, false to check them only
     * @return this
     */
    public JdbcPrintStoreBuilder installSchema(boolean install) {
        installSchema = install;
        return this;
    }

    /**
     * Charges users' money in a table of the host instead of in PrintSmart's own wallets.
     *
     * @param newWallet moves the money, in our transactions
     * @return this
     */
    public JdbcPrintStoreBuilder wallet(JdbcWallet newWallet) {
        wallet = Optional.of(newWallet);
        return this;
    }

    /**
     * How long a statement waits for a row that others have locked before its transaction is undone and run again; 2
     * seconds by default. MariaDB and MySQL round it up to whole seconds.
     *
     * @param newTimeout from 10 milliseconds to 10 minutes
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public JdbcPrintStoreBuilder lockTimeout(Duration newTimeout) {
        lockTimeout = checked("lockTimeout", newTimeout, Duration.ofMillis(10), "10 milliseconds");
        return this;
    }

    /**
     * How often a transaction is run again that met a deadlock, a lock timeout or a lost connection; 9 by default. None is
     * begun again after {@link #retryLimit}.
     *
     * @param newRetries 0 to 100
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public JdbcPrintStoreBuilder retries(int newRetries) {
        if (newRetries < 0 || newRetries > MOST_RETRIES) {
            throw new IllegalArgumentException("retries is " + newRetries + "; it must be from 0 to " + MOST_RETRIES);
        }
        retries = newRetries;
        return this;
    }

    /**
     * How long a transaction is run again, reckoned from its first run; 30 seconds by default. A run that has begun is not
     * ended: how long it can take is set in the pool (its connection timeout) and in the driver (its socket timeout). A
     * commit without an answer is looked up within the same time again.
     *
     * @param newLimit from 1 millisecond to 10 minutes
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public JdbcPrintStoreBuilder retryLimit(Duration newLimit) {
        retryLimit = checked("retryLimit", newLimit, Duration.ofMillis(1), "1 millisecond");
        return this;
    }

    /**
     * Connects, finds out which database it is, creates the tables if asked to, and checks them.
     *
     * @return the store
     * @throws StoreException if the database cannot be reached or is not known, if a table or column is missing or of
     *     another version, or if a setting would lose acknowledged commits; the message names it and the remedy
     */
    public JdbcPrintStore build() {
        try (Connection connection = dataSource.getConnection()) {
            return build(connection);
        } catch (SQLException e) {
            throw new StoreException("could not open the store: " + e.getMessage(), e);
        }
    }

    private static Duration checked(String what, Duration value, Duration least, String leastInWords) {
        if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    what + " is " + value + "; it must be from " + leastInWords + " to 10 minutes");
        }
        return value;
    }

    static String checkedPrefix(String prefix) {
        if (prefix.length() > LONGEST_PREFIX || !prefix.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("tablePrefix '" + prefix + "' cannot be used; give 1 to "
                    + LONGEST_PREFIX + " lower case letters, digits and underscores, a letter first");
        }
        return prefix;
    }

    private JdbcPrintStore build(Connection connection) throws SQLException {
        Dialect dialect = Dialects.of(connection);
        Schema schema = new Schema(dialect, tablePrefix);
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        refuseUnsafe(dialect, connection, List.of());
        if (installSchema) {
            schema.install(connection);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
        schema.check(connection);
        refuseUnsafe(dialect, connection, schema.tables());
        String installation = new SettingTable(tablePrefix)
                .find(connection, SettingTable.INSTALLATION)
                .filter(id -> id.matches("[a-z0-9]{6,12}"))
                .orElseThrow(() -> new StoreException("table " + tablePrefix + "setting has no row 'installation' of 6"
                        + " to 12 lower case letters and digits; run the end of "
                        + SchemaFile.location(dialect.name()) + " again"));
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        Transactions transactions =
                new Transactions(dataSource, dialect, lockTimeout, retries + 1, retryLimit, System::nanoTime);
        JdbcStores stores = JdbcStores.of(transactions, Tables.of(tablePrefix, dialect), wallet);
        return new JdbcPrintStore(stores, wallet.isPresent(), installation);
    }

    private static void refuseUnsafe(Dialect dialect, Connection connection, List<String> tables) throws SQLException {
        List<String> unsafe = dialect.unsafeSettings(connection, tables);
        if (!unsafe.isEmpty()) {
            throw new StoreException("the store refuses to open: " + String.join("; ", unsafe));
        }
    }
}
