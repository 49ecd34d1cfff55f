package io.printsmart.internal.monitor;

import io.printsmart.internal.loop.NodeLease;
import io.printsmart.internal.loop.StoreTime;
import io.printsmart.job.NodeId;
import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.Slices;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.SeenSlice;
import io.printsmart.store.SliceStore;
import io.printsmart.store.StatusChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the watch has to do with the store, one call after the other beside the watch's own thread: a store that is slow or away
 * delays no look. What was found is kept until it is stored. Only the watch's thread uses it; answers come in by the inbox.
 */
final class Book {

    private static final Logger LOG = LoggerFactory.getLogger(Book.class);
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration FORGET_EVERY = Duration.ofMinutes(10);
    private static final int CHANGES_AT_ONCE = 500;
    private static final int SLICES_AT_ONCE = 16;

    private final SliceStore store;
    private final NodeLease lease;
    private final Executor executor;
    private final Consumer<Runnable> inbox;
    private final StoreTime time;
    private final Roster roster;
    private final boolean once;
    private final Runnable forgetting;
    private final long shareNanos;
    private final long seenNanos;

    private final Map<PrinterId, StatusChange> changes = new LinkedHashMap<>();
    private final Queue<Function<NodeId, Runnable>> news = new ArrayDeque<>();
    private final AtomicLong calls = new AtomicLong();
    private Map<PrinterId, StatusChange> underway = Map.of();
    private Map<Integer, Long> share = Map.of();
    private Set<Integer> missing = new HashSet<>();
    private Map<Integer, SeenSlice> told = new HashMap<>();
    /** Whose share this is; empty before the first one. */
    private Optional<NodeId> sharedBy = Optional.empty();

    private boolean busy;

    /** How many changes are stored at once; fewer after a failure, so that one that cannot be stored keeps no other waiting. */
    private int atOnce = CHANGES_AT_ONCE;

    /** One that failed alone, until something else failed too, or it was stored. */
    private @Nullable PrinterId failedAlone;

    private boolean shareFirst;
    private long nextShare;
    private long nextSeen;
    private long nextForget;
    private boolean toTellSeen;
    private long restsUntil;
    private boolean rests;

    /** What the watch does with what it reads. */
    interface Reader {

        /** Printers of slices were read. */
        void loaded(Roster.Change change);

        /** Printers are no longer watched. */
        void dropped(List<Post> posts);

        /** Sites that are down, by what the store knows. */
        void sitesDown(Set<String> sites);

        /** This node lost its lease, and may not have looked for a while. */
        void begunAnew();

        /** The store's time at a reading of the ticker. */
        void time(Instant at, long nanos);
    }

    private final Reader reader;

    Book(
            SliceStore store,
            NodeLease lease,
            Executor executor,
            Consumer<Runnable> inbox,
            StoreTime time,
            Roster roster,
            boolean once,
            Runnable forgetting,
            Duration share,
            Duration seen,
            Reader reader) {
        this.store = store;
        this.lease = lease;
        this.executor = executor;
        this.inbox = inbox;
        this.time = time;
        this.roster = roster;
        this.once = once;
        this.forgetting = forgetting;
        this.nextForget = time.nanos();
        this.shareNanos = share.toNanos();
        this.seenNanos = seen.toNanos();
        this.reader = reader;
    }

    /** Something else is known of a printer, from now on; it will be stored. */
    void change(Post post, Health health, Duration linePause) {
        PrinterId id = post.known.printer().id();
        StatusChange waiting = changes.remove(id);
        // What is under way will be stored by then.
        Health known = waiting == null ? post.health() : waiting.known();
        StatusChange earlier = waiting == null ? underway.get(id) : waiting;
        // Once it is stored that a printer is online, a pause means nothing any more.
        Duration pause = earlier == null || earlier.linePause().isZero() ? linePause : earlier.linePause();
        roster.know(post, health);
        changes.put(id, new StatusChange(post.known.printer(), known, health, pause));
    }

    /** Whether this node has a right to look at its printers; else somebody else may do that by now. */
    boolean mayLook() {
        return lease.node().filter(lease::covers).isPresent();
    }

