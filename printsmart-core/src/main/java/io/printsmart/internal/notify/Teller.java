package io.printsmart.internal.notify;

import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrintEventListener;
import io.printsmart.internal.loop.NodeLease;
import io.printsmart.internal.loop.StoreTime;
import io.printsmart.job.NodeId;
import io.printsmart.store.EventStore;
import io.printsmart.store.UntoldEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one listener, while this node has the right to. Of each job and printer at most one event is in hand, the first
 * one that was not told, so that their order is kept whatever the threads do; and at most {@value #WINDOW} in all, so
 * that nothing grows where the listener is slow.
 */
final class Teller {

    static final int WINDOW = 32;

    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final PrintEventListener listener;
    private final String name;
    private final EventStore store;
    private final NodeLease lease;
    private final StoreTime time;
    private final UnaryOperator<PrintEvent> complete;
    private final Duration renewEvery;
    private final Map<String, Long> inHand = new ConcurrentHashMap<>();

    /** Ids of what was told since the last look at what is due began: that look may still have seen them. */
    private final Set<String> toldMeanwhile = ConcurrentHashMap.newKeySet();

    private @Nullable NodeId askedAs;
    private long askedAt;
    private boolean holding;
    private volatile boolean closed;

    /**
     * Creates it.
     *
     * @param listener who is told
     * @param store what it was not told of
     * @param lease this node's right
     * @param time the store's time
     * @param complete adds to an event what is found only when it is told
     * @param renewEvery how often the right is asked for
     */
    Teller(
            PrintEventListener listener,
            EventStore store,
            NodeLease lease,
            StoreTime time,
            UnaryOperator<PrintEvent> complete,
            Duration renewEvery) {
        this.listener = listener;
        this.name = listener.name();
        this.store = store;
        this.lease = lease;
        this.time = time;
        this.complete = complete;
        this.renewEvery = renewEvery;
    }

    /**
     * Hands out what is due, if there is room for it. Called by one thread at a time.
     *
     * @param me this node
     * @param threads tells each event
     * @param after runs after each event that was told
     * @return how many events were handed out
     */
    int turn(NodeId me, Executor threads, Runnable after) {
        warnOfHanging();
        if (!holds(me) || !hasRoom()) {
            return 0;
        }
        int handedOut = 0;
        toldMeanwhile.clear();
        for (UntoldEvent untold : store.next(name, WINDOW)) {
            String subject = untold.event().subject();
            if (inHand.size() < WINDOW && inHand.putIfAbsent(subject, time.nanos()) == null) {
                if (toldMeanwhile.contains(untold.event().id())) {
                    inHand.remove(subject);
                } else {
                    handOut(untold, me, threads, after);
                    handedOut++;
                }
            }
        }
        return handedOut;
    }

    /** Whether it is worth looking for more: not for each single event while there is enough in hand. */
    boolean hasRoom() {
        return inHand.size() <= WINDOW / 2;
    }

    String name() {
        return name;
    }

    /** Tells nothing any more; what is being told is not marked if it fails. */
    void close() {
        closed = true;
    }

    private void handOut(UntoldEvent untold, NodeId me, Executor threads, Runnable after) {
        try {
            threads.execute(() -> {
                if (tellInHand(untold, me)) {
                    after.run();
                }
            });
        } catch (RuntimeException | Error e) {
            inHand.remove(untold.event().subject());
            LOG.warn("listener {}: no thread tells it: {}", name, e.toString());
        }
    }

    private boolean tellInHand(UntoldEvent untold, NodeId me) {
        try {
            return tell(untold, me);
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "listener {}: what became of {} is not stored, it is told again: {}",
                    name,
                    untold.event().id(),
                    e.toString());
            return false;
        } finally {
            inHand.remove(untold.event().subject());
        }
    }

    /** True if it was told, so that the next event of its subject can be. */
    private boolean tell(UntoldEvent untold, NodeId me) {
        if (closed || !lease.covers(me)) {
            return false;
        }
        boolean heard = heard(complete.apply(untold.event()));
        // An embedded database would close its file for all if it were used by an interrupted thread.
        boolean interrupted = Thread.interrupted();
        if (closed && (interrupted || !heard)) {
            return false;
        }
        if (heard) {
            store.told(name, untold.event());
            toldMeanwhile.add(untold.event().id());
        } else {
            later(untold);
        }
        return heard;
    }

    private boolean heard(PrintEvent event) {
        try {
            listener.on(event);
            return true;
        } catch (Exception | Error e) {
            LOG.warn("listener {} failed to take {}: {}", name, event.id(), e.toString());
            return false;
        }
    }

    private void later(UntoldEvent untold) {
        Optional<Instant> again = Backoff.after(untold, time.instant());
        if (again.isPresent()) {
            store.postpone(name, untold.event(), again.get());
        } else {
            LOG.error(
                    "listener {} failed to take {} for {}; it is given up",
                    name,
                    untold.event().id(),
                    Backoff.PATIENCE);
            store.told(name, untold.event());
        }
    }

    private boolean holds(NodeId me) {
        long now = time.nanos();
        if (!me.equals(askedAs) || now - askedAt >= renewEvery.toNanos()) {
            holding = store.hold(name, me);
            askedAs = me;
            askedAt = now;
        }
        return holding;
    }

    private void warnOfHanging() {
        long now = time.nanos();
        inHand.replaceAll((subject, since) -> {
            if (now - since < LONG.toNanos()) {
                return since;
            }
            LOG.warn(
                    "listener {} has been busy with {} for {} or more; others wait once {} of its calls hang",
                    name,
                    subject,
                    LONG,
                    Notifier.THREADS);
            return now;
        });
    }
}
