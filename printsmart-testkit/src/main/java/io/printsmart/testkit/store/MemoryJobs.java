package io.printsmart.testkit.store;

import io.printsmart.event.JobEvents;
import io.printsmart.job.Claim.Place;
import io.printsmart.job.JobId;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Step;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.Acceptance;
import io.printsmart.store.HistoryEntry;
import io.printsmart.store.JobQuery;
import io.printsmart.store.JobStore;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jobs, as the port shows them: accepted, claimed, moved on and found. */
final class MemoryJobs implements JobStore {

    private final Memory memory;
    private final MemoryNodes nodes;
    private final MemoryPrinters printers;

    MemoryJobs(Memory memory, MemoryNodes nodes, MemoryPrinters printers) {
        this.memory = memory;
        this.nodes = nodes;
        this.printers = printers;
    }

    @Override
    public Acceptance accept(PrintJob job, String node, Optional<Movement> charge) {
        return memory.lock().get(() -> {
            Optional<PrintJob> other = memory.jobs().findByKey(job.order().key());
            if (other.isPresent()) {
                return new Acceptance.KeyTaken(other.get());
            }
            if (charge.isPresent() && !memory.ledger().covers(charge.get())) {
                return new Acceptance.InsufficientFunds(balance(charge.get()));
            }
            memory.jobs().refuseNew(job);
            charge.ifPresent(movement -> memory.ledger().book(movement, memory.now()));
            memory.jobs().add(job, memory.now());
            memory.histories().accepted(job, node);
            memory.outboxes().put(JobEvents.accepted(job), memory.now());
            return new Acceptance.Created(job);
        });
    }

    @Override
    public List<PrintJob> claim(NodeId node, int max) {
        return memory.lock().get(() -> {
            List<PrintJob> claimed = new ArrayList<>();
            if (nodes.knows(node)) {
                claimDue(node, max, claimed);
                claimFromLines(node, max, claimed);
            }
            return List.copyOf(claimed);
        });
    }

    private void claimDue(NodeId node, int max, List<PrintJob> claimed) {
        Instant at = memory.now();
        while (claimed.size() < max) {
            Optional<PrintJob> due = memory.jobs().firstDue(at);
            if (due.isEmpty()) {
                return;
            }
            PrintJob job = due.get();
            if (Claims.belongsInLine(job, at) && printers.knows(job.order().printer())) {
                write(Claims.inLine(job));
            } else {
                claimed.add(write(Claims.whereItStands(job, node)));
            }
        }
    }

    private void claimFromLines(NodeId node, int max, List<PrintJob> claimed) {
        Instant at = memory.now();
        while (claimed.size() < max) {
            Optional<JobId> first = memory.lines().firstDue(at);
            if (first.isEmpty()) {
                return;
            }
            claimed.add(write(Claims.fromLine(memory.jobs().get(first.get()), node)));
        }
    }

    @Override
    public Set<JobId> apply(List<Step> steps) {
        return memory.lock().get(() -> {
            Set<JobId> stale = new LinkedHashSet<>();
            for (Step step : steps) {
                if (isStale(step)) {
                    stale.add(step.before().id());
                } else {
                    apply(step);
                }
            }
            return stale;
        });
    }

    private boolean isStale(Step step) {
        Optional<PrintJob> job = memory.jobs().find(step.before().id());
        return job.isEmpty()
                || job.get().claim().fence() != step.before().claim().fence()
                || job.get().claim().version() != step.before().claim().version();
    }

    private void apply(Step step) {
        memory.jobs().refuseSecondHolder(step.after());
        step.money().ifPresent(movement -> memory.ledger().book(movement, memory.now()));
        write(step.after());
        if (step.recorded()) {
            memory.histories().stepped(step);
        }
        JobEvents.of(step).ifPresent(event -> memory.outboxes().put(event, memory.now()));
        boolean leaves = step.before().claim().place() == Place.HOLDS_PRINTER
                && step.after().claim().place() != Place.HOLDS_PRINTER;
        if (leaves) {
            memory.lines()
                    .dueAt(
                            step.after().order().printer(),
                            step.printerRestsUntil().orElseGet(memory::now));
        }
    }

    @Override
    public Optional<PrintJob> find(JobId id) {
        return memory.lock().get(() -> memory.jobs().find(id));
    }

    @Override
    public Optional<PrintJob> findByKey(String key) {
        return memory.lock().get(() -> memory.jobs().findByKey(key));
    }

    @Override
    public List<PrintJob> list(JobQuery query) {
        return memory.lock()
                .get(() -> memory.jobs()
                        .newest(query.account(), query.after())
                        .filter(job -> query.state().isEmpty() || query.state().get() == job.state())
                        .limit(query.limit())
                        .toList());
    }

    @Override
    public List<HistoryEntry> history(JobId id, long afterVersion, int limit) {
        return memory.lock()
                .get(() -> memory.histories().of(id).stream()
                        .filter(entry -> entry.version() > afterVersion)
                        .limit(limit)
                        .toList());
    }

    @Override
    public long unfinished() {
        return memory.lock()
                .get(() -> memory.jobs().unfinished().values().stream()
                        .mapToLong(Integer::longValue)
                        .sum());
    }

    @Override
    public Map<PrinterId, Integer> unfinishedByPrinter() {
        return memory.lock().get(() -> new LinkedHashMap<>(memory.jobs().unfinished()));
    }

    @Override
    public Optional<Instant> nextDue() {
        return memory.lock()
                .get(() -> Stream.of(memory.jobs().nextDue(), memory.lines().nextDue())
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo));
    }

    @Override
    public Set<String> neededDocuments(Collection<String> documents, Instant finishedAfter) {
        return memory.lock()
                .get(() -> documents.stream()
                        .filter(document ->
                                memory.jobs().ofDocument(document).stream().anyMatch(job -> needs(job, finishedAfter)))
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static boolean needs(PrintJob job, Instant finishedAfter) {
        return !job.state().isFinal()
                || job.finishedAt()
                        .filter(finished -> finished.isAfter(finishedAfter))
                        .isPresent();
    }

    private PrintJob write(PrintJob job) {
        memory.jobs().replace(job, memory.now());
        return job;
    }

    private Money balance(Movement charge) {
        return memory.ledger()
                .balance(new AccountId(charge.from().owner()), charge.amount().currency())
                .orElse(Money.zero(charge.amount().currency()));
    }
}
