package io.printsmart.internal.submit;

import io.printsmart.internal.check.Checks;
import io.printsmart.internal.loop.Observations;
import io.printsmart.internal.loop.StoreTime;
import io.printsmart.internal.loop.Wakeup;
import io.printsmart.internal.net.Inspector;
import io.printsmart.job.Funding;
import io.printsmart.job.JobId;
import io.printsmart.job.Lifecycle;
import io.printsmart.job.Order;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Sighting;
import io.printsmart.job.Step;
import io.printsmart.printer.PrinterId;
import io.printsmart.service.Alternative;
import io.printsmart.service.PreparedPrint;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.PrintRequest;
import io.printsmart.service.PrintService;
import io.printsmart.service.Refusal;
import io.printsmart.service.Settings;
import io.printsmart.store.Acceptance;
import io.printsmart.store.DocumentStore;
import io.printsmart.store.HistoryEntry;
import io.printsmart.store.JobQuery;
import io.printsmart.store.PrintStore;
import io.printsmart.wallet.Movement;
import io.printsmart.wallet.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Submits, finds and cancels. Decides nothing itself about a job's life: that is the lifecycle's. */
public final class SubmitService implements PrintService {

    private static final Logger LOG = LoggerFactory.getLogger(SubmitService.class);
    private static final int HISTORY_PAGE = 1000;

    /** Only other decisions about the same job can come in between; there are never many. */
    private static final int CANCEL_ROUNDS = 20;

    private final PrintStore store;
    private final Documents documents;
    private final Preparer preparer;
    private final AlternativeFinder alternatives;
    private final StoreTime time;
    private final Settings settings;
    private final Optional<Wallet> wallet;
    private final Wakeup wakeup;

    /**
     * Creates the service.
     *
     * @param store keeps jobs
     * @param documentStore keeps documents
     * @param wallet where money is that is kept elsewhere
     * @param inspector looks at printers
     * @param observations what is made of a look
     * @param time the store's time
     * @param settings the host's settings
     * @param ids draws job ids
     * @param executor runs looks at alternatives
     * @param wakeup is signaled when a job was accepted
     */
    public SubmitService(
            PrintStore store,
            DocumentStore documentStore,
            Optional<Wallet> wallet,
            Inspector inspector,
            Observations observations,
            StoreTime time,
            Settings settings,
            Ids ids,
            Executor executor,
            Wakeup wakeup) {
        this.store = store;
        this.documents = new Documents(documentStore, ids, settings.maxDocumentBytes());
        this.wallet = wallet;
        this.time = time;
        this.settings = settings;
        this.wakeup = wakeup;
        Checkpoint checkpoint = new Checkpoint(observations, inspector, time, settings);
        this.alternatives = new AlternativeFinder(store, checkpoint, executor, time::nanos);
        Funding funding = wallet.isPresent() ? Funding.REMOTE : Funding.IN_STORE;
        this.preparer = new Preparer(store, documents, checkpoint, alternatives, time, settings, funding, ids);
    }

    @Override
    public PrintJob submit(PrintRequest request) {
        requireOwnTransaction("submit(request)");
        Prepared prepared = preparer.prepare(request);
        if (wallet.isEmpty()) {
            return accept(prepared, Duration.ZERO);
        }
        PrintJob job = accept(prepared, settings.answerLimit().plusSeconds(10));
        return job.id().equals(prepared.order().id()) ? charge(job, wallet.get()) : job;
    }

    @Override
    public PreparedPrint prepare(PrintRequest request) {
        requireOwnTransaction("prepare(request)");
        return preparer.prepare(request);
    }

    /** What waits for the network must not hold the host's transaction, and what it finds is not the host's to undo. */
    private void requireOwnTransaction(String what) {
        if (store.joined()) {
            throw new IllegalStateException(what + " asks printers over the network and cannot be called inside of a"
                    + " transaction of yours; call prepare(request) before it and submit(prepared) inside of it");
        }
    }

    /** A remote wallet is not asked here: a host that rolls back would leave a charge behind that no job knows of. */
    @Override
    public PrintJob submit(PreparedPrint prepared) {
        if (!(prepared instanceof Prepared mine) || mine.maker() != preparer) {
            throw new IllegalArgumentException("a preparation of another service was given; use prepare of this one");
        }
        mine.submits().incrementAndGet();
        Duration age = Duration.between(mine.order().createdAt(), time.instant());
        boolean stale = age.compareTo(settings.freshness()) > 0 || mine.spent().get();
        return mine.replayed().isEmpty() && stale ? replayOfStale(mine) : accept(mine, Duration.ZERO);
    }

