package io.printsmart.internal.delivery;

import io.printsmart.job.Action;
import io.printsmart.job.Lifecycle;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Claims jobs that are due and has them worked on, at most so many at once. Nothing that happens in one job touches
 * another. A claim that could not be finished, since this node itself failed, is kept until it can be.
 */
public final class DeliveryEngine {

    private final Tools tools;
    private final JobWorker worker;
    private final Executor workers;
    private final AtomicInteger inHand = new AtomicInteger();
    private final UnfinishedClaims unfinished;

    /**
     * Creates the engine.
     *
     * @param tools what deliveries need
     * @param workers runs deliveries, each for as long as a printer takes
     */
    public DeliveryEngine(Tools tools, Executor workers) {
        this.tools = tools;
        this.worker = new JobWorker(tools);
        this.unfinished = new UnfinishedClaims(tools);
        this.workers = workers;
    }

    /**
     * Claims as many due jobs as there are free workers, and has them worked on.
     *
     * @param me this node, which has joined
     * @return how many were claimed
     */
    public int claimOnce(NodeId me) {
        unfinished.settle();
        int free = tools.settings().workers() - inHand.get();
        // Without its lease it could only give back what it claimed, again and again.
        if (free <= 0 || unfinished.tooMany() || !tools.lease().covers(me)) {
            return 0;
        }
        List<PrintJob> claimed = tools.store().jobs().claim(me, free);
        for (PrintJob job : claimed) {
            inHand.incrementAndGet();
            try {
                workers.execute(() -> work(job, me));
            } catch (RuntimeException | Error e) {
                // Also where no thread can be had: the others that were claimed must not be forgotten.
                inHand.decrementAndGet();
                unfinished.add(job, "no worker takes it: " + e);
            }
        }
        return claimed.size();
    }

    /**
     * Decides and gives back what could not be finished, as far as the store lets it.
     *
     * @param limit no job is begun with after it
     */
    public void settle(Duration limit) {
        unfinished.settle(limit);
    }

    /**
     * How many jobs are being worked on.
     *
     * @return their number
     */
    public int inHand() {
        return inHand.get();
    }

    private void work(PrintJob job, NodeId me) {
        try {
            if (tryToWork(job, me)) {
                unfinished.finished(job.id());
            } else {
                unfinished.add(job, "this node must not go on with it");
            }
        } catch (UndecidedException e) {
            unfinished.add(e);
        } catch (RuntimeException | Error e) {
            unfinished.add(job, e);
        } finally {
            inHand.decrementAndGet();
            tools.wakeup().signal();
        }
    }

    private boolean tryToWork(PrintJob job, NodeId me) {
        Action next =
                Lifecycle.next(job, tools.settings().policies(), tools.time().instant());
        if (next == Action.DECIDE || next == Action.FINISHED) {
            // What only has to be decided, the end of a job above all, waits for nobody.
            return worker.advance(job, me);
        }
        boolean asksWallet = next == Action.CHARGE || next == Action.REFUND;
        Object peer = asksWallet ? SlowPeers.WALLET : job.order().printer();
        boolean slow = tools.slowPeers().contains(peer);
        if (slow && !tools.slowPeers().begin(peer, tools.time().nanos())) {
            // In an outage of the wallet there may be many thousands that wait for it.
            return unfinished.giveBack(job, Duration.ofSeconds(asksWallet ? 30 : 1));
        }
        long start = tools.time().nanos();
        try {
            return worker.advance(job, me);
        } finally {
            if (!asksWallet) {
                tools.slowPeers().kept(peer, start, tools.time().nanos());
            }
            if (slow) {
                tools.slowPeers().done(peer);
            }
        }
    }
}
