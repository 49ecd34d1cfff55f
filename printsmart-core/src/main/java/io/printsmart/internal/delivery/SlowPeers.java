package io.printsmart.internal.delivery;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who keeps workers for long: printers whose address is silent, so that each look at them takes its whole limit; a remote
 * wallet that gives no answer; and whoever kept a worker for long the last time. Such printers share a quarter of the workers,
 * at least one, and such a wallet has another quarter, so that with four workers or more some are left for what only has to
 * be decided. Thread-safe.
 */
public final class SlowPeers {

    /** The one peer for which any number of jobs can wait at once. */
    static final Object WALLET = "the remote wallet";

    private static final Duration LONG = Duration.ofSeconds(15);

    /** No answer that comes faster keeps no worker; a slower one does, where thousands of jobs wait. */
    private static final Duration SHORT = Duration.ofMillis(100);

    private static final int MOST = 10_000;
    private static final int PARTS = 4;

    private final int workers;
    private final int share;
    private final AtomicInteger atPrinters = new AtomicInteger();
    private final AtomicInteger atWallet = new AtomicInteger();
    private final ConcurrentHashMap<Object, Slow> slow = new ConcurrentHashMap<>();

    /** Since when a peer is known to be slow, and until when it is left alone. */
    private record Slow(long since, long restsUntil) {}

    /**
     * Creates it.
     *
     * @param workers how many workers there are
     */
    public SlowPeers(int workers) {
        this.workers = workers;
        this.share = Math.max(1, workers / PARTS);
    }

    /** Whether a peer is known to be slow. */
    boolean contains(Object peer) {
        return slow.containsKey(peer);
    }

    /**
     * Takes one of the workers that slow peers of its kind may have.
     *
     * @return false if they have them all, or the peer is to be left alone for now; else {@link #done} follows
     */
    boolean begin(Object peer, long nowNanos) {
        Slow known = slow.get(peer);
        if (known != null && known.restsUntil() - nowNanos > 0) {
            return false;
        }
        return inHand(peer).getAndUpdate(n -> n < share ? n + 1 : n) < share;
    }

    /** Gives that worker back. */
    void done(Object peer) {
        inHand(peer).decrementAndGet();
    }

    private AtomicInteger inHand(Object peer) {
        return peer == WALLET ? atWallet : atPrinters;
    }

    /** A peer did not answer at all. */
    void silent(Object peer, long nowNanos) {
        if (slow.size() < MOST || peer == WALLET || slow.containsKey(peer)) {
            slow.merge(
                    peer,
                    new Slow(nowNanos, nowNanos),
                    (old, silent) -> new Slow(
                            nowNanos, old.restsUntil() - nowNanos > 0 ? old.restsUntil() : silent.restsUntil()));
        }
    }

    /** The wallet was asked. */
    void asked(boolean answered, long startNanos, long nowNanos) {
        if (!answered && nowNanos - startNanos >= SHORT.toNanos()) {
            silent(WALLET, nowNanos);
        }
        kept(WALLET, startNanos, nowNanos);
    }

    /** A worker is done with a peer: one that was quick, and not found silent meanwhile, is slow no longer. */
    void kept(Object peer, long startNanos, long nowNanos) {
        if (nowNanos - startNanos >= LONG.toNanos()) {
            silent(peer, nowNanos);
        }
        slow.computeIfPresent(
                peer,
                (same, known) -> known.since() - startNanos >= 0
                        ? new Slow(known.since(), nowNanos + rest(peer, nowNanos - startNanos))
                        : null);
    }

    /**
     * Where one worker is more than a quarter of all, the wallet has it for a quarter of the time of all. A printer works on one
     * job at a time, and waits for its next one anyway.
     */
    private long rest(Object peer, long keptNanos) {
        return peer == WALLET ? Math.max(0, keptNanos * (PARTS * share - workers) / workers) : 0;
    }
}
