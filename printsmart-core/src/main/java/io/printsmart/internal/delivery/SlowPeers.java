package io.printsmart.internal.delivery;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who keeps workers for long: printers whose address is silent, so that each look at them takes its whole limit, and those,
 * or a wallet, that kept a worker for long the last time. They share a few workers with their like. Thread-safe.
 */
public final class SlowPeers {

    private static final Duration LONG = Duration.ofSeconds(15);
    private static final int MOST = 10_000;

    private final ConcurrentHashMap<Object, Long> since = new ConcurrentHashMap<>();

    /** Whether a peer is known to be slow. */
    boolean contains(Object peer) {
        return since.containsKey(peer);
    }

    /** A peer did not answer at all. */
    void silent(Object peer, long nowNanos) {
        if (since.size() < MOST) {
            since.put(peer, nowNanos);
        }
    }

    /** A worker is done with a peer: one that was quick, and not found silent meanwhile, is slow no longer. */
    void kept(Object peer, long startNanos, long nowNanos) {
        if (nowNanos - startNanos >= LONG.toNanos()) {
            silent(peer, nowNanos);
        } else {
            since.computeIfPresent(peer, (same, at) -> at - startNanos >= 0 ? at : null);
        }
    }
}
