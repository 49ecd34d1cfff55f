package io.printsmart.testkit.simulation;

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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The jobs as one node reaches them. */
final class SimJobs implements JobStore {

    private final SimStore store;
    private final World world;

    SimJobs(SimStore store) {
        this.store = store;
        this.world = store.world;
    }

    private JobStore real() {
        return world.store().jobs();
    }

    @Override
    public Acceptance accept(PrintJob job, String node, Optional<Movement> charge) {
        String id = job.id().value();
        List<String> locks = List.of("key " + job.order().key(), "wallet " + job.account());
        if (store.joined()) {
            return store.read("accept joined", id, () -> acceptLater(job, node, charge, locks));
        }
        return store.write("accept", id, () -> {
            world.requireUnlocked(locks);
            return world.bug().accept(world, job, node, charge);
        });
    }

    /** Judged now, written with the host's commit; till then nobody else may touch key and wallet. */
    private Acceptance acceptLater(PrintJob job, String node, Optional<Movement> charge, List<String> locks) {
        Optional<PrintJob> taken = real().findByKey(job.order().key());
        if (taken.isPresent()) {
            return new Acceptance.KeyTaken(taken.get());
        }
        HostTransaction transaction = (HostTransaction) world.schedule().local();
        world.lock(transaction, locks);
        if (charge.isPresent() && !world.covers(job)) {
            return new Acceptance.InsufficientFunds(world.balance(job.account()));
        }
        transaction.writes.add(() -> {
            if (!(real().accept(job, node, charge) instanceof Acceptance.Created)) {
                throw new IllegalStateException("the simulation's own locks do not hold: " + job);
            }
        });
        return new Acceptance.Created(job);
    }

    @Override
    public List<PrintJob> claim(NodeId node, int max) {
        List<PrintJob> claimed = new ArrayList<>();
        return store.write(
                "claim",
                "",
                () -> {
                    recover(node, claimed);
                    List<PrintJob> more = new ArrayList<>();
                    world.ownWrite(() -> more.addAll(world.bug().claim(world, node, max)));
                    claimed.addAll(more);
                    claimed.forEach(job -> world.trace(
                            store.node.name,
                            "claimed",
                            job.id().value(),
                            job.state().name()));
                    return List.copyOf(claimed);
                },
                () -> store.node.lostClaims.addAll(claimed));
    }

    /** As a store must: jobs that a node got without having heard of it are found again. */
    private void recover(NodeId node, List<PrintJob> claimed) {
        for (Iterator<PrintJob> i = store.node.lostClaims.iterator(); i.hasNext(); ) {
            PrintJob lost = i.next();
            i.remove();
            if (!world.bug().findsLostClaims()) {
                continue;
            }
            real().find(lost.id())
                    .filter(now -> now.isHeldBy(node)
                            && now.claim().fence() == lost.claim().fence())
                    .ifPresent(claimed::add);
        }
    }

    @Override
    public Set<JobId> apply(List<Step> steps) {
        Step step = steps.get(0);
        String id = step.after().id().value();
        world.bug().beforeApply(world, steps);
        return store.write("apply", id, () -> {
            world.requireUnlocked(List.of("wallet " + step.after().account()));
            Optional<PrintJob> there = real().find(step.after().id());
            Set<JobId> stale = world.bug().apply(world, steps);
            there.ifPresent(job -> world.judge().applied(step, job));
            world.trace(
                    store.node.name,
                    stale.isEmpty() ? "applied" : "stale",
                    id,
                    step.before().state() + " -> " + step.after().state() + " "
                            + step.why().keyword());
            return stale;
        });
    }

    @Override
    public Optional<PrintJob> find(JobId id) {
        return store.read("find", id.value(), () -> real().find(id));
    }

    @Override
    public Optional<PrintJob> findByKey(String key) {
        return store.read("findByKey", key, () -> {
            if (world.schedule().local() instanceof Submission submission) {
                submission.asked(world.judge().job(key) != null);
            }
            return world.bug().findByKey(world, () -> real().findByKey(key));
        });
    }

    @Override
    public List<PrintJob> list(JobQuery query) {
        return store.read("list", "", () -> real().list(query));
    }

    @Override
    public List<HistoryEntry> history(JobId id, long afterVersion, int limit) {
        return store.read("history", id.value(), () -> real().history(id, afterVersion, limit));
    }

    @Override
    public long unfinished() {
        return store.read("unfinished", "", real()::unfinished);
    }

    @Override
    public Map<PrinterId, Integer> unfinishedByPrinter() {
        return store.read("unfinishedByPrinter", "", real()::unfinishedByPrinter);
    }

    @Override
    public Optional<Instant> nextDue() {
        return store.read("nextDue", "", real()::nextDue);
    }

    @Override
    public Set<String> neededDocuments(Collection<String> documents, Instant finishedAfter) {
        return store.read("neededDocuments", "", () -> real().neededDocuments(documents, finishedAfter));
    }
}