    /** What was found of a printer and is not stored. */
    boolean isUnstored(PrinterId id) {
        return changes.containsKey(id) || underway.containsKey(id);
    }

    /** A site went down or came back. */
    void site(String name, boolean down, int printers) {
        news.add(me -> () -> store.site(me, name, down, printers));
    }

    /** The node suspects itself. */
    void blind(int failed, int looked) {
        news.add(me -> () -> store.blind(me, failed, looked));
    }

    /** Nothing waits to be stored or read. */
    boolean isSettled() {
        return sharedBy.isPresent() && !busy && changes.isEmpty() && news.isEmpty() && missing.isEmpty();
    }

    /** Nothing waits to be stored. */
    boolean hasStored() {
        return !busy && changes.isEmpty() && news.isEmpty() && !toTellSeen;
    }

    long calls() {
        return calls.get();
    }

    Set<Integer> held() {
        return share.keySet();
    }

    /** Stores when printers were seen, as soon as all else is stored. */
    void tellSeen() {
        nextSeen = time.nanos();
        toTellSeen = true;
    }

    /** Asks anew for this node's share, before anything else. */
    void shareNow() {
        nextShare = time.nanos();
    }

    /** Begins the next call, if none is under way; false if there is nothing to begin. */
    boolean turn(long now, Function<Map<Integer, Long>, List<SeenSlice>> seen) {
        if (busy || (rests && restsUntil - now > 0)) {
            return false;
        }
        rests = false;
        NodeId me = lease.node().orElse(null);
        if (me == null || !lease.covers(me)) {
            return false;
        }
        if (shareFirst || !sharedBy.equals(Optional.of(me))) {
            // Before all else: what this node found as another one it has no right to store.
            share(me, now);
        } else if (!news.isEmpty()) {
            Function<NodeId, Runnable> next = news.element();
            call("tell", () -> {
                next.apply(me).run();
                return () -> news.remove(next);
            });
        } else if (!changes.isEmpty()) {
            record(me);
        } else if (nextShare - now <= 0) {
            share(me, now);
        } else if (!missing.isEmpty()) {
            load();
        } else if (nextSeen - now <= 0) {
            nextSeen = now + seenNanos;
            toTellSeen = false;
            seen(me, seen.apply(roster.slices()));
        } else if (nextForget - now <= 0) {
            nextForget = now + FORGET_EVERY.toNanos();
            call("forget old periods of printers' status", () -> {
                forgetting.run();
                return () -> {};
            });
        } else {
            return false;
        }
        return true;
    }

    private void record(NodeId me) {
        Map<PrinterId, StatusChange> batch = new LinkedHashMap<>();
        for (StatusChange change : changes.values()) {
            if (batch.size() == atOnce) {
                break;
            }
            batch.put(change.looked().id(), change);
        }
        changes.keySet().removeAll(batch.keySet());
        underway = batch;
        call("record", () -> {
            Set<PrinterId> left = store.record(me, List.copyOf(batch.values()));
            return () -> {
                underway = Map.of();
                atOnce = Math.min(CHANGES_AT_ONCE, 2 * atOnce);
                if (failedAlone != null && batch.containsKey(failedAlone)) {
                    failedAlone = null;
                }
                leftAsTheyWere(left);
            };
        });
    }

    /** Somebody else knows better: what is stored has to be read again. */
    private void leftAsTheyWere(Set<PrinterId> left) {
        if (!left.isEmpty()) {
            Set<Integer> again = new HashSet<>();
            left.forEach(id -> again.add(Slices.of(id)));
            roster.readAgain(again);
            shareNow();
        }
    }

    private void share(NodeId me, long now) {
        nextShare = now + shareNanos;
        call("share", () -> {
            Map<Integer, Long> mine = once ? store.borrow(me) : store.share(me);
            Set<String> down = store.sitesDown();
            Instant at = time.instant();
            long nanos = time.nanos();
            return () -> {
                reader.time(at, nanos);
                if (!sharedBy.equals(Optional.of(me))) {
                    sharedBy = Optional.of(me);
                    changes.clear();
                    news.clear();
                    reader.begunAnew();
                }
                shareFirst = false;
                boolean fewer = !mine.keySet().containsAll(share.keySet());
                share = mine;
                missing = roster.missing(mine);
                if (fewer) {
                    changes.keySet().removeIf(id -> !mine.containsKey(Slices.of(id)));
                    reader.dropped(roster.dropAllBut(mine.keySet()));
                }
                if (news.isEmpty()) {
                    // Else this node knows better by now.
                    reader.sitesDown(down);
                }
            };
        });
    }

