package io.printsmart.internal.monitor;

import io.printsmart.internal.loop.EngineLoop;
import io.printsmart.internal.loop.Membership;
import io.printsmart.internal.loop.Wakeup;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.ProbeResult;
import io.printsmart.service.MonitorEngine;
import io.printsmart.service.MonitorHealth;
import io.printsmart.service.MonitorReport;
import io.printsmart.store.KnownPrinter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The watch over the printers: its thread, its begin and its end. Safe for use by many threads. */
public final class Watchtower implements MonitorEngine {

    private static final Logger LOG = LoggerFactory.getLogger(Watchtower.class);

    /** The precision of all its times. */
    static final Duration TICK = Duration.ofMillis(100);

    /** How long a round goes on to store what it found, and then to give back what it borrowed. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final Duration HEALTH_EVERY = Duration.ofSeconds(1);

    private final Surroundings around;
    private final Membership membership;
    private final ExecutorService thread;
    private final BooleanSupplier closed;
    private final Wakeup tick = new Wakeup();
    private final EngineLoop loop = new EngineLoop("monitor", this::turnAndRest, TICK, tick);
    private final Lock lock = new ReentrantLock();
    private volatile @Nullable Rounds rounds;
    private volatile MonitorHealth health = Readings.NOT_RUNNING;
    private long nextHealthNanos;
    private boolean running;

    /**
     * Creates the watch, which does not run yet.
     *
     * @param around what it works with
     * @param membership this node's life in the store
     * @param thread runs the watch's one loop; shut down by {@link #close}
     * @param closed whether PrintSmart is closed
     */
    public Watchtower(Surroundings around, Membership membership, ExecutorService thread, BooleanSupplier closed) {
        this.around = around;
        this.membership = membership;
        this.thread = thread;
        this.closed = closed;
    }

    @Override
    public void start() {
        lock.lock();
        try {
            requireOpen();
            if (running) {
                return;
            }
            membership.start();
            rounds = new Rounds(around, false, tick::signal);
            running = true;
            loop.start(thread);
        } finally {
            lock.unlock();
        }
    }

    /**
     * One turn on the calling thread, for tests and for hosts that watch from a timer of their own.
     *
     * @return nanoseconds until there is something to do
     */
    public long turnByHand() {
        lock.lock();
        try {
            if (running) {
                throw new IllegalStateException("the watch is started; watchDue is for one that is not");
            }
            Rounds now = rounds == null ? new Rounds(around, false, tick::signal) : rounds;
            rounds = now;
            now.turn();
            tellHealth(now);
            return now.nanosToNext();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public MonitorReport runOnce(Duration limit) {
        lock.lock();
        try {
            requireOpen();
            if (running) {
                throw new IllegalStateException(
                        "the watch is started and looks at all printers by itself; runOnce is for"
                                + " one that is not");
            }
            boolean joined = membership.start();
            Rounds once = new Rounds(around, true, tick::signal);
            try {
                return round(once, limit);
            } finally {
                giveBack(once);
                rounds = null;
                health = Readings.ended(health);
                around.eyesight().setBlind(false);
                if (joined) {
                    membership.stop();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private MonitorReport round(Rounds once, Duration limit) {
        rounds = once;
        long begin = around.time().nanos();
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!once.isRoundOver(begin) && System.nanoTime() - end < 0 && !closed.getAsBoolean()) {
                long seen = tick.signals();
                once.turn();
                tellHealth(once);
                tick.await(seen, Math.min(TICK.toNanos(), Math.max(1, once.nanosToNext())));
            }
            once.tellSeen();
            storeWhatWasFound(System.nanoTime() + GRACE.toNanos());
        } catch (InterruptedException e) {
            LOG.debug("interrupted in a round");
            Thread.currentThread().interrupt();
        }
        health = once.health();
        List<KnownPrinter> all = around.store().printers().list();
        Set<PrinterId> undecided = all.stream()
                .filter(known -> !once.isDecided(known, begin))
                .map(known -> known.printer().id())
                .collect(Collectors.toSet());
        Duration took = Duration.ofNanos(around.time().nanos() - begin);
        return new MonitorReport(all, undecided, took, around.eyesight().isBlind());
    }

    @Override
    public MonitorHealth health() {
        return health;
    }

    /**
     * Somebody else looked at a printer.
     *
     * @param looked the printer as it was known then
     * @param result what was found
     */
    public void evidence(KnownPrinter looked, ProbeResult result) {
        Rounds now = rounds;
        if (now != null) {
            now.evidence(looked, result);
        }
    }

    /**
     * Ends the watch; what it found is stored if the store takes it in time.
     *
     * @param limit the longest this may take
     */
    public void close(Duration limit) {
        loop.close();
        thread.shutdown();
        health = Readings.ended(health);
        tick.signal();
        long end = System.nanoTime() + limit.toNanos();
        try {
            if (!thread.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("the watch does not end; what it found last may not be stored");
                return;
            }
            // A round, or a turn by hand, ends soon where PrintSmart is closed.
            if (!lock.tryLock(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                LOG.warn("a round does not end; what it found last may not be stored");
                return;
            }
            try {
                storeWhatWasFound(end);
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted while the watch ends");
            Thread.currentThread().interrupt();
        }
    }

    private void giveBack(Rounds once) {
        CountDownLatch given = new CountDownLatch(1);
        try {
            once.giveBack(given::countDown);
            if (!given.await(GRACE.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("the store does not answer; what was borrowed for a round is free later");
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted at the end of a round");
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("what was borrowed for a round is free when the lease is over: {}", e.toString());
        }
    }

    private void storeWhatWasFound(long end) throws InterruptedException {
        Rounds last = rounds;
        while (last != null && !last.store() && System.nanoTime() - end < 0) {
            tick.await(tick.signals(), TICK.toNanos() / 10);
        }
    }

    /**
     * How many threads it takes to ask so many printers at once, and to ping others meanwhile.
     *
     * @param reports how many
     * @return more than that
     */
    public static int askers(int reports) {
        return Questions.threads(reports);
    }

    private boolean turnAndRest() {
        Rounds now = rounds;
        if (now != null) {
            now.turn();
            tellHealth(now);
        }
        return false;
    }

    private void tellHealth(Rounds now) {
        if (closed.getAsBoolean()) {
            return;
        }
        long nanos = around.time().nanos();
        if (!health.running() || nextHealthNanos - nanos <= 0) {
            nextHealthNanos = nanos + HEALTH_EVERY.toNanos();
            health = now.health();
        }
    }

    private void requireOpen() {
        if (closed.getAsBoolean()) {
            throw new IllegalStateException("PrintSmart is closed; build another one");
        }
    }
}
