package io.printsmart.testkit.store;

import io.printsmart.job.Claim.Place;
import io.printsmart.job.JobId;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.StoreException;
import io.printsmart.wallet.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The jobs, and every index over them that a call needs in order to look at no job in vain. Knows nothing of claims and
 * steps. Guarded by the store's lock.
 */
final class JobTable {

    private record Row(PrintJob job, long acceptance) {

        Line.Waiting place() {
            return new Line.Waiting(job.order().priority(), acceptance, job.id());
        }
    }

    private record Due(Instant at, long acceptance, JobId id) implements Comparable<Due> {

        private static final Comparator<Due> ORDER =
                Comparator.comparing(Due::at).thenComparingLong(Due::acceptance);

        @Override
        public int compareTo(Due other) {
            return ORDER.compare(this, other);
        }
    }

    private final Lines lines;
    private final Map<JobId, Row> rows = new HashMap<>();
    private final Map<String, JobId> byKey = new HashMap<>();
    private final NavigableMap<Long, JobId> byAcceptance = new TreeMap<>();
    private final Map<AccountId, NavigableMap<Long, JobId>> byAccount = new HashMap<>();
    private final Map<String, Set<JobId>> byDocument = new HashMap<>();
    private final Map<NodeId, Set<JobId>> byHolder = new HashMap<>();
    private final Map<PrinterId, Integer> unfinished = new TreeMap<>();
    private final NavigableSet<Due> due = new TreeSet<>();
    private long accepted;
    private BiConsumer<Optional<PrintJob>, PrintJob> watcher = (before, after) -> {};

    JobTable(Lines lines) {
        this.lines = lines;
    }

    void watch(BiConsumer<Optional<PrintJob>, PrintJob> newWatcher) {
        watcher = newWatcher;
    }

    Optional<PrintJob> find(JobId id) {
        return Optional.ofNullable(rows.get(id)).map(Row::job);
    }

    PrintJob get(JobId id) {
        return find(id).orElseThrow(() -> new StoreException("there is no job " + id));
    }

    Optional<PrintJob> findByKey(String key) {
        return Optional.ofNullable(byKey.get(key)).map(this::get);
    }

    /** All jobs, oldest first. */
    Stream<PrintJob> all() {
        return byAcceptance.values().stream().map(this::get);
    }

    /** Newest first. */
    Stream<PrintJob> newest(Optional<AccountId> account, Optional<JobId> after) {
        NavigableMap<Long, JobId> from = account.isEmpty()
                ? byAcceptance
                : byAccount.getOrDefault(account.get(), Collections.emptyNavigableMap());
        if (after.isEmpty()) {
            return from.descendingMap().values().stream().map(this::get);
        }
        Row last = rows.get(after.get());
        return last == null
                ? Stream.empty()
                : from.headMap(last.acceptance(), false).descendingMap().values().stream()
                        .map(this::get);
    }

    Collection<PrintJob> ofDocument(String document) {
        return byDocument.getOrDefault(document, Set.of()).stream()
                .map(this::get)
                .toList();
    }

    List<PrintJob> heldBy(NodeId node) {
        return byHolder.getOrDefault(node, Set.of()).stream().map(this::get).toList();
    }

    Map<PrinterId, Integer> unfinished() {
        return unfinished;
    }

    Optional<PrintJob> firstDue(Instant now) {
        return due.isEmpty() || due.first().at().isAfter(now)
                ? Optional.empty()
                : Optional.of(get(due.first().id()));
    }

    Optional<Instant> nextDue() {
        return due.isEmpty() ? Optional.empty() : Optional.of(due.first().at());
    }

    /** Throws if a job cannot be added. */
    void refuseNew(PrintJob job) {
        if (rows.containsKey(job.id()) || byKey.containsKey(job.order().key())) {
            throw new StoreException("job " + job.id() + " or its key is there already; draw a new id");
        }
        refuseSecondHolder(job);
    }

    void add(PrintJob job, Instant now) {
        refuseNew(job);
        Row row = new Row(job, ++accepted);
        byKey.put(job.order().key(), job.id());
        byAcceptance.put(row.acceptance(), job.id());
        byAccount.computeIfAbsent(job.account(), account -> new TreeMap<>()).put(row.acceptance(), job.id());
        byDocument
                .computeIfAbsent(job.order().document().id(), document -> new LinkedHashSet<>())
                .add(job.id());
        index(row, now);
        watcher.accept(Optional.empty(), job);
    }

    /** Writes a job over what is there, if no other one holds the printer that it is to hold. */
    void replace(PrintJob job, Instant now) {
        refuseSecondHolder(job);
        Row was = rows.get(job.id());
        if (was == null) {
            throw new StoreException("there is no job " + job.id());
        }
        unindex(was);
        index(new Row(job, was.acceptance()), now);
        watcher.accept(Optional.of(was.job()), job);
    }

    /** The backstop: whatever was decided, a printer is never given to two jobs. */
    void refuseSecondHolder(PrintJob job) {
        Optional<JobId> other = lines.holder(job.order().printer()).filter(id -> !id.equals(job.id()));
        if (job.claim().place() == Place.HOLDS_PRINTER && other.isPresent()) {
            throw new StoreException("job " + job.id() + " cannot have printer "
                    + job.order().printer() + ", which job " + other.get() + " holds");
        }
    }

    private void index(Row row, Instant now) {
        PrintJob job = row.job();
        PrinterId printer = job.order().printer();
        rows.put(job.id(), row);
        job.claim()
                .holder()
                .ifPresentOrElse(
                        holder -> byHolder.computeIfAbsent(holder, node -> new LinkedHashSet<>())
                                .add(job.id()),
                        () -> wait(row, now));
        if (job.claim().place() == Place.HOLDS_PRINTER) {
            lines.hold(printer, job.id());
        }
        if (!job.state().isFinal()) {
            unfinished.merge(printer, 1, Integer::sum);
        }
    }

    private void wait(Row row, Instant now) {
        row.job()
                .dueAt()
                .ifPresent(at -> due.add(new Due(at, row.acceptance(), row.job().id())));
        if (row.job().claim().place() == Place.IN_LINE) {
            lines.add(row.job().order().printer(), row.place(), now);
        }
    }

    private void unindex(Row row) {
        PrintJob job = row.job();
        PrinterId printer = job.order().printer();
        job.claim()
                .holder()
                .ifPresent(holder ->
                        byHolder.getOrDefault(holder, new LinkedHashSet<>()).remove(job.id()));
        job.dueAt().ifPresent(at -> due.remove(new Due(at, row.acceptance(), job.id())));
        lines.remove(printer, row.place());
        if (job.claim().place() == Place.HOLDS_PRINTER) {
            lines.leave(printer);
        }
        if (!job.state().isFinal()) {
            unfinished.computeIfPresent(printer, (p, count) -> count == 1 ? null : count - 1);
        }
    }
}