    private PrintJob accept(Prepared prepared, Duration firstDueAfter) {
        if (prepared.replayed().isPresent()) {
            return prepared.replayed().get();
        }
        Order order = prepared.order();
        boolean remote = order.funding() == Funding.REMOTE;
        Instant firstDue = remote ? order.createdAt().plus(firstDueAfter) : order.createdAt();
        PrintJob job = Lifecycle.accept(order, firstDue);
        Optional<Movement> charge = remote
                ? Optional.empty()
                : Optional.of(Movement.charge(order.id().value(), order.payer(), order.cost()));
        Acceptance acceptance = store.jobs().accept(job, settings.nodeName(), charge);
        if (acceptance instanceof Acceptance.Created created) {
            LOG.info("job {} accepted for printer {}", order.id(), order.printer());
            wakeup.signal();
            return created.job();
        }
        if (acceptance instanceof Acceptance.KeyTaken taken) {
            return replay(prepared, taken.job());
        }
        erase(prepared);
        Acceptance.InsufficientFunds poor = (Acceptance.InsufficientFunds) acceptance;
        throw new PrintRefusedException(new Refusal.InsufficientFunds(order.account(), poor.balance(), order.cost()));
    }

    /** Too old to be accepted, but not to be answered with the job that its key belongs to by now. */
    private PrintJob replayOfStale(Prepared prepared) {
        PrintJob known = store.jobs().findByKey(prepared.order().key()).orElseThrow(() -> {
            erase(prepared);
            return new PrintRefusedException(
                    new Refusal.StalePreparation(prepared.order().key()));
        });
        return replay(prepared, known);
    }

    private PrintJob replay(Prepared prepared, PrintJob known) {
        if (!known.id().equals(prepared.order().id())) {
            erase(prepared);
        }
        if (known.order().asksForTheSameAs(prepared.order())) {
            return known;
        }
        throw new PrintRefusedException(
                new Refusal.IdempotencyConflict(prepared.order().key()));
    }

    /** At once, or else by the sweep of documents without a job. */
    private void erase(Prepared prepared) {
        if (prepared.spend()) {
            documents.erase(prepared.order().document());
        }
    }

    /** Asks a remote wallet once; what it does not answer now, the engine asks for again. */
    private PrintJob charge(PrintJob job, Wallet remote) {
        Wallet.Answer answer;
        try {
            answer = remote.charge(
                    Movement.charge(
                                    job.id().value(),
                                    job.order().payer(),
                                    job.order().cost())
                            .key(),
                    job.account(),
                    job.order().cost(),
                    settings.answerLimit());
        } catch (RuntimeException e) {
            LOG.warn("job {}: the wallet failed: {}", job.id(), e.getClass().getName());
            answer = Wallet.Answer.UNKNOWN;
        }
        Step step = Lifecycle.after(
                job, new Sighting.ChargeAnswered(answer), settings.policies(), time.instant(), settings.nodeName());
        if (store.jobs().apply(List.of(step)).isEmpty()) {
            wakeup.signal();
            return step.after();
        }
        return store.jobs().find(job.id()).orElse(job);
    }

    @Override
    public PrintJob cancel(JobId id) {
        for (int round = 0; round < CANCEL_ROUNDS; round++) {
            PrintJob job =
                    store.jobs().find(id).orElseThrow(() -> new PrintRefusedException(new Refusal.UnknownJob(id)));
            if (job.state().isFinal()) {
                throw new PrintRefusedException(new Refusal.JobFinished(id, job.state()));
            }
            Optional<Step> step = Lifecycle.cancel(job, settings.policies(), time.instant(), settings.nodeName());
            if (step.isEmpty() || store.jobs().apply(List.of(step.get())).isEmpty()) {
                wakeup.signal();
                return step.map(Step::after).orElse(job);
            }
        }
        throw new IllegalStateException("job " + id + " changes faster than it can be canceled; try again");
    }

    @Override
    public Optional<PrintJob> find(JobId id) {
        return store.jobs().find(id);
    }

    @Override
    public Optional<PrintJob> findByKey(String key) {
        return store.jobs().findByKey(key);
    }

    @Override
    public List<PrintJob> jobs(JobQuery query) {
        return store.jobs().list(query);
    }

    @Override
    public List<HistoryEntry> history(JobId id) {
        List<HistoryEntry> all = new ArrayList<>();
        List<HistoryEntry> page;
        long last = 0;
        do {
            page = history(id, last, HISTORY_PAGE);
            all.addAll(page);
            last = page.isEmpty() ? last : page.get(page.size() - 1).version();
        } while (page.size() == HISTORY_PAGE);
        return List.copyOf(all);
    }

    @Override
    public List<HistoryEntry> history(JobId id, long afterVersion, int limit) {
        return store.jobs().history(id, afterVersion, Checks.range("limit", limit, 1, HISTORY_PAGE));
    }

    /**
     * Printers that could take a job instead of its own, as they were last seen: none is looked at.
     *
     * @param id the job's id
     * @return at most ten, best first; empty if there is no such job
     */
    public List<PrinterId> insteadOf(JobId id) {
        return find(id).map(PrintJob::order)
                .map(order -> alternatives.lastSeenOnline(
                        order.printer(), order.options(), order.document().format()))
                .orElse(List.of());
    }

    @Override
    public List<Alternative> alternatives(PrintRequest request) {
        requireOwnTransaction("alternatives(request)");
        return alternatives.find(request.printer(), request.options(), Optional.empty());
    }
}
