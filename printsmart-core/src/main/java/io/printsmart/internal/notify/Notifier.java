package io.printsmart.internal.notify;

import io.printsmart.event.JobEvent;
import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrintEventListener;
import io.printsmart.internal.loop.EngineLoop;
import io.printsmart.internal.loop.NodeLease;
import io.printsmart.internal.loop.StoreTime;
import io.printsmart.internal.loop.Threads;
import io.printsmart.internal.loop.Wakeup;
import io.printsmart.job.JobId;
import io.printsmart.job.NodeId;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what they have not been told of. Each has threads of its own, so that one which hangs keeps nobody else
 * waiting. Which node tells a listener is settled in the store.
 */
public final class Notifier {

    /** How many events a listener is told of at once. */
    static final int THREADS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final int ERASED_AT_ONCE = 500;

    private final EventStore store;
    private final NodeLease lease;
    private final StoreTime time;
    private final Function<JobId, List<PrinterId>> instead;
    private final Wakeup wakeup;
    private final List<Teller> tellers;
    private final Map<Teller, ExecutorService> threads = new LinkedHashMap<>();
    private final ExecutorService loopThread;
    private final EngineLoop loop;

    /**
     * Creates the engine; nothing is told yet.
     *
     * @param listeners who is told
     * @param store what they were not told of
     * @param lease this node's right
     * @param time the store's time
     * @param instead finds printers that could take a failed job
     * @param wakeup is signaled when there may be something to tell
     * @param poll the longest rest between two looks for events
     * @param renewEvery how often the right to tell a listener is asked for
     */
    public Notifier(
            List<PrintEventListener> listeners,
            EventStore store,
            NodeLease lease,
            StoreTime time,
            Function<JobId, List<PrinterId>> instead,
            Wakeup wakeup,
            Duration poll,
            Duration renewEvery) {
        this.store = store;
        this.lease = lease;
        this.time = time;
        this.instead = instead;
        this.wakeup = wakeup;
        this.tellers = listeners.stream()
                .map(listener -> new Teller(listener, store, lease, time, this::complete, renewEvery))
                .toList();
        this.loopThread = Executors.newSingleThreadExecutor(Threads.named("printsmart-events"));
        this.loop = new EngineLoop("events", this::turn, poll, wakeup);
    }

    /** Starts to tell, on threads of its own. Without listeners there are none. */
    public void start() {
        if (tellers.isEmpty()) {
            return;
        }
        for (Teller teller : tellers) {
            String name = "printsmart-listener-" + teller.name();
            threads.put(teller, Executors.newFixedThreadPool(THREADS, Threads.named(name)));
        }
        loop.start(loopThread);
    }

    /**
     * Tells all that is due, on the calling thread.
     *
     * @param me this node
     * @return how many events were told
     */
    public int tellDue(NodeId me) {
        int[] told = {0};
        for (Teller teller : tellers) {
            int before;
            do {
                before = told[0];
                teller.turn(me, Runnable::run, () -> told[0]++);
            } while (told[0] > before);
        }
        return told[0];
    }

    /**
     * Tells whether all listeners were told of everything.
     *
     * @return false while something is due, or waits to be told again
     */
    public boolean isIdle() {
        return tellers.stream().allMatch(teller -> store.untold(teller.name()) == 0);
    }

    /**
     * Forgets listeners that no node has had for long, and what is kept for them.
     *
     * @return how many events were erased
     */
    public int forget() {
        Instant silentSince = time.instant().minus(Backoff.PATIENCE);
        int all = 0;
        int some = ERASED_AT_ONCE;
        while (some == ERASED_AT_ONCE) {
            some = store.forget(silentSince, ERASED_AT_ONCE);
            all += some;
        }
        return all;
    }

    /**
     * Begins nothing any more.
     *
     * @return the threads that are to be ended; some may be busy for as long as a listener takes
     */
    public List<ExecutorService> close() {
        tellers.forEach(Teller::close);
        loop.close();
        List<ExecutorService> all = new ArrayList<>(threads.values());
        all.add(loopThread);
        return all;
    }

    /** Always false: what is told wakes this loop up itself. */
    private boolean turn() {
        NodeId me = lease.node().orElseGet(lease::beat);
        for (Teller teller : tellers) {
            try {
                teller.turn(me, executor(teller), () -> {
                    if (teller.hasRoom()) {
                        wakeup.signal();
                    }
                });
            } catch (RuntimeException e) {
                LOG.warn("listener {}: nothing can be told now: {}", teller.name(), e.toString());
            }
        }
        return false;
    }

    private ExecutorService executor(Teller teller) {
        ExecutorService executor = threads.get(teller);
        if (executor == null) {
            throw new IllegalStateException("listener " + teller.name() + " has no threads; start() first");
        }
        return executor;
    }

    /** Where to print instead is found here, since it changes by the minute. */
    private PrintEvent complete(PrintEvent event) {
        if (!(event instanceof JobEvent job) || job.kind() != JobEvent.Kind.FAILED) {
            return event;
        }
        try {
            return job.withInstead(instead.apply(job.job()));
        } catch (RuntimeException e) {
            LOG.warn("{}: no printers to use instead can be found: {}", event.id(), e.toString());
            return event;
        }
    }
}
