package io.printsmart.store;

import java.time.Instant;

/**
 * Port: keeps everything but documents. There is no transaction object: each call of its parts is one transaction, which
 * the adapter retries where the database asks for it. All methods throw {@link StoreException} if the database cannot be
 * reached or refuses. Implementations must be safe for use by many threads and many nodes.
 */
public interface PrintStore {

    /**
     * The jobs.
     *
     * @return always the same object
     */
    JobStore jobs();

    /**
     * The printers and their health.
     *
     * @return always the same object
     */
    PrinterStore printers();

    /**
     * The wallets of PrintSmart's own ledger.
     *
     * @return always the same object
     */
    AccountStore accounts();

    /**
     * The nodes that share this store.
     *
     * @return always the same object
     */
    NodeStore nodes();

    /**
     * The watch over the printers.
     *
     * @return always the same object
     */
    SliceStore slices();

    /**
     * What listeners have not been told of yet.
     *
     * @return always the same object
     */
    EventStore events();

    /**
     * Where the money is that this store's charges move.
     *
     * @return true if users' money is in a table of the host, so that {@link #accounts()} serves no top-ups
     */
    boolean hostKeepsMoney();

    /**
     * Whether this thread is inside of a transaction of the host, whose end nobody knows yet.
     *
     * @return true if what is written now may still be rolled back by the host
     */
    default boolean joined() {
        return false;
    }

    /**
     * Identifies this installation at printers; drawn when the store was set up.
     *
     * @return 6 to 12 lower case letters and digits
     */
    String installation();

    /**
     * The store's clock, the only one by which jobs and leases are judged.
     *
     * @return now, to the millisecond
     */
    Instant now();

    /**
     * Shows all jobs, wallets and movements as they are in one consistent snapshot.
     *
     * @param sink is shown each of them; must not call the store
     */
    void audit(AuditSink sink);
}