    /** Frees what this node borrowed, after the call that is under way; what fails is free when the lease is over. */
    void giveBack(Runnable then) {
        executor.execute(() -> {
            try {
                lease.node().ifPresent(store::giveBack);
            } catch (RuntimeException | Error e) {
                LOG.warn("what was borrowed for a round could not be given back: {}", e.toString());
            } finally {
                then.run();
            }
        });
    }

    /** Nanoseconds until it is time to ask for the share; what else there is to do is done with that. */
    long nanosToNext(long now) {
        return Math.max(0, (rests ? restsUntil : nextShare) - now);
    }

    private void load() {
        List<Integer> slices = missing.stream().limit(SLICES_AT_ONCE).toList();
        Map<Integer, Long> versions = new HashMap<>();
        slices.forEach(slice -> versions.put(slice, share.get(slice)));
        call("read", () -> {
            List<KnownPrinter> printers = store.printers(slices);
            return () -> {
                slices.forEach(missing::remove);
                reader.loaded(roster.load(versions, printers, unstored()));
            };
        });
    }

    private Set<PrinterId> unstored() {
        Set<PrinterId> ids = new HashSet<>(changes.keySet());
        ids.addAll(underway.keySet());
        return ids;
    }

    private void seen(NodeId me, List<SeenSlice> slices) {
        List<SeenSlice> later = new ArrayList<>();
        for (SeenSlice slice : slices) {
            if (!slice.equals(told.put(slice.slice(), slice))) {
                later.add(slice);
            }
        }
        if (!later.isEmpty()) {
            call("seen", () -> {
                store.seen(me, later);
                return () -> {};
            });
        }
    }

    private interface Call {

        /** Calls the store; what it gives is done on the watch's thread. */
        Runnable run();
    }

    private void call(String what, Call call) {
        busy = true;
        try {
            executor.execute(() -> {
                Runnable answer;
                try {
                    calls.incrementAndGet();
                    answer = call.run();
                } catch (RuntimeException | Error e) {
                    answer = () -> failed(what, e);
                }
                Runnable then = answer;
                inbox.accept(() -> {
                    busy = false;
                    then.run();
                });
            });
        } catch (RuntimeException | Error e) {
            busy = false;
            failed(what, e);
        }
    }

    /** What could not be stored is stored later; what was found since then is newer. */
    private void failed(String what, Throwable why) {
        LOG.warn("the watch could not {}, it tries again: {}", what, why.toString());
        if (underway.isEmpty()) {
            failedAlone = null;
        } else if (!isRefused()) {
            atOnce = Math.max(1, underway.size() / 2);
            // Others first, the next time.
            underway.forEach((id, failed) -> changes.merge(id, failed, Book::withKnownOf));
        }
        underway = Map.of();
        told = new HashMap<>();
        shareFirst = true;
        rests = true;
        restsUntil = time.nanos() + REST_AFTER_FAILURE.toNanos();
    }

    /** What is stored is still what was known before the one that failed. */
    private static StatusChange withKnownOf(StatusChange newer, StatusChange failed) {
        return new StatusChange(newer.looked(), failed.known(), newer.health(), newer.linePause());
    }

    /**
     * Whether the store refuses one change for what it is: it failed alone, and again after the store answered otherwise. It is left,
     * and the printer looked at anew.
     */
    private boolean isRefused() {
        if (underway.size() > 1) {
            failedAlone = null;
            return false;
        }
        PrinterId only = underway.keySet().iterator().next();
        boolean again = only.equals(failedAlone);
        failedAlone = only;
        if (again) {
            LOG.error("what was found of printer {} cannot be stored: {}", only, underway.get(only));
            roster.readAgain(Set.of(Slices.of(only)));
        }
        return again;
    }
}
