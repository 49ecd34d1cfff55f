package io.printsmart;

import io.printsmart.internal.audit.Auditor;
import io.printsmart.internal.delivery.DeliveryEngine;
import io.printsmart.internal.delivery.DocumentSweep;
import io.printsmart.internal.delivery.SlowPeers;
import io.printsmart.internal.delivery.Tools;
import io.printsmart.internal.loop.Breakers;
import io.printsmart.internal.loop.EngineLoop;
import io.printsmart.internal.loop.Membership;
import io.printsmart.internal.loop.NodeLease;
import io.printsmart.internal.loop.Observations;
import io.printsmart.internal.loop.StoreTime;
import io.printsmart.internal.loop.Wakeup;
import io.printsmart.internal.monitor.Surroundings;
import io.printsmart.internal.monitor.Watchtower;
import io.printsmart.internal.net.AddressResolver;
import io.printsmart.internal.net.Eyesight;
import io.printsmart.internal.net.Inspector;
import io.printsmart.internal.net.NameCache;
import io.printsmart.internal.net.Transports;
import io.printsmart.internal.notify.Notifier;
import io.printsmart.internal.submit.AccountDesk;
import io.printsmart.internal.submit.Ids;
import io.printsmart.internal.submit.PrinterDesk;
import io.printsmart.internal.submit.SubmitService;
import io.printsmart.job.NodeId;
import io.printsmart.printer.WatchRule;
import io.printsmart.service.Accounts;
import io.printsmart.service.LedgerAudit;
import io.printsmart.service.MonitorEngine;
import io.printsmart.service.MonitorSettings;
import io.printsmart.service.PrintService;
import io.printsmart.service.Printers;
import io.printsmart.service.Settings;
import io.printsmart.store.PrintStore;
import io.printsmart.transport.ConnectivityProber;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PrintSmart in a host: its doors, and the node that delivers. Built once per process and database; safe for use by many
 * threads. Without {@link #start()} it submits, finds and cancels, and leaves delivering to other nodes.
 */
public final class PrintSmart implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrintSmart.class);
    private static final Duration WORK_LIMIT = Duration.ofSeconds(10);
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(5);
    private static final Duration THREADS_LIMIT = Duration.ofSeconds(4);
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(2);
    private static final int LOOK_UPS = 16;
    private static final int LOOKS = 16;
    private static final int TIMERS = 4;
    private static final Duration WATCH_LIMIT = Duration.ofSeconds(2);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(10);

    private final PrintStore store;
    private final Settings settings;
    private final Transports transports;
    private final ConnectivityProber prober;
    private final StoreTime time;
    private final NodeLease lease;
    private final Membership membership;
    private final Watchtower watch;
    private final Wakeup events = new Wakeup();
    private final Wakeup wakeup = new Wakeup(events::signal);
    private final SubmitService service;
    private final PrinterDesk printers;
    private final AccountDesk accounts;
    private final Auditor auditor;
    private final DeliveryEngine engine;
    private final DocumentSweep sweep;
    private final Notifier notifier;
    private final EngineLoop loop;
    private final ScheduledExecutorService timers;
    private final ExecutorService loopThread;
    private final OwnThreads ownThreads = new OwnThreads();
    private final OwnThreads ownTimers = new OwnThreads();
    private final List<Future<?>> repeated = new CopyOnWriteArrayList<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    PrintSmart(PrintSmartBuilder parts) {
        this.store = parts.store();
        this.settings = parts.settings();
        this.transports = new Transports(parts.transports());
        this.prober = parts.prober();
        this.time = new StoreTime(store, parts.ticker());
        this.timers = parts.timers() == null ? ownTimers.timers("printsmart-timer", TIMERS) : parts.timers();
        this.loopThread = ownThreads.pool("printsmart-delivery", 1);
        Executor lookUps = parts.lookUps() == null ? ownThreads.pool("printsmart-lookup", LOOK_UPS) : parts.lookUps();
        // Threads of their own: a look waits for look-ups, and a crowd of looks would leave none for them.
        Executor looks = parts.looks() == null ? ownThreads.pool("printsmart-look", LOOKS) : parts.looks();
        Executor workers =
                parts.workers() == null ? ownThreads.pool("printsmart-worker", settings.workers()) : parts.workers();
        Ids ids = new Ids(parts.random());
        this.lease = new NodeLease(
                store.nodes(),
                settings.lease(),
                parts.ticker(),
                () -> new NodeId(settings.nodeName() + "-" + ids.next()));
        AddressResolver resolver = new AddressResolver(
                settings.addressPolicy(),
                parts.names(),
                new NameCache(parts.names(), parts.ticker(), settings.monitor().patience()),
                lookUps);
        this.membership = new Membership(lease, settings.lease(), timers);
        WatchRule rule = settings.monitor().rule(settings.connectLimit());
        Eyesight eyesight = new Eyesight();
        Inspector inspector =
                new Inspector(resolver, prober, transports, rule, eyesight, settings.answerLimit(), parts.ticker());
        Executor watched = parts.watch();
        this.watch = new Watchtower(
                new Surroundings(
                        settings,
                        store,
                        lease,
                        time,
                        resolver,
                        prober,
                        inspector,
                        transports,
                        eyesight,
                        watched == null ? ownThreads.pool("printsmart-watch-store", 1) : watched,
                        watched == null
                                ? ownThreads.pool(
                                        "printsmart-report",
                                        Watchtower.askers(settings.monitor().reports()))
                                : watched,
                        parts.random()),
                membership,
                ownThreads.pool("printsmart-watch", 1),
                closed::get);
        Observations observations = new Observations(store.printers(), time, watch::evidence);
        this.service = new SubmitService(
                store, parts.documents(), parts.wallet(), inspector, observations, time, settings, ids, looks, wakeup);
        this.printers = new PrinterDesk(store.printers(), inspector, transports, settings, observations, wakeup);
        boolean ownLedger = parts.wallet().isEmpty() && !store.hostKeepsMoney();
        this.accounts = new AccountDesk(store.accounts(), settings.currency(), ownLedger);
        this.auditor = new Auditor(store);
        Tools tools = new Tools(
                store,
                parts.documents(),
                parts.wallet(),
                transports,
                inspector,
                observations,
                time,
                lease,
                new Breakers(time, parts.ticker()),
                new SlowPeers(settings.workers()),
                timers,
                wakeup,
                settings);
        this.engine = new DeliveryEngine(tools, workers);
        this.sweep =
                new DocumentSweep(parts.documents(), store.jobs(), settings.documentRetention(), settings.freshness());
        this.notifier = new Notifier(
                parts.listeners(),
                store.events(),
                lease,
                time,
                service::insteadOf,
                events,
                settings.poll(),
                settings.lease().dividedBy(4));
        this.loop = new EngineLoop("delivery", this::turn, settings.poll(), wakeup);
    }

    /**
     * Starts to build.
     *
     * @return a builder that lacks a store and documents
     */
    public static PrintSmartBuilder builder() {
        return new PrintSmartBuilder();
    }

    /**
     * Submits, finds and cancels jobs.
     *
     * @return always the same object
     */
    public PrintService service() {
        return service;
    }

    /**
     * The printers.
     *
     * @return always the same object
     */
    public Printers printers() {
        return printers;
    }

    /**
     * The wallets of PrintSmart's own ledger.
     *
     * @return always the same object
     */
    public Accounts accounts() {
        return accounts;
    }

    /**
     * Checks the money rules on the live store.
     *
     * @return always the same object
     */
    public LedgerAudit audit() {
        return auditor;
    }

    /**
     * The watch over the printers.
     *
     * @return always the same object
     */
    public MonitorEngine monitor() {
        return watch;
    }

    /**
     * Becomes a node that delivers and watches: joins the store, renews its lease, claims what is due, looks at its share of the
     * printers. Called again, nothing happens.
     *
     * @throws IllegalStateException if it is closed
     * @throws io.printsmart.store.StoreException if the store cannot be reached
     */
    public void start() {
        if (closed.get()) {
            throw new IllegalStateException("PrintSmart is closed; build another one");
        }
        if (!started.compareAndSet(false, true)) {
            return;
        }
        boolean joined = false;
        try {
            membership.start();
            joined = true;
        } finally {
            // Else a second try would do nothing, and nobody would deliver.
            started.set(joined);
        }
        long every = SWEEP_EVERY.toMillis();
        repeated.add(timers.scheduleWithFixedDelay(this::sweep, every, every, TimeUnit.MILLISECONDS));
        loop.start(loopThread);
        notifier.start();
        watch.start();
    }

    /**
     * Claims what is due and works it off on the calling thread, for tests and for hosts that deliver from a timer of their
     * own. Needs {@code Runnable::run} as {@linkplain PrintSmartBuilder#workers workers}.
     *
     * @return how many jobs were claimed
     * @throws IllegalStateException if it is started or closed
     */
    public int runDue() {
        NodeId me = beatByHand("runDue");
        int all = 0;
        for (int claimed = engine.claimOnce(me); claimed > 0; claimed = engine.claimOnce(me)) {
            all += claimed;
        }
        return all;
    }

    /**
     * Renews this node's right to what it claimed, and then frees what dead nodes had claimed, which may take as long as
     * others keep these jobs locked. What {@link #start()} does by itself a host has to do that uses {@link #runDue()}: from
     * another thread, and several times within {@link Settings#lease()}, as long as a delivery goes on. Before the first
     * {@link #runDue()} it joins.
     *
     * @throws io.printsmart.store.StoreException if the store cannot be reached; the lease may have been renewed all the
     *     same, and what was claimed is lost only when it is over
     */
    public void renewLease() {
        membership.beatByHand();
    }

    /**
     * Looks at the printers of this node's share that are due, on the calling thread, for tests and for hosts that watch from a
     * timer of their own. Needs {@code Runnable::run} for what the {@linkplain PrintSmartBuilder#watch watch} waits for.
     *
     * @return how long until there is something to do, unless somebody changes a printer; at most a quarter of the lease
     * @throws IllegalStateException if it is started or closed
     */
    public Duration watchDue() {
        beatByHand("watchDue");
        return Duration.ofNanos(watch.turnByHand());
    }

    /**
     * Erases documents whose job ended long enough ago, and those that no job ever claimed. What {@link #start()} does by
     * itself now and then a host has to do that uses {@link #runDue()}.
     *
     * @return how many were erased
     * @throws IOException if the document store fails
     * @throws io.printsmart.store.StoreException if the store cannot be reached
     */
    public int eraseOldDocuments() throws IOException {
        return sweep.sweep(time.instant());
    }

    /**
     * Forgets listeners that no node was built or running with for 7 days, and the events that are kept for them. What
     * {@link #start()} does by itself now and then a host has to do that uses {@link #tellDue()}.
     *
     * @return how many events were erased
     * @throws io.printsmart.store.StoreException if the store cannot be reached
     */
    public int forgetOldListeners() {
        return notifier.forget();
    }

    /**
     * Forgets in which status printers were longer ago than {@link MonitorSettings#statusRetention()}. Each watch does that by itself
     * now and then, and each round once; where no node watches, looks of submits and deliveries leave a history too.
     *
     * @return how many periods were forgotten
     * @throws io.printsmart.store.StoreException if the store cannot be reached
     */
    public int forgetOldStatus() {
        return store.printers()
                .forgetHistory(time.instant().minus(settings.monitor().statusRetention()));
    }

    /**
     * Tells listeners what they are due to be told, on the calling thread, for tests and for hosts that deliver from a
     * timer of their own.
     *
     * @return how many events were told
     * @throws IllegalStateException if it is started or closed
     */
    public int tellDue() {
        return notifier.tellDue(beatByHand("tellDue"));
    }

    /** Looks for due jobs now instead of after the next rest, as after the commit of a joined transaction. Never blocks. */
    public void wake() {
        wakeup.signal();
    }

    /**
     * Waits until the listeners of this PrintSmart were told of all that has happened.
     *
     * @param limit the longest wait
     * @return false if there still is something to tell, or the thread was interrupted
     */
    public boolean awaitTold(Duration limit) {
        return await(events, notifier::isIdle, limit);
    }

    /**
     * Waits until no job is unfinished, on any node.
     *
     * @param limit the longest wait
     * @return false if there still are unfinished jobs, or the thread was interrupted
     */
    public boolean awaitIdle(Duration limit) {
        return await(wakeup, () -> store.jobs().unfinished() == 0, limit);
    }

    private boolean await(Wakeup signal, BooleanSupplier done, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            long seen = signal.signals();
            if (done.getAsBoolean()) {
                return true;
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            try {
                signal.await(seen, Math.min(left, settings.poll().toNanos()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /**
     * Stops claiming, waits for the work in hand, stores what it came to, ends all threads and transports, and leaves: in at
     * most half a minute, and longer only where the store does not answer within its own limits. The store, and executors
     * that the host gave, are the host's to close. Never throws; a transport, prober or store that does is logged.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        loop.close();
        loopThread.shutdown();
        awaitWorkInHand();
        guarded("storing what is in hand", () -> engine.settle(SETTLE_LIMIT));
        notifier.close().forEach(ownThreads::add);
        // Before its threads go: what it found last is still to be stored.
        guarded("ending the watch", () -> watch.close(WATCH_LIMIT));
        ownThreads.shutdown();
        guarded("closing the transports", transports::close);
        guarded("closing the prober", prober::close);
        ownThreads.end(THREADS_LIMIT.toNanos());
        // What broke off only now is stored under the lease that the heartbeat still renews.
        guarded("storing what broke off", () -> engine.settle(SETTLE_LIMIT));
        repeated.forEach(task -> task.cancel(false));
        membership.stop();
        ownTimers.shutdown();
        guarded("leaving the store", () -> lease.leave(LEAVE_LIMIT));
        ownTimers.end(THREADS_LIMIT.toNanos());
    }

    private static void guarded(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("{} failed: {}", what, e.toString());
        }
    }

    /** Also what a turn claims at this very moment: its workers must still be there for it. */
    private void awaitWorkInHand() {
        long end = System.nanoTime() + WORK_LIMIT.toNanos();
        try {
            if (!loopThread.awaitTermination(WORK_LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.debug("a claim is still under way");
            }
            long seen = wakeup.signals();
            while (engine.inHand() > 0 && System.nanoTime() < end) {
                wakeup.await(seen, end - System.nanoTime());
                seen = wakeup.signals();
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted while closing");
            Thread.currentThread().interrupt();
        }
    }

    private NodeId beatByHand(String method) {
        if (started.get() || closed.get()) {
            throw new IllegalStateException(
                    "PrintSmart is started or closed; " + method + " is for one that is neither");
        }
        return membership.beatByHand();
    }

    private boolean turn() {
        return !closed.get() && engine.claimOnce(lease.node().orElseGet(lease::beat)) > 0;
    }

    private void sweep() {
        try {
            LOG.debug("{} documents erased", eraseOldDocuments());
            LOG.debug("{} events of forgotten listeners erased", forgetOldListeners());
        } catch (IOException | RuntimeException e) {
            LOG.warn("old documents and events could not be erased: {}", e.toString());
        }
    }
}
