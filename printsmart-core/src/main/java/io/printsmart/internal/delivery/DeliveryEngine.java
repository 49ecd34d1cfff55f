package io.printsmart.internal.delivery;

import io.printsmart.job.Lifecycle;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Step;
import io.printsmart.printer.PrinterId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims jobs that are due and has them worked on, at most so many at once. Nothing that happens in one job touches
 * another. A claim that could not be finished, since this node itself failed, is given back as soon as the store answers
 * again: a node that lives renews its lease, so that nobody else would ever take the job.
 */
public final class DeliveryEngine {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryEngine.class);
    private static final Duration SLOW = Duration.ofSeconds(15);
    private static final int MOST_SLOW_PRINTERS = 10_000;

    private final Tools tools;
    private final JobWorker worker;
    private final Executor workers;
    private final AtomicInteger inHand = new AtomicInteger();
    private final AtomicInteger slowInHand = new AtomicInteger();
    private final Set<PrinterId> slowPrinters = ConcurrentHashMap.newKeySet();
    private final Map<PrintJob, NodeId> unfinished = new ConcurrentSkipListMap<>(
            Comparator.comparing((PrintJob job) -> job.id().value())
                    .thenComparingLong(job -> job.claim().version()));

    /**
     * Creates the engine.
     *
     * @param tools what deliveries need
     * @param workers runs deliveries, each for as long as a printer takes
     */
    public DeliveryEngine(Tools tools, Executor workers) {
        this.tools = tools;
        this.worker = new JobWorker(tools);
        this.workers = workers;
    }

    /**
     * Claims as many due jobs as there are free workers, and has them worked on.
     *
     * @param me this node, which has joined
     * @return how many were claimed
     */
    public int claimOnce(NodeId me) {
        giveBack();
        int free = tools.settings().workers() - inHand.get();
        if (free <= 0) {
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
                unfinished.put(job, me);
                LOG.warn("job {}: no worker takes it: {}", job.id(), e.toString());
            }
        }
        return claimed.size();
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
        PrinterId printer = job.order().printer();
        boolean slow = slowPrinters.contains(printer);
        boolean done = false;
        try {
            boolean tooManySlow =
                    slow && slowInHand.get() >= Math.max(1, tools.settings().workers() / 4);
            done = tooManySlow ? giveBack(job, Duration.ofSeconds(1)) : advance(job, me, slow);
        } catch (RuntimeException | Error e) {
            LOG.error("job {}: not finished, it will be given back", job.id(), e);
        } finally {
            if (!done) {
                unfinished.put(job, me);
            }
            inHand.decrementAndGet();
            tools.wakeup().signal();
        }
    }

    private boolean advance(PrintJob job, NodeId me, boolean slow) {
        long start = tools.time().nanos();
        if (slow) {
            slowInHand.incrementAndGet();
        }
        try {
            return worker.advance(job, me);
        } finally {
            if (slow) {
                slowInHand.decrementAndGet();
            }
            remember(job.order().printer(), tools.time().nanos() - start);
        }
    }

    /** A printer that kept a worker for long shares a few workers with its like from now on. */
    private void remember(PrinterId printer, long nanos) {
        if (nanos < SLOW.toNanos()) {
            slowPrinters.remove(printer);
        } else if (slowPrinters.size() < MOST_SLOW_PRINTERS) {
            slowPrinters.add(printer);
        }
    }

    private void giveBack() {
        unfinished.forEach((job, node) -> {
            Optional<PrintJob> now = tools.store().jobs().find(job.id());
            boolean held = now.isPresent() && Decider.sameClaim(now.get(), job);
            if (!held || giveBack(now.get(), Duration.ZERO)) {
                unfinished.remove(job);
            }
        });
    }

    /** False if the job changed meanwhile, as by a wish to cancel it: then it is still ours to give back. */
    private boolean giveBack(PrintJob job, Duration pause) {
        String node = job.claim().holder().map(Object::toString).orElse("");
        Step release = Lifecycle.release(job, tools.time().instant().plus(pause), node);
        boolean given = tools.store().jobs().apply(List.of(release)).isEmpty();
        if (!given) {
            LOG.debug("job {} changed before it could be given back", job.id());
        }
        return given;
    }
}
