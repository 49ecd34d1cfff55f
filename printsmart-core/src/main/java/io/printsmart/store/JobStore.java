package io.printsmart.store;

import io.printsmart.job.JobId;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Step;
import io.printsmart.printer.PrinterId;
import io.printsmart.wallet.Movement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Port: the jobs, their history and their money. Part of {@link PrintStore}, which says what all methods throw. */
public interface JobStore {

    /**
     * Stores a new job, its first history entry and its charge, all or nothing. Locks no row that exists but the wallet. A
     * key that is taken is answered as such also where the money would not suffice. A charge of nothing needs no wallet.
     *
     * @param job the job, as {@link io.printsmart.job.Lifecycle#accept} made it
     * @param node who accepts it, for the history
     * @param charge the charge; empty if a remote wallet is to be asked later
     * @return what became of it
     */
    Acceptance accept(PrintJob job, String node, Optional<Movement> charge);

    /**
     * Claims jobs for a node and raises their fences. Two kinds of jobs are claimed: those that are due by the store's
     * clock, whatever their printer does; and the first of each free printer's line whose line is due. A due PENDING job
     * that is neither wanted canceled nor past its deadline is not claimed but put into its printer's line, due again at
     * its deadline; if its printer is no longer known it is claimed. A line that nobody told to rest is due as soon as
     * something stands in it. A claimed job has no due time; one that was claimed from a line holds its printer, any other
     * holds it only if it did before. The line of a printer is ordered by priority, highest first, then by acceptance. No
     * job is claimed by two nodes, and no printer given to two jobs. Every write raises the version, also where a job is
     * only put into a line. What others have locked, and what this version of the store cannot make sense of, is passed over
     * and holds up nobody else; the latter is written to by no one, logged with its id and shown to the audit.
     *
     * @param node who claims; one that never joined or is no longer known gets nothing
     * @param max the most jobs to claim
     * @return the claimed jobs; fewer than {@code max} does not mean that no more are due
     */
    List<PrintJob> claim(NodeId node, int max);

    /**
     * Writes steps, each in a transaction of its own or all in one: the job over the very fence and version it was
     * decided from, the money under its unique key, and the history entry if the step is recorded. Where the step leaves
     * the printer, its line becomes due: at once, or when the printer has rested.
     *
     * @param steps the steps, of different jobs
     * @return the ids of those for which nothing was written because the job had changed meanwhile
     * @throws StoreException also if a step moves money under a key that is taken, or gives a job a printer that another
     *     one holds: nothing of that step is written, and of the others perhaps nothing
     */
    Set<JobId> apply(List<Step> steps);

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
     * Lists jobs, newest first, but for those that this version of the store cannot make sense of.
     *
     * @param query which ones
     * @return at most as many as the query's limit
     */
    List<PrintJob> list(JobQuery query);

    /**
     * A job's history, oldest first.
     *
     * @param id the job's id
     * @param afterVersion only entries with a greater version; 0 for all
     * @param limit at most so many
     * @return the entries; empty if there is no such job
     */
    List<HistoryEntry> history(JobId id, long afterVersion, int limit);

    /**
     * Tells how many jobs are not final.
     *
     * @return their number
     */
    long unfinished();

    /**
     * How many unfinished jobs each printer has.
     *
     * @return printers without any may be missing
     */
    Map<PrinterId, Integer> unfinishedByPrinter();

    /**
     * When the next job or line becomes due, for a node that wants to rest until then.
     *
     * @return the earliest due time that is not claimed; empty if nothing waits
     */
    Optional<Instant> nextDue();

    /**
     * Of the given documents, those that are still needed.
     *
     * @param documents ids of documents
     * @param finishedAfter a document is needed if its job is not final or was finished after this
     * @return the ids that must be kept
     */
    Set<String> neededDocuments(Collection<String> documents, Instant finishedAfter);
}
