package io.printsmart.internal.monitor;

import io.printsmart.internal.net.AddressResolver;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Printer;
import io.printsmart.printer.ProbeResult;
import io.printsmart.printer.WatchRule;
import io.printsmart.transport.ConnectivityProber;
import io.printsmart.transport.Target;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at ports, as many at once as there may be. Those that may take long, since their printer is down or doubtful, have half of
 * the room at most: ten thousand dead printers delay no living one. Only the watch's thread uses it.
 */
final class Looks {

    private static final Logger LOG = LoggerFactory.getLogger(Looks.class);
    private static final int LEAST = 16;

    /** For a prober that has much to do. */
    private static final long BEYOND_LIMIT_NANOS = Duration.ofSeconds(10).toNanos();

    private final AddressResolver resolver;
    private final ConnectivityProber prober;
    private final WatchRule rule;
    private final Roster roster;
    private final Consumer<Runnable> inbox;
    private final Lateness lateness;
    private final Outcome outcome;

    private final Queue<Post> waiting = new ArrayDeque<>();
    private final Queue<Post> waitingLong = new ArrayDeque<>();
    private final Queue<Ended> results = new ConcurrentLinkedQueue<>();
    private final Map<Duration, List<Target>> batch = new LinkedHashMap<>();
    private final int most;
    private int room;
    private int inFlight;
    private int inFlightLong;
    private int number;

    /** A look that ended, wherever its result comes from. */
    private record Ended(int look, ProbeResult result) {}

    /** Takes what a look found. */
    interface Outcome {

        /** A look begins, and surely has ended after so many nanoseconds unless its result is lost. */
        void begun(Post post, long nanos);

        /** The port of a printer was looked at, or its name could not be resolved. */
        void looked(Post post, ProbeResult result);
    }

    Looks(
            AddressResolver resolver,
            ConnectivityProber prober,
            WatchRule rule,
            Roster roster,
            int most,
            Consumer<Runnable> inbox,
            Lateness lateness,
            Outcome outcome) {
        this.resolver = resolver;
        this.prober = prober;
        this.rule = rule;
        this.roster = roster;
        this.most = Math.max(2, Math.min(most, prober.capacity()));
        this.room = this.most;
        this.inbox = inbox;
        this.lateness = lateness;
        this.outcome = outcome;
    }

    int inFlight() {
        return inFlight;
    }

    int waiting() {
        return waiting.size() + waitingLong.size();
    }

    /** How late the one is that has been waiting for longest, of those that do not take long. */
    long lateNanos(long now) {
        Post first = waiting.peek();
        return first == null ? 0 : Math.max(0, now - first.dueNanos);
    }

    /** A look is due. */
    void due(Post post) {
        post.phase = Post.Phase.WAITING;
        post.mayTakeLong = !post.isFine() && post.seen;
        (post.mayTakeLong ? waitingLong : waiting).add(post);
    }

    /** Where files run out, less is done at once for a while. */
    private void narrow() {
        room = Math.min(most, Math.max(LEAST, Math.min(room, inFlight) * 3 / 4));
    }

    /** Takes what was found meanwhile. */
    void collect() {
        for (Ended ended = results.poll(); ended != null; ended = results.poll()) {
            ended(ended);
        }
    }

    /** Starts looks, as many as there is room for. */
    void start(long now) {
        number++;
        // A quarter is theirs whatever waits: else many first looks could keep second ones from ever being taken.
        while (inFlight < room && inFlightLong < room / 4 && !waitingLong.isEmpty()) {
            begin(waitingLong.remove(), now);
        }
        while (inFlight < room && !waiting.isEmpty()) {
            begin(waiting.remove(), now);
        }
        while (inFlight < room && inFlightLong < room / 2 && !waitingLong.isEmpty()) {
            begin(waitingLong.remove(), now);
        }
        Map<Duration, List<Target>> begun = new LinkedHashMap<>(batch);
        batch.clear();
        begun.forEach((limit, targets) -> probe(targets, limit, number));
    }

