package io.printsmart.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.job.NodeId;
import io.printsmart.store.NodeStore;
import io.printsmart.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class NodeLeaseTest {

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LEASE = Duration.ofSeconds(20);

    private final Nodes nodes = new Nodes();
    private long nanos;
    private int names;
    private final NodeLease lease = new NodeLease(nodes, LEASE, () -> nanos, () -> new NodeId("node-" + ++names));

    @Test
    void aNodeJoinsOnceAndBeatsFromThenOn() {
        lease.beat();
        lease.beat();

        assertThat(nodes.alive).containsExactly(new NodeId("node-1"));
        assertThat(nodes.joined).hasSize(1);
    }

    @Test
    void aNodeThatWasThoughtDeadGoesOnAsAnother() {
        lease.beat();
        nodes.alive.clear();

        assertThat(lease.beat()).isEqualTo(new NodeId("node-2"));
        assertThat(lease.covers(new NodeId("node-1"))).isFalse();
    }

    @Test
    void theLeaseIsOverOnceItsTimeIs() {
        NodeId me = lease.beat();
        nanos += LEASE.toNanos() - 1;
        assertThat(lease.covers(me)).isTrue();
        nanos++;

        assertThat(lease.covers(me)).isFalse();
    }

    @Test
    void whoHasJoinedFreesOthersAndNotItself() {
        lease.freeExpired();
        assertThat(nodes.freedFor).isEmpty();

        NodeId me = lease.beat();
        lease.freeExpired();
        assertThat(nodes.freedFor).containsExactly(me);
    }

    @Test
    void whoHasLeftDoesNotJoinAgain() {
        lease.beat();
        lease.leave(SHORT);

        assertThatThrownBy(lease::beat).isInstanceOf(IllegalStateException.class);
        assertThat(nodes.alive).isEmpty();
        assertThat(lease.node()).isEmpty();
    }

    @Test
    void whoLeavesBeforeJoiningNeverJoins() {
        lease.leave(SHORT);

        assertThatThrownBy(lease::beat).isInstanceOf(IllegalStateException.class);
        assertThat(nodes.joined).isEmpty();
    }

    @Test
    void aBeatThatIsRepeatedWhileTheNodeLeavesLeavesNothingBehind() {
        lease.beat();
        nodes.onBeat = () -> {
            nodes.onBeat = () -> {};
            lease.leave(SHORT); // as close() does while the heartbeat waits before its next try
            throw new StoreException("the database cannot be reached");
        };

        new Heartbeat(lease).run();

        assertThat(nodes.alive).isEmpty();
    }

    @Test
    void aBeatThatTheStoreDoesNotAnswerHoldsNobodyUpWhoLeaves() throws InterruptedException {
        NodeId me = lease.beat();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        nodes.onBeat = () -> {
            asked.countDown();
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            nodes.alive.clear();
        };
        Thread beating = new Thread(() -> {
            try {
                lease.beat();
            } catch (IllegalStateException left) {
                nodes.onBeat = () -> {};
            }
        });
        beating.start();
        asked.await();

        lease.leave(SHORT);

        assertThat(lease.covers(me)).isFalse();
        answered.countDown();
        beating.join();
        assertThat(nodes.joined).containsExactly(me);
        assertThat(lease.node()).isEmpty();
    }

    private static final class Nodes implements NodeStore {

        private final List<NodeId> alive = new ArrayList<>();
        private final List<NodeId> joined = new ArrayList<>();
        private Runnable onBeat = () -> {};
        private final List<NodeId> freedFor = new ArrayList<>();

        @Override
        public void join(NodeId node, Duration lease) {
            joined.add(node);
            alive.add(node);
        }

        @Override
        public boolean beat(NodeId node, Duration lease) {
            onBeat.run();
            return alive.contains(node);
        }

        @Override
        public void freeExpired(NodeId me) {
            freedFor.add(me);
        }

        @Override
        public void leave(NodeId node) {
            alive.remove(node);
        }
    }
}
