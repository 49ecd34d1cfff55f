package io.printsmart.jdbc.internal.store;

import io.printsmart.jdbc.JdbcWallet;
import io.printsmart.jdbc.internal.transaction.Transactions;
import io.printsmart.store.AuditSink;
import java.time.Instant;
import java.util.Optional;

/**
 * All ports over one set of tables.
 *
 * @param transactions how they run
 * @param tables what they run on
 * @param jobs the jobs
 * @param printers the printers
 * @param accounts the wallets
 * @param slices the watch over the printers
 * @param nodes the nodes
 * @param events what listeners have not been told of
 * @param documents the documents
 */
public record JdbcStores(
        Transactions transactions,
        Tables tables,
        JdbcJobs jobs,
        JdbcPrinters printers,
        JdbcAccounts accounts,
        JdbcSlices slices,
        JdbcNodes nodes,
        JdbcEvents events,
        JdbcDocuments documents) {

    /** Makes them. */
    public static JdbcStores of(Transactions transactions, Tables tables, Optional<JdbcWallet> wallet) {
        Ledger ledger = new Ledger(tables.movements(), tables.wallets(), wallet);
        return new JdbcStores(
                transactions,
                tables,
                new JdbcJobs(transactions, tables, ledger),
                new JdbcPrinters(transactions, tables),
                new JdbcAccounts(transactions, tables, ledger),
                new JdbcSlices(transactions, tables),
                new JdbcNodes(transactions, tables),
                new JdbcEvents(transactions, tables),
                new JdbcDocuments(transactions, tables));
    }

    /** The database's time. */
    public Instant now() {
        return transactions.read("ask the database for the time", tables.clock()::now);
    }

    /** Shows the books in one snapshot. */
    public void audit(AuditSink sink) {
        transactions.snapshot("audit the books", connection -> {
            tables.books().jobs(connection, sink);
            tables.books().wallets(connection, sink);
            tables.books().totals(connection, sink);
            tables.books().strays(connection, sink);
            return true;
        });
    }
}