    /** However badly the prober fails, each look has an end. */
    private void probe(List<Target> targets, Duration limit, int look) {
        try {
            prober.probe(targets, limit, result -> results.add(new Ended(look, result)));
        } catch (RuntimeException | Error e) {
            LOG.warn("{} printers could not be looked at: {}", targets.size(), e.toString());
            for (Target target : targets) {
                results.add(new Ended(look, notLooked(target.printer(), e)));
            }
        }
    }

    private static ProbeResult notLooked(Printer printer, Throwable why) {
        return ProbeResult.of(printer.id(), Finding.NOT_LOOKED, "it could not be looked at: " + why, Duration.ZERO);
    }

    private void begin(Post post, long now) {
        if (post.gone) {
            return;
        }
        if (!post.mayTakeLong) {
            lateness.began(Math.max(0, now - post.dueNanos), now);
        }
        Duration failing = post.failures == 0 ? Duration.ZERO : Duration.ofNanos(now - post.failingSinceNanos);
        Duration limit =
                rule.limit(post.failures, failing, post.health().device().wakesWithin());
        post.look = number;
        post.answered = false;
        post.lookNanos = now;
        post.limitNanos = limit.toNanos();
        post.target = 0;
        count(post, 1);
        outcome.begun(post, 2 * limit.toNanos() + BEYOND_LIMIT_NANOS);
        if (!post.known.printer().uri().isLiteralAddress()) {
            // A name may point elsewhere by now.
            post.targets = List.of();
        }
        if (post.targets.isEmpty()) {
            resolve(post, limit);
        } else {
            post.phase = Post.Phase.LOOKING;
            batch.computeIfAbsent(limit, same -> new ArrayList<>()).add(post.targets.get(0));
        }
    }

    private void resolve(Post post, Duration limit) {
        post.phase = Post.Phase.RESOLVING;
        Printer printer = post.known.printer();
        int look = post.look;
        try {
            resolver.resolve(printer, limit, resolved -> inbox.accept(() -> resolved(post, look, resolved)));
        } catch (RuntimeException | Error e) {
            inbox.accept(() -> {
                if (isUnderWay(post, look, Post.Phase.RESOLVING)) {
                    outcome.looked(post, notLooked(printer, e));
                }
            });
        }
    }

    private static boolean isUnderWay(Post post, int look, Post.Phase phase) {
        return !post.gone && post.phase == phase && post.look == look;
    }

    private void resolved(Post post, int look, AddressResolver.Resolved resolved) {
        if (!isUnderWay(post, look, Post.Phase.RESOLVING)) {
            return;
        }
        if (resolved.finding().isPresent()) {
            outcome.looked(
                    post,
                    ProbeResult.of(
                            post.known.printer().id(), resolved.finding().get(), resolved.detail(), Duration.ZERO));
            return;
        }
        post.targets = resolved.targets();
        post.phase = Post.Phase.LOOKING;
        probe(post);
    }

    private void probe(Post post) {
        Duration each = Duration.ofNanos(post.limitNanos / post.targets.size());
        probe(List.of(post.targets.get(post.target)), each, post.look);
    }

    private void ended(Ended ended) {
        ProbeResult result = ended.result();
        Post post = roster.find(result.printer()).orElse(null);
        if (post == null || !isUnderWay(post, ended.look(), Post.Phase.LOOKING)) {
            // Its printer is gone, another one has its name by now, or nobody waited for so long.
            return;
        }
        boolean more = result.finding() != Finding.READY
                && result.finding() != Finding.NOT_LOOKED
                && post.target + 1 < post.targets.size();
        if (more) {
            post.target++;
            probe(post);
            return;
        }
        if (result.finding() == Finding.NOT_LOOKED) {
            narrow();
        } else {
            room = Math.min(most, room + 1);
        }
        outcome.looked(post, result);
    }

    /** A look ended, or nobody wants to know what it finds. */
    void forget(Post post) {
        if (post.isLookedAt()) {
            count(post, -1);
        }
        post.phase = Post.Phase.RESTING;
    }

    private void count(Post post, int more) {
        inFlight += more;
        if (post.mayTakeLong) {
            inFlightLong += more;
        }
    }
}
