package io.printsmart.internal.loop;

import io.printsmart.job.NodeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node's life in the store: it joins, renews its lease, and frees what dead nodes held. Thread-safe. */
public final class Membership {

    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

    private final NodeLease lease;
    private final ScheduledExecutorService timers;
    private final long beatMillis;
    private final List<Future<?>> repeated = new ArrayList<>();

    /**
     * Creates it; the node has not joined yet.
     *
     * @param lease the node's lease
     * @param length how long the lease lasts
     * @param timers renew it
     */
    public Membership(NodeLease lease, Duration length, ScheduledExecutorService timers) {
        this.lease = lease;
        this.timers = timers;
        this.beatMillis = Math.max(1, length.toMillis() / 4);
    }

    /**
     * Joins, and goes on to renew the lease by itself. Called again, nothing happens.
     *
     * @return false if it did so already
     * @throws io.printsmart.store.StoreException if the store cannot be reached; the node has not joined then
     */
    public synchronized boolean start() {
        if (!repeated.isEmpty()) {
            return false;
        }
        lease.beat();
        // What a node held that died long ago is free from the first moment on.
        free();
        repeat(new Heartbeat(lease));
        // Apart from the heartbeat, which must not wait for what others have locked.
        repeat(this::free);
        return true;
    }

    /** Ceases to renew the lease. */
    public synchronized void stop() {
        repeated.forEach(task -> task.cancel(false));
        repeated.clear();
    }

    /**
     * Joins or renews the lease, and frees what dead nodes held, on the calling thread.
     *
     * @return the node that this is now
     * @throws io.printsmart.store.StoreException if the store cannot be reached
     */
    public NodeId beatByHand() {
        NodeId me = lease.beat();
        lease.freeExpired();
        return me;
    }

    private void repeat(Runnable task) {
        repeated.add(timers.scheduleWithFixedDelay(task, beatMillis, beatMillis, TimeUnit.MILLISECONDS));
    }

    private void free() {
        try {
            lease.freeExpired();
        } catch (RuntimeException | Error e) {
            // Whatever is thrown here would end all freeing to come.
            LOG.warn("what dead nodes held could not be freed: {}", e.toString());
        }
    }
}
