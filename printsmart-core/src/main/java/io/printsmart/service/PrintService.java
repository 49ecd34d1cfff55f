package io.printsmart.service;

import io.printsmart.job.JobId;
import io.printsmart.job.PrintJob;
import io.printsmart.store.HistoryEntry;
import io.printsmart.store.JobQuery;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Submits, finds and cancels jobs. Safe for use by many threads. All methods throw
 * {@link io.printsmart.store.StoreException} if the store cannot be reached.
 */
public interface PrintService {

    /**
     * Submits a request: checks the printer, stores the document, and then accepts and charges the job in one transaction.
     * A key that is known already gives its job back, whatever the printer does now.
     *
     * @param request what to print
     * @return the accepted job; with a remote wallet it may be AWAITING_PAYMENT, or CANCELED if the wallet declined
     * @throws PrintRefusedException if it is refused; nothing is stored and nothing charged
     * @throws UncheckedIOException if the document cannot be read
     * @throws IllegalStateException inside of a transaction of the host's: call {@link #prepare} before it and
     *     {@link #submit(PreparedPrint)} inside of it
     */
    PrintJob submit(PrintRequest request);

    /**
     * Does all of a submit that needs the network or the document, so that the rest fits into a transaction of the host's.
     *
     * @param request what to print
     * @return what {@link #submit(PreparedPrint)} takes
     * @throws PrintRefusedException if it is refused
     * @throws UncheckedIOException if the document cannot be read
     * @throws IllegalStateException inside of a transaction of the host's: it is to be called before it begins
     */
    PreparedPrint prepare(PrintRequest request);

    /**
     * Accepts and charges what was prepared. Touches only the store, so that it may run in a transaction of the host's,
     * where the store offers that. A remote wallet is not asked here but by the engine, after that transaction's commit.
     *
     * @param prepared what {@link #prepare} gave
     * @return the accepted job
     * @throws PrintRefusedException if the account does not hold enough, the key belongs to another request, or the
     *     preparation is older than the freshness bound
     */
    PrintJob submit(PreparedPrint prepared);

    /**
     * Cancels a job. One that waits is settled at once; for any other the wish is kept, and the printer's final state
     * decides: if it was printed in spite of it, it is completed and captured.
     *
     * @param id the job's id
     * @return the job, with its wish
     * @throws PrintRefusedException with {@link Refusal.JobFinished} or {@link Refusal.UnknownJob}
     */
    PrintJob cancel(JobId id);

    /**
     * Finds a job.
     *
     * @param id its id
     * @return the job, if there is one
     */
    Optional<PrintJob> find(JobId id);

    /**
     * Finds a job.
     *
     * @param key its idempotency key
     * @return the job, if there is one
     */
    Optional<PrintJob> findByKey(String key);

    /**
     * Lists jobs, newest first.
     *
     * @param query which ones
     * @return one page
     */
    List<PrintJob> jobs(JobQuery query);

    /**
     * A job's whole history, oldest first: each change of its state and why. That of a printer which flaps for weeks may be
     * long: {@link #history(JobId, long, int)} gives it page by page.
     *
     * @param id the job's id
     * @return all entries; empty if there is no such job
     */
    List<HistoryEntry> history(JobId id);

    /**
     * A page of a job's history, oldest first.
     *
     * @param id the job's id
     * @param afterVersion the {@link HistoryEntry#version()} of the last entry of the page before; 0 for the first page
     * @param limit at most so many, 1 to 1000
     * @return the entries; fewer than {@code limit} at the end, none if there is no such job
     * @throws IllegalArgumentException if the limit is out of its bounds
     */
    List<HistoryEntry> history(JobId id, long afterVersion, int limit);

    /**
     * The printers that are online and can do a request, best first: same site, then the fewest waiting jobs. Printers not
     * seen lately are looked at, within a few seconds.
     *
     * @param request what to print
     * @return at most ten; never the request's own printer
     * @throws IllegalStateException inside of a transaction of the host's
     */
    List<Alternative> alternatives(PrintRequest request);
}
