package io.printsmart.jdbc.internal.store;

import io.printsmart.jdbc.internal.transaction.Transactions;
import io.printsmart.job.JobId;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Step;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.Acceptance;
import io.printsmart.store.HistoryEntry;
import io.printsmart.store.JobQuery;
import io.printsmart.store.JobStore;
import io.printsmart.wallet.Movement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The jobs. What writes stands in {@link Accepting}, {@link Claiming} and {@link Applying}. */
public final class JdbcJobs implements JobStore {

    private static final int DOCUMENTS_AT_ONCE = 500;

    private final Transactions transactions;
    private final Tables tables;
    private final Accepting accepting;
    private final Claiming claiming;
    private final Applying applying;

    JdbcJobs(Transactions transactions, Tables tables, Ledger ledger) {
        this.transactions = transactions;
        this.tables = tables;
        this.accepting = new Accepting(transactions, tables, ledger);
        this.claiming = new Claiming(transactions, tables);
        this.applying = new Applying(transactions, tables, ledger);
    }

    @Override
    public Acceptance accept(PrintJob job, String node, Optional<Movement> charge) {
        return accepting.accept(job, node, charge);
    }

    @Override
    public List<PrintJob> claim(NodeId node, int max) {
        return claiming.claim(node, max);
    }

    @Override
    public Set<JobId> apply(List<Step> steps) {
        Set<JobId> stale = new LinkedHashSet<>();
        for (Step step : steps) {
            if (!applying.apply(step)) {
                stale.add(step.before().id());
            }
        }
        return stale;
    }

    @Override
    public Optional<PrintJob> find(JobId id) {
        return transactions.read("find job " + id, c -> tables.jobQueries().find(c, id));
    }

    @Override
    public Optional<PrintJob> findByKey(String key) {
        return transactions.read(
                "find a job by its key", c -> tables.jobQueries().findByKey(c, key));
    }

    @Override
    public List<PrintJob> list(JobQuery query) {
        return transactions.read(
                "list jobs",
                c -> tables.jobQueries().list(c, query, tables.clock().now(c)));
    }

    @Override
    public List<HistoryEntry> history(JobId id, long afterVersion, int limit) {
        return transactions.read(
                "read the history of job " + id, c -> tables.history().after(c, id, afterVersion, limit));
    }

    @Override
    public long unfinished() {
        return transactions.read("count jobs", c -> tables.jobQueries().unfinished(c));
    }

    @Override
    public Map<PrinterId, Integer> unfinishedByPrinter() {
        return transactions.read("count jobs", c -> tables.jobQueries().unfinishedByPrinter(c));
    }

    @Override
    public Optional<Instant> nextDue() {
        return transactions.read(
                "find what is due next",
                c -> Stream.of(
                                tables.jobQueries().nextDue(c, tables.clock().now(c)),
                                tables.lines().nextDue(c))
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo));
    }

    @Override
    public Set<String> neededDocuments(Collection<String> documents, Instant finishedAfter) {
        List<String> all = new ArrayList<>(new LinkedHashSet<>(documents));
        Set<String> needed = new HashSet<>();
        for (int from = 0; from < all.size(); from += DOCUMENTS_AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + DOCUMENTS_AT_ONCE));
            needed.addAll(transactions.read(
                    "find needed documents", c -> tables.jobQueries().neededDocuments(c, some, finishedAfter)));
        }
        return needed;
    }
}
