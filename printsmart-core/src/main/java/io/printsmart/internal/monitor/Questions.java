package io.printsmart.internal.monitor;

import io.printsmart.internal.net.Inspector;
import io.printsmart.printer.Finding;
import io.printsmart.printer.ProbeResult;
import io.printsmart.store.KnownPrinter;
import io.printsmart.transport.ConnectivityProber;
import io.printsmart.transport.Target;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What only a thread of its own can find out, since it blocks: a printer's own state, and whether a host answers ping. A few at
 * once; printers that gave no answer that could be understood the last time have a quarter of the threads, and looks at the ports
 * of those that wait go on. Only the watch's thread uses it.
 */
final class Questions {

    private static final Duration PING = Duration.ofSeconds(1);

    private final Inspector inspector;
    private final ConnectivityProber prober;
    private final Executor executor;
    private final Consumer<Runnable> inbox;
    private final int most;
    private final int mostSlow;
    private final int mostPings;
    private final Queue<Post> waiting = new ArrayDeque<>();
    private final Queue<Post> waitingSlow = new ArrayDeque<>();
    private final Deque<Post> waitingForPing = new ArrayDeque<>();
    private final Outcome outcome;
    private int asking;
    private int askingSlow;
    private int pinging;

    /** Takes what was found. */
    interface Outcome {

        /** A printer is asked now. */
        void asks(Post post);

        /** A printer said of itself, or did not. */
        void reported(Post post, ProbeResult result);
    }

    Questions(
            Inspector inspector,
            ConnectivityProber prober,
            Executor executor,
            int most,
            Consumer<Runnable> inbox,
            Outcome outcome) {
        this.inspector = inspector;
        this.prober = prober;
        this.executor = executor;
        this.inbox = inbox;
        this.most = most;
        this.mostSlow = quarter(most);
        this.mostPings = quarter(most);
        this.outcome = outcome;
    }

    private static int quarter(int most) {
        return Math.max(1, most / 4);
    }

    /** How many threads it takes to ask so many printers at once, and not to wait with pings meanwhile. */
    static int threads(int reports) {
        return reports + quarter(reports);
    }

    /** Printers that are asked or wait for it. */
    int pending() {
        return asking + waiting.size() + waitingSlow.size();
    }

    /** A printer whose port accepts is to be asked for its state, if it does not wait for that. */
    void ask(Post post) {
        if (post.toBeAsked) {
            return;
        }
        post.toBeAsked = true;
        (post.failures > 0 || gaveNoAnswer(post) ? waitingSlow : waiting).add(post);
    }

    private static boolean gaveNoAnswer(Post post) {
        return post.health().message().equals(Finding.NOT_UNDERSTOOD.text());
    }

    /** Begins to ask, as many as may be asked at once. */
    void start() {
        while (asking < most && !waiting.isEmpty()) {
            begin(waiting.remove(), false);
        }
        while (asking < most && askingSlow < mostSlow && !waitingSlow.isEmpty()) {
            begin(waitingSlow.remove(), true);
        }
        startPings();
    }

    private void begin(Post post, boolean slow) {
        post.toBeAsked = false;
        if (post.gone || post.phase != Post.Phase.RESTING || post.target >= post.targets.size()) {
            // Its next look will say whether it is still to be asked.
            return;
        }
        post.phase = Post.Phase.ASKING;
        outcome.asks(post);
        count(1, slow);
        int look = post.look;
        KnownPrinter known = post.known;
        Target target = post.targets.get(post.target);
        try {
            executor.execute(() -> {
                ProbeResult result = asked(known, target);
                inbox.accept(() -> {
                    count(-1, slow);
                    if (!post.gone && post.phase == Post.Phase.ASKING && post.look == look) {
                        outcome.reported(post, result);
                    }
                });
            });
        } catch (RuntimeException | Error e) {
            count(-1, slow);
            outcome.reported(
                    post, ProbeResult.of(known.printer().id(), Finding.NOT_LOOKED, "no thread asks it", Duration.ZERO));
        }
    }

    private ProbeResult asked(KnownPrinter known, Target target) {
        try {
            return inspector.ask(known, target);
        } catch (RuntimeException | Error e) {
            return ProbeResult.of(
                    known.printer().id(), Finding.NOT_LOOKED, "it could not be asked: " + e, Duration.ZERO);
        }
    }

    private void count(int more, boolean slow) {
        asking += more;
        askingSlow += slow ? more : 0;
    }

    /** Finds out whether a silent printer's host answers ping; the sooner if it decides what is said of the printer. */
    void ping(Post post, boolean soon) {
        if (post.toBePinged) {
            return;
        }
        post.toBePinged = true;
        if (soon) {
            waitingForPing.addFirst(post);
        } else {
            waitingForPing.addLast(post);
        }
    }

    private void startPings() {
        while (pinging < mostPings && !waitingForPing.isEmpty()) {
            Post post = waitingForPing.remove();
            if (post.gone || post.isFine() || post.targets.isEmpty()) {
                post.toBePinged = false;
            } else {
                begin(post, post.targets.get(0));
            }
        }
    }

    private void begin(Post post, Target target) {
        pinging++;
        try {
            executor.execute(() -> {
                boolean answers = answers(target);
                inbox.accept(() -> {
                    pinging--;
                    post.toBePinged = false;
                    post.answersPing = answers && !post.isFine();
                });
            });
        } catch (RuntimeException | Error e) {
            pinging--;
            post.toBePinged = false;
        }
    }

    private boolean answers(Target target) {
        try {
            return prober.answersPing(target.address().getAddress(), PING);
        } catch (RuntimeException | Error e) {
            // It only refines what is told of a printer that is down anyway.
            return false;
        }
    }
}
