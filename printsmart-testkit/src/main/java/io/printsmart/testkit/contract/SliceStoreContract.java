package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.NodeId;
import io.printsmart.printer.FailureRule;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.ProbeResult;
import io.printsmart.printer.Slices;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.SeenSlice;
import io.printsmart.store.SliceStore;
import io.printsmart.store.StatusChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How nodes share the watch over the printers, and what is known of slices as a whole. */
public abstract class SliceStoreContract extends StoreContract {

    private static final Printer LIBRARY = Printer.of("library", "ipp://library.example/ipp/print");
    private static final int SLICE = Slices.of(LIBRARY.id());
    private static final int ENOUGH_ROUNDS = 4;
    private static final Duration AN_INSTANT = Duration.ofMillis(1);
    private static final Duration A_WHILE = Duration.ofMillis(20);

    /** For adapters' tests. */
    protected SliceStoreContract() {}

    private SliceStore slices() {
        return store().slices();
    }

    /** What each of some nodes has after each of them asked a few times. */
    private List<Set<Integer>> shared(List<NodeId> nodes) {
        List<Set<Integer>> held = new ArrayList<>();
        for (int round = 0; round < ENOUGH_ROUNDS; round++) {
            held.clear();
            for (NodeId node : nodes) {
                held.add(storeOfAnotherNode().slices().share(node).keySet());
            }
        }
        return held;
    }

    private static void assertSharedFairly(List<Set<Integer>> held) {
        List<Integer> all = held.stream().flatMap(Set::stream).toList();
        assertThat(all)
                .doesNotHaveDuplicates()
                .hasSize(Slices.COUNT)
                .containsAll(IntStream.range(0, Slices.COUNT).boxed().toList());
        int fair = (Slices.COUNT + held.size() - 1) / held.size();
        assertThat(held).allSatisfy(one -> assertThat(one).hasSizeLessThanOrEqualTo(fair));
    }

    private long changes(NodeId node) {
        Map<Integer, Long> held = slices().share(node);
        assertThat(held).as("slices of %s", node).containsKey(SLICE);
        return held.getOrDefault(SLICE, -1L);
    }

    private Health after(Health before, Finding finding, Instant at) {
        return before.after(ProbeResult.of(LIBRARY.id(), finding, "", Duration.ofMillis(3)), at);
    }

    private KnownPrinter library() {
        return store().printers().find(LIBRARY.id()).orElseThrow();
    }

    @Test
    void aSingleNodeHasAllSlices() {
        NodeId node = joined("node-1");

        assertSharedFairly(shared(List.of(node)));
        assertThat(slices().share(node)).hasSize(Slices.COUNT);
    }

    @Test
    void aNodeThatIsNotThereGetsNothingAndTakesNothing() {
        assertThat(slices().share(new NodeId("stranger"))).isEmpty();

        assertThat(slices().share(joined("node-1"))).hasSize(Slices.COUNT);
    }

    @Test
    void aNodeThatDoesNotWatchTakesNoShare() {
        joined("idler");

        assertThat(slices().share(joined("node-1"))).hasSize(Slices.COUNT);
    }

    @Test
    void nodesThatComeGetTheirShare() {
        NodeId first = joined("node-1");
        NodeId second = joined("node-2");
        NodeId third = joined("node-3");
        assertSharedFairly(shared(List.of(first)));
        assertSharedFairly(shared(List.of(first, second)));

        assertSharedFairly(shared(List.of(first, second, third)));
    }

    @Test
    void whoHasItsShareKeepsIt() {
        List<NodeId> nodes = List.of(joined("node-1"), joined("node-2"));
        List<Set<Integer>> before = shared(nodes);

        assertThat(shared(nodes)).isEqualTo(before);
    }

    @Test
    void whatANodeThatLeftHeldGoesToTheOthers() {
        NodeId first = joined("node-1");
        NodeId second = joined("node-2");
        assertSharedFairly(shared(List.of(first, second)));

        store().nodes().leave(second);

        assertThat(slices().share(second)).isEmpty();
        assertThat(slices().share(first)).hasSize(Slices.COUNT);
        assertThat(slices().share(second)).isEmpty();
    }

