package io.printsmart.internal.loop;

import io.printsmart.job.NodeId;
import io.printsmart.store.NodeStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's right to what it claims. Whether it still holds is told by a monotonic clock that started before the store
 * was asked, so that a node which was stopped for a while knows that its right is over before anybody can have taken it.
 */
public final class NodeLease {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLease.class);

    private final NodeStore nodes;
    private final Duration lease;
    private final LongSupplier ticker;
    private final Supplier<NodeId> names;
    private Optional<NodeId> node = Optional.empty();
    private final Lock lock = new ReentrantLock();
    private volatile boolean left;
    private volatile Held held = new Held(Optional.empty(), 0);

    /**
     * Creates the lease; the node has not joined yet.
     *
     * @param nodes where nodes join
     * @param lease how long the right lasts without a beat
     * @param ticker monotonic nanoseconds
     * @param names gives a new node id for each incarnation
     */
    public NodeLease(NodeStore nodes, Duration lease, LongSupplier ticker, Supplier<NodeId> names) {
        this.nodes = nodes;
        this.lease = lease;
        this.ticker = ticker;
        this.names = names;
    }

    /**
     * Joins, or renews the lease. A node that was thought dead joins as another one.
     *
     * @return the node that this is now
     * @throws IllegalStateException if it has left: a beat that was under way meanwhile must not join again, since nobody
     *     would ever leave for it
     */
    public NodeId beat() {
        lock.lock();
        try {
            return beatLocked();
        } finally {
            lock.unlock();
        }
    }

    private NodeId beatLocked() {
        requireNotLeft();
        long before = ticker.getAsLong();
        NodeId me = node.orElse(null);
        if (me == null || !nodes.beat(me, lease)) {
            requireNotLeft();
            NodeId next = names.get();
            if (me != null) {
                LOG.warn("node {} lost its lease and all that it had claimed; it goes on as {}", me, next);
            }
            nodes.join(next, lease);
            me = next;
            node = Optional.of(next);
        }
        held = new Held(node, before + lease.toNanos());
        return me;
    }

    /**
     * Frees what other nodes had claimed whose lease is over. Never keeps a beat waiting.
     *
     * @throws io.printsmart.store.StoreException if the store cannot be reached
     */
    public void freeExpired() {
        node().ifPresent(nodes::freeExpired);
    }

    private void requireNotLeft() {
        if (left) {
            throw new IllegalStateException("this node has left; build another PrintSmart");
        }
    }

    /**
     * The node that this is now.
     *
     * @return empty before the first beat
     */
    public Optional<NodeId> node() {
        return left ? Optional.empty() : held.node;
    }

    /**
     * Tells whether a node is this one and its lease surely is not over.
     *
     * @param other the node that claimed something
     * @return false if nothing may be done any more in its name that cannot be undone
     */
    public boolean covers(NodeId other) {
        Held now = held;
        return !left && now.node.equals(Optional.of(other)) && ticker.getAsLong() - now.untilNanos < 0;
    }

    /**
     * Leaves for good; what is still held is freed. Where a beat is under way that the store does not answer, the lease is
     * left to run out.
     *
     * @param limit how long to wait for a beat that is under way
     */
    public void leave(Duration limit) {
        left = true;
        try {
            if (!lock.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("the store does not answer; this node's lease will run out");
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("interrupted while leaving; this node's lease will run out");
            return;
        }
        try {
            Optional<NodeId> me = node;
            node = Optional.empty();
            me.ifPresent(nodes::leave);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tells whether it has left.
     *
     * @return true if no beat does anything any more
     */
    public boolean hasLeft() {
        return left;
    }

    private record Held(Optional<NodeId> node, long untilNanos) {}
}
