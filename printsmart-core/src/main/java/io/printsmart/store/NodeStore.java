package io.printsmart.store;

import io.printsmart.job.NodeId;
import java.time.Duration;

/**
 * Port: the nodes that share the store. A node's one row, renewed by its heartbeat, is its right to all that it claimed.
 * Part of {@link PrintStore}, which says what all methods throw.
 */
public interface NodeStore {

    /**
     * Joins: from here on the node may claim.
     *
     * @param node a node that never joined before
     * @param lease how long its right lasts without a beat
     */
    void join(NodeId node, Duration lease);

    /**
     * Renews a node's lease. A node whose lease is over may renew it as long as nobody has freed its jobs. Must not wait for
     * locks on jobs: a node whose lease runs out meanwhile loses what it holds.
     *
     * @param node the node
     * @param lease how long its right lasts from now on
     * @return false if the node is no longer known: it lost all that it had claimed, and must join anew as another node
     */
    boolean beat(NodeId node, Duration lease);

    /**
     * Frees what other nodes had claimed whose lease is over: their jobs' fences are raised and they become due at once. A
     * PENDING job that held its printer gets the flag LEFTOVER, since the dead node may have opened a remote job that it
     * could not store any more, and goes out of the printer's hold; all others keep their place. What cannot be freed now,
     * because others have locked it or because this version cannot make sense of it, keeps nothing else from being freed,
     * and is tried again each time. It may take as long as the locks of others.
     *
     * @param me who asks; it is never freed, since its next beat can still save what it has
     */
    void freeExpired(NodeId me);

    /**
     * Leaves: what the node still holds is freed as if its lease were over.
     *
     * @param node the node
     */
    void leave(NodeId node);
}