    /** What it knew of them when it held them before may be old. */
    @Test
    void whoTakesASliceHasToReadItAnew() {
        NodeId first = joined("node-1");
        NodeId second = joined("node-2");
        long changes = changes(first);
        assertThat(changes(first)).isEqualTo(changes);

        store().nodes().leave(first);
        assertThat(changes(second)).isEqualTo(changes + 1);
        slices().giveBack(second);
        assertThat(changes(second)).isEqualTo(changes + 2);
    }

    @Test
    void whoBorrowsTakesWhatNobodyHoldsAndNobodysShare() {
        NodeId watcher = joined("watcher");
        NodeId guest = joined("guest");
        assertThat(slices().share(watcher)).hasSize(Slices.COUNT);

        assertThat(slices().borrow(guest)).isEmpty();
        assertThat(slices().share(watcher)).hasSize(Slices.COUNT);
        store().nodes().leave(watcher);
        assertThat(slices().borrow(guest).keySet())
                .isEqualTo(slices().borrow(guest).keySet())
                .hasSize(Slices.COUNT);
        NodeId newcomer = joined("newcomer");
        assertThat(slices().share(newcomer)).isEmpty();
        slices().giveBack(guest);

        assertThat(slices().share(newcomer)).hasSize(Slices.COUNT);
        assertThat(slices().borrow(guest)).isEmpty();
    }

    @Test
    void whoGaveBackSharesNoMoreUntilItAsksAgain() {
        NodeId first = joined("node-1");
        NodeId second = joined("node-2");
        assertSharedFairly(shared(List.of(first, second)));

        slices().giveBack(second);

        assertThat(slices().share(first)).hasSize(Slices.COUNT);
        assertSharedFairly(shared(List.of(first, second)));
    }

    @Test
    void whatIsBorrowedByANodeThatEndsIsFree() {
        NodeId guest = joined("guest");
        assertThat(slices().borrow(guest)).hasSize(Slices.COUNT);
        NodeId watcher = joined("watcher");

        store().nodes().leave(guest);

        assertThat(slices().share(watcher)).hasSize(Slices.COUNT);
        assertThat(slices().borrow(guest)).isEmpty();
        assertThat(slices().borrow(new NodeId("stranger"))).isEmpty();
    }

    @Test
    void whatADeadNodeHeldIsTakenOnceItIsFreed() {
        NodeId first = joined("node-1");
        NodeId dead = new NodeId("dead");
        store().nodes().join(dead, AN_INSTANT);
        assertSharedFairly(shared(List.of(first, dead)));
        passTime(A_WHILE);
        assertThat(slices().share(first)).hasSize(Slices.COUNT / 2);

        store().nodes().freeExpired(first);

        assertThat(slices().share(first)).hasSize(Slices.COUNT);
        assertThat(slices().share(dead)).isEmpty();
    }

    /** Who asks for the first time gives nothing back, so that no answer may hold what another one holds. */
    @Test
    void noSliceIsGivenToTwoNodesThatComeAtOnce() {
        int nodes = 4;
        for (int round = 0; round < 10; round++) {
            String name = "node-" + round + "-";
            List<NodeId> all = IntStream.range(0, nodes)
                    .mapToObj(number -> joined(name + number))
                    .toList();

            List<Set<Integer>> answers = Crowd.together(
                    nodes,
                    thread -> () -> (thread % 2 == 0 ? store() : storeOfAnotherNode())
                            .slices()
                            .share(all.get(thread))
                            .keySet());

            assertThat(answers.stream().flatMap(Set::stream).toList()).doesNotHaveDuplicates();
            assertSharedFairly(shared(all));
            all.forEach(store().nodes()::leave);
        }
    }

