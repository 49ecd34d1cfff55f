package io.printsmart.jdbc;

import io.printsmart.jdbc.internal.schema.SchemaFile;
import io.printsmart.jdbc.internal.store.JdbcStores;
import io.printsmart.store.AccountStore;
import io.printsmart.store.AuditSink;
import io.printsmart.store.DocumentStore;
import io.printsmart.store.EventStore;
import io.printsmart.store.JobStore;
import io.printsmart.store.NodeStore;
import io.printsmart.store.PrintStore;
import io.printsmart.store.PrinterStore;
import io.printsmart.store.SliceStore;
import java.sql.Connection;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Keeps everything in a database of the host: H2, PostgreSQL, MariaDB or MySQL, over any {@link DataSource}, with or
 * without a pool, with auto-commit on or off. Any number of nodes may share the database (H2: one process).
 *
 * <p>Each transaction of ours runs READ COMMITTED with a short lock timeout, whatever the session's settings are, and is
 * run again from the top when the database asks for it. What is changed in a session for that is put back before the
 * connection is. A commit that gives no answer is looked up by key, never repeated blindly.
 *
 * <p>Nothing is owned but what the tables hold: the {@code DataSource} is the host's to close. Safe for use by many
 * threads.
 */
public final class JdbcPrintStore implements PrintStore {

    private final JdbcStores stores;
    private final boolean hostKeepsMoney;
    private final String installation;

    JdbcPrintStore(JdbcStores stores, boolean hostKeepsMoney, String installation) {
        this.stores = stores;
        this.hostKeepsMoney = hostKeepsMoney;
        this.installation = installation;
    }

    /**
     * What a host runs inside of {@link #joining}.
     *
     * @param <T> what comes of it
     * @param <X> what it throws
     */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {

        /**
         * Runs.
         *
         * @return what comes of it
         * @throws X if it fails; then all that it did in the database is undone
         */
        T run() throws X;
    }

    /**
     * Begins a store.
     *
     * @param dataSource where connections come from; those of an H2 file from {@link SingleWriter#guard}
     * @return a builder with the defaults
     */
    public static JdbcPrintStoreBuilder builder(DataSource dataSource) {
        return new JdbcPrintStoreBuilder(dataSource);
    }

    /**
     * The statements that create the tables, with comments for who runs them. They may be run again, also by a migration
     * tool.
     *
     * @param dialect the database
     * @param tablePrefix what the tables' names begin with, as it is given to {@link JdbcPrintStoreBuilder#tablePrefix}
     * @return the file's text
     * @throws IllegalArgumentException if the prefix is malformed
     */
    public static String schemaSql(SqlDialect dialect, String tablePrefix) {
        return SchemaFile.of(dialect, JdbcPrintStoreBuilder.checkedPrefix(tablePrefix))
                .text();
    }

    /**
     * Runs work of which all that touches this store becomes part of the host's transaction: it is committed when the
     * host commits, and gone when the host rolls back. For this thread only, and only while the work runs.
     *
     * <p>All reads, {@link JobStore#accept} and {@link JobStore#apply} join. Documents do not: each of their calls is
     * committed by itself. Everything else (claims, nodes, top-ups, changes of printers, the watch over them, telling events, the audit)
     * has no place inside of a host's transaction and throws {@link IllegalStateException}.
     *
     * <p>Nothing here commits, repeats or sets the isolation. Our statements stand under a savepoint, which is rolled back
     * on any error; where that is not possible, the connection is aborted, so that a host which swallows the error cannot
     * commit half of it. After an error the host rolls back, and may look the job up by its key.
     *
     * @param connection the host's connection to the same database, with auto-commit off; never closed here
     * @param work what to run
     * @param <T> what comes of it
     * @param <X> what it throws
     * @return what the work returns
     * @throws X if the work throws; all that it did on the connection is then undone, the host's statements included
     * @throws IllegalArgumentException if the connection is in auto-commit mode, or one to an H2 file that does not come
     *     from {@link SingleWriter#guard}
     * @throws IllegalStateException if this thread is inside of this method already
     */
    public <T, X extends Exception> T joining(Connection connection, Work<T, X> work) throws X {
        return stores.transactions().joining(connection, work::run);
    }

    /**
     * Keeps documents in the same database, in pieces of 256 KiB.
     *
     * @return always the same object
     */
    public DocumentStore documents() {
        return stores.documents();
    }

    @Override
    public JobStore jobs() {
        return stores.jobs();
    }

    @Override
    public PrinterStore printers() {
        return stores.printers();
    }

    @Override
    public AccountStore accounts() {
        return stores.accounts();
    }

    @Override
    public SliceStore slices() {
        return stores.slices();
    }

    @Override
    public NodeStore nodes() {
        return stores.nodes();
    }

    @Override
    public EventStore events() {
        return stores.events();
    }

    @Override
    public boolean hostKeepsMoney() {
        return hostKeepsMoney;
    }

    @Override
    public boolean joined() {
        return stores.transactions().isJoined();
    }

    @Override
    public String installation() {
        return installation;
    }

    @Override
    public Instant now() {
        return stores.now();
    }

    @Override
    public void audit(AuditSink sink) {
        stores.audit(sink);
    }
}
