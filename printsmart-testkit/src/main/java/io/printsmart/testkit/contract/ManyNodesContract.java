package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.JobState;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.store.PrintStore;
import io.printsmart.testkit.fixture.SampleStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a store must keep while many nodes claim, decide and die at once. */
public abstract class ManyNodesContract extends StoreContract {

    private static final int THREADS = 8;
    private static final int NODES = 4;
    private static final int ENOUGH_ROUNDS = 100_000;

    /** For adapters' tests. */
    protected ManyNodesContract() {}

    private PrintStore storeOf(int thread) {
        return thread % 2 == 0 ? store() : storeOfAnotherNode();
    }

    private List<NodeId> nodes() {
        List<NodeId> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            nodes.add(joined("node-" + i));
        }
        return nodes;
    }

    @Test
    void eachJobIsClaimedOnce() {
        int jobs = 200;
        for (int i = 0; i < jobs; i++) {
            printer("printer-" + i);
            accepted(sample("job-" + i).printer("printer-" + i));
        }
        List<NodeId> nodes = nodes();
        AtomicInteger claimed = new AtomicInteger();

        List<List<PrintJob>> answers = Crowd.together(THREADS, thread -> () -> {
            List<PrintJob> mine = new ArrayList<>();
            for (int round = 0; round < ENOUGH_ROUNDS && claimed.get() < jobs; round++) {
                List<PrintJob> some = storeOf(thread).jobs().claim(nodes.get(thread % NODES), 7);
                claimed.addAndGet(some.size());
                mine.addAll(some);
            }
            return mine;
        });

        List<String> all = answers.stream().flatMap(mine -> ids(mine).stream()).toList();
        assertThat(all).doesNotHaveDuplicates().hasSize(jobs);
        assertThat(claimAll(nodes.get(0))).isEmpty();
        answers.forEach(mine -> mine.forEach(job -> assertThat(found(job)).isEqualTo(job)));
    }

    @Test
    void noPrinterIsGivenToTwoJobsAndNoJobIsForgotten() {
        int jobs = 160;
        for (int i = 0; i < jobs; i++) {
            printer("printer-" + i % 8);
            accepted(sample("job-" + i).printer("printer-" + i % 8));
        }
        List<NodeId> nodes = nodes();
        AtomicInteger done = new AtomicInteger();
        Map<String, AtomicInteger> holders = new ConcurrentHashMap<>();

        Crowd.together(THREADS, thread -> () -> {
            PrintStore mine = storeOf(thread);
            for (int round = 0; round < ENOUGH_ROUNDS && done.get() < jobs; round++) {
                for (PrintJob job : mine.jobs().claim(nodes.get(thread % NODES), 3)) {
                    AtomicInteger holding =
                            holders.computeIfAbsent(job.order().printer().value(), printer -> new AtomicInteger());
                    assertThat(holding.incrementAndGet())
                            .as("jobs that hold printer %s", job.order().printer())
                            .isEqualTo(1);
                    PrintJob sending = SampleStep.sending(job, mine.now()).after();
                    assertThat(mine.jobs().apply(List.of(SampleStep.sending(job, mine.now()))))
                            .isEmpty();
                    holding.decrementAndGet();
                    assertThat(mine.jobs().apply(List.of(SampleStep.completed(sending, mine.now()))))
                            .isEmpty();
                    done.incrementAndGet();
                }
            }
            return thread;
        });

        assertThat(done.get()).isEqualTo(jobs);
        assertThat(store().jobs().unfinished()).isZero();
        assertThat(balance("ada")).contains(eur("0.00"));
    }

    @Test
    void aJobIsSettledOnceByFiftyThreads() {
        PrintJob sending = applied(SampleStep.sending(claimed("job-1", joined("node-1")), now()));

        List<Set<?>> stale = Crowd.together(
                50,
                thread -> () -> storeOf(thread)
                        .jobs()
                        .apply(List.of(
                                thread % 2 == 0
                                        ? SampleStep.completed(sending, now())
                                        : SampleStep.failed(sending, now()))));

        assertThat(stale.stream().filter(Set::isEmpty)).hasSize(1);
        boolean captured = found(sending).state() == JobState.COMPLETED;
        assertThat(balance("ada")).contains(captured ? eur("0.00") : eur("0.60"));
        assertThat(history(sending)).hasSize(3);
    }

    @Test
    void noJobIsLostWhenItsNodeIsFreedWhileItClaims() {
        NodeId survivor = joined("survivor");
        Set<String> accepted = new HashSet<>();
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 6; i++) {
                String id = "job-" + round + "-" + i;
                printer("printer-of-" + id);
                accepted.add(
                        accepted(sample(id).printer("printer-of-" + id)).id().value());
            }
            NodeId leaving = joined("leaving-" + round);
            Crowd.together(3, thread -> () -> {
                if (thread == 2) {
                    store().nodes().leave(leaving);
                } else {
                    for (int i = 0; i < 4; i++) {
                        storeOf(thread).jobs().claim(leaving, 2);
                    }
                }
                return thread;
            });
        }

        assertThat(ids(claimAll(survivor))).containsExactlyInAnyOrderElementsOf(accepted);
    }

    @Test
    void nodesThatBeatTogetherFreeADeadOnesJobsOnce() {
        NodeId dead = new NodeId("dead");
        store().nodes().join(dead, Duration.ofMillis(1));
        PrintJob lost = claimed("job-1", dead);
        List<NodeId> nodes = nodes();
        passTime(Duration.ofMillis(20));

        Crowd.together(THREADS, thread -> () -> beatsAndFrees(storeOf(thread), nodes.get(thread % NODES)));

        assertThat(found(lost).claim().fence()).isEqualTo(lost.claim().fence() + 1);
        assertThat(claimOne(nodes.get(0)).id()).isEqualTo(lost.id());
    }
}