    @Test
    void nodesThatKeepAskingAtOnceEndWithTheirShares() {
        int nodes = 4;
        List<NodeId> all = IntStream.range(0, nodes)
                .mapToObj(number -> joined("node-" + number))
                .toList();

        Crowd.together(nodes, thread -> () -> {
            for (int round = 0; round < 2 * ENOUGH_ROUNDS; round++) {
                (thread % 2 == 0 ? store() : storeOfAnotherNode()).slices().share(all.get(thread));
            }
            return thread;
        });

        assertSharedFairly(shared(all));
    }

    @Test
    void aSliceStaysWithOneHolderWhileItsHolderIsFreed() {
        NodeId survivor = joined("survivor");
        for (int round = 0; round < 5; round++) {
            NodeId leaving = joined("leaving-" + round);
            Crowd.together(3, thread -> () -> {
                if (thread == 0) {
                    store().nodes().leave(leaving);
                } else {
                    storeOfAnotherNode().slices().share(thread == 1 ? leaving : survivor);
                }
                return thread;
            });
            assertThat(slices().share(leaving)).isEmpty();
        }

        assertThat(slices().share(survivor)).hasSize(Slices.COUNT);
    }

    @Test
    void thePrintersOfSlicesAreThoseInThem() {
        List<Printer> all = IntStream.range(0, 30)
                .mapToObj(number -> Printer.of("printer-" + number, "ipp://p" + number + ".example/ipp/print"))
                .toList();
        all.forEach(store().printers()::put);
        Set<Integer> some =
                Set.of(Slices.of(all.get(0).id()), Slices.of(all.get(1).id()));

        assertThat(slices().printers(some).stream().map(KnownPrinter::printer))
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(printer -> some.contains(Slices.of(printer.id())))
                        .toList());
        assertThat(slices().printers(IntStream.range(0, Slices.COUNT).boxed().toList()))
                .isEqualTo(store().printers().list());
        assertThat(slices().printers(List.of())).isEmpty();
    }

    @Test
    void aPrinterIsWatchedWhileItsSliceHasAHolder() {
        store().printers().put(LIBRARY);
        assertThat(library().watched()).isFalse();
        NodeId node = joined("node-1");

        slices().share(node);

        assertThat(library().watched()).isTrue();
        assertThat(store().printers().list()).extracting(KnownPrinter::watched).containsExactly(true);
        store().nodes().leave(node);
        assertThat(library().watched()).isFalse();
    }

    @Test
    void whoeverElseChangesWhatIsKnownOfAPrinterRaisesTheNumberOfChanges() {
        NodeId node = joined("node-1");
        long changes = changes(node);

        store().printers().put(LIBRARY);
        assertThat(changes(node)).as("put").isEqualTo(++changes);
        store().printers().put(LIBRARY.withSite("annex"));
        assertThat(changes(node)).as("put again").isEqualTo(++changes);
        store().printers().setEnabled(LIBRARY.id(), false);
        assertThat(changes(node)).as("disable").isEqualTo(++changes);
        store().printers().setEnabled(LIBRARY.id(), true);
        assertThat(changes(node)).as("enable").isEqualTo(++changes);
        store().printers().observed(library().printer(), after(library().health(), Finding.READY, now()));
        assertThat(changes(node)).as("observed").isEqualTo(++changes);
        store().printers().jobEnded(LIBRARY.id(), false, new FailureRule(1, Duration.ofMinutes(10)));
        assertThat(changes(node)).as("a failed job").isEqualTo(++changes);
        store().printers().remove(LIBRARY.id());
        assertThat(changes(node)).as("remove").isEqualTo(++changes);
    }

    @Test
    void whatIsNoNewsRaisesNothing() {
        NodeId node = joined("node-1");
        store().printers().put(LIBRARY);
        Health online = after(Health.NEVER_PROBED, Finding.READY, now());
        store().printers().observed(LIBRARY, online);
        long changes = changes(node);

        store().printers().observed(LIBRARY, after(online, Finding.READY, now().plusMillis(1)));
        store().printers().jobEnded(LIBRARY.id(), true, new FailureRule(3, Duration.ofMinutes(10)));
        store().printers().countsImpressions(LIBRARY.id());
        store().printers().remove(printerId("nobody"));
        store().printers().setEnabled(printerId("nobody"), true);
        Health down = after(library().health(), Finding.SILENT, now().plusMillis(2));
        assertThat(slices().record(
                                node,
                                List.of(new StatusChange(LIBRARY, library().health(), down, Duration.ZERO))))
                .isEmpty();

        assertThat(changes(node)).isEqualTo(changes);
        assertThat(library().health().status()).isEqualTo(Finding.SILENT.status());
    }

    @Test
    void whatWasSeenOfAWholeSliceCountsForEachOfItsPrinters() {
        NodeId node = joined("node-1");
        store().printers().put(LIBRARY);
        Instant looked = now();
        store().printers().observed(LIBRARY, after(Health.NEVER_PROBED, Finding.READY, looked));
        Instant later = looked.plusSeconds(7);

        slices().seen(node, List.of(new SeenSlice(SLICE, changes(node), later)));

        assertThat(library().health())
                .isEqualTo(after(Health.NEVER_PROBED, Finding.READY, looked).seenAt(later));
        assertThat(slices().printers(List.of(SLICE))).containsExactly(library());
        Instant latest = later.plusSeconds(7);
        store().printers().observed(LIBRARY, after(library().health(), Finding.READY, latest));
        assertThat(library().health().seenAt()).contains(latest);
        slices().seen(node, List.of(new SeenSlice(SLICE, changes(node), later)));
        assertThat(library().health().seenAt()).contains(latest);
    }

    @Test
    void aPrinterThatWasNeverLookedAtWasNotSeenWithItsSlice() {
        NodeId node = joined("node-1");
        store().printers().put(LIBRARY);

        slices().seen(node, List.of(new SeenSlice(SLICE, changes(node), now())));

        assertThat(library().health()).isEqualTo(Health.NEVER_PROBED);
    }

    @Test
    void aSliceIsNotSeenByWhoDoesNotHoldItOrMissedAChange() {
        NodeId node = joined("node-1");
        NodeId other = joined("node-2");
        store().printers().put(LIBRARY);
        Instant looked = now();
        store().printers().observed(LIBRARY, after(Health.NEVER_PROBED, Finding.READY, looked));
        long changes = changes(node);
        Instant later = looked.plusSeconds(7);

        slices().seen(other, List.of(new SeenSlice(SLICE, changes, later)));
        slices().seen(node, List.of(new SeenSlice(SLICE, changes - 1, later)));
        slices().seen(node, List.of());
        assertThat(library().health().seenAt()).contains(looked);
        store().nodes().leave(node);
        slices().seen(node, List.of(new SeenSlice(SLICE, changes, later)));
        assertThat(library().health().seenAt()).contains(looked);
        store().printers().put(LIBRARY);
        long taken = changes(other);
        assertThat(taken).isGreaterThan(changes);
        slices().seen(
                        other,
                        List.of(
                                new SeenSlice((SLICE + 1) % Slices.COUNT, 5, later),
                                new SeenSlice(SLICE, taken, later)));
        assertThat(library().health().seenAt()).contains(later);
    }

    @Test
    void aLookAtTheWholeSliceDoesNotMakeTheNodesNextFindingLate() {
        NodeId node = joined("node-1");
        store().printers().put(LIBRARY);
        Instant looked = now();
        store().printers().observed(LIBRARY, after(Health.NEVER_PROBED, Finding.READY, looked));
        slices().seen(node, List.of(new SeenSlice(SLICE, changes(node), looked.plusSeconds(7))));
        Health down = after(library().health(), Finding.SILENT, looked.plusSeconds(3));

        // What somebody else writes meanwhile leaves the printer's own last look as it is.
        store().printers().jobEnded(LIBRARY.id(), false, new FailureRule(3, Duration.ofMinutes(10)));

        assertThat(slices().record(
                                node,
                                List.of(new StatusChange(LIBRARY, library().health(), down, Duration.ZERO))))
                .isEmpty();
        assertThat(library().health().isOnline()).isFalse();
        assertThat(library().health().seenAt()).contains(looked.plusSeconds(7));
    }
}
