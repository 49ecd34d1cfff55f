package io.printsmart.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.printsmart.internal.loop.NodeLease;
import io.printsmart.internal.loop.StoreTime;
import io.printsmart.job.NodeId;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.ProbeResult;
import io.printsmart.printer.Slices;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.NodeStore;
import io.printsmart.store.PrintStore;
import io.printsmart.store.SliceStore;
import io.printsmart.store.StatusChange;
import io.printsmart.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be stored, or not now. */
class BookTest {

    private static final Instant NOON = Instant.parse("2026-05-05T12:00:00Z");
    private static final int PRINTERS = 1000;

    private final SliceStore store = mock(SliceStore.class);
    private final PrintStore clock = mock(PrintStore.class);
    private final Roster roster = new Roster();
    private final Map<PrinterId, Integer> stored = new HashMap<>();
    private final Set<PrinterId> refused = new HashSet<>();
    private final List<Roster.Change> loaded = new ArrayList<>();
    private final NodeLease lease =
            new NodeLease(mock(NodeStore.class), Duration.ofDays(1), () -> 0, () -> new NodeId("node"));
    private long nanos;
    private boolean away;
    private int shares;
    private int forgotten;

    private final Book book = new Book(
            store,
            lease,
            Runnable::run,
            Runnable::run,
            new StoreTime(clock, () -> nanos),
            roster,
            false,
            () -> forgotten++,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            new Book.Reader() {
                @Override
                public void loaded(Roster.Change change) {
                    loaded.add(change);
                }

                @Override
                public void dropped(List<Post> posts) {}

                @Override
                public void sitesDown(Set<String> sites) {}

                @Override
                public void begunAnew() {}

                @Override
                public void time(Instant at, long reading) {}
            });

    @BeforeEach
    void printers() {
        List<KnownPrinter> printers = IntStream.range(0, PRINTERS)
                .mapToObj(i -> Printer.of("p" + i, "socket://10.0." + i / 250 + "." + (1 + i % 250)))
                .map(printer -> new KnownPrinter(printer, Health.NEVER_PROBED, false, true))
                .toList();
        Map<Integer, Long> all = new HashMap<>();
        IntStream.range(0, Slices.COUNT).forEach(slice -> all.put(slice, 1L));
        when(clock.now()).thenReturn(NOON);
        when(store.share(any())).thenAnswer(call -> {
            requireThere();
            shares++;
            return all;
        });
        when(store.printers(anyCollection()))
                .thenAnswer(call -> printers.stream()
                        .filter(known -> call.<java.util.Collection<Integer>>getArgument(0)
                                .contains(Slices.of(known.printer().id())))
                        .toList());
        when(store.record(any(), any())).thenAnswer(call -> {
            requireThere();
            List<StatusChange> changes = call.getArgument(1);
            if (changes.stream()
                    .anyMatch(change -> refused.contains(change.looked().id()))) {
                throw new StoreException("a text with a zero", new IllegalArgumentException("zero"));
            }
            changes.forEach(change -> stored.merge(change.looked().id(), 1, Integer::sum));
            return Set.of();
        });
        lease.beat();
        turnFor(1);
        assertThat(roster.posts()).hasSize(PRINTERS);
    }

    private void requireThere() {
        if (away) {
            throw new StoreException("away", new IllegalStateException("away"));
        }
    }

    private void turnFor(int seconds) {
        for (int second = 0; second < seconds; second++) {
            while (book.turn(nanos, slices -> List.of())) {
                // As long as there is something to do.
            }
            nanos += Duration.ofSeconds(1).toNanos();
        }
    }

    private void findAll() {
        for (Post post : List.copyOf(roster.posts())) {
            ProbeResult ready = ProbeResult.of(post.known.printer().id(), Finding.READY, "", Duration.ZERO);
            book.change(post, post.health().after(ready, NOON), Duration.ZERO);
        }
    }

    @Test
    void whatWasFoundIsStoredOnce() {
        findAll();
        turnFor(1);

        assertThat(stored).hasSize(PRINTERS);
        assertThat(stored.values()).containsOnly(1);
        assertThat(book.isSettled()).isTrue();
    }

    /** As a device that sends what a database refuses. */
    @Test
    void whatTheStoreRefusesKeepsNothingElseFromIt() {
        Post bad = roster.posts().iterator().next();
        PrinterId id = bad.known.printer().id();
        refused.add(id);
        findAll();
        int before = shares;
        loaded.clear();

        turnFor(60);

        assertThat(stored).hasSize(PRINTERS - 1).doesNotContainKey(id);
        assertThat(shares - before).isGreaterThan(10);
        assertThat(book.isUnstored(id)).isFalse();
        assertThat(loaded).anyMatch(change -> change.corrected().contains(bad));
        refused.clear();
        findAll();
        turnFor(5);
        assertThat(stored).hasSize(PRINTERS);
    }

    @Test
    void oldHistoryIsForgottenNowAndThen() {
        assertThat(forgotten).isEqualTo(1);

        turnFor(1_300);

        assertThat(forgotten).isEqualTo(3);
    }

    @Test
    void aStoreThatIsAwayForLongLosesNothing() {
        away = true;
        Post one = roster.posts().iterator().next();
        ProbeResult ready = ProbeResult.of(one.known.printer().id(), Finding.READY, "", Duration.ZERO);
        book.change(one, one.health().after(ready, NOON), Duration.ofSeconds(3));
        turnFor(100);
        assertThat(stored).isEmpty();

        away = false;
        turnFor(3);

        assertThat(stored).containsOnlyKeys(one.known.printer().id());
    }

    /** Or what was read of it meanwhile would never be known. */
    @Test
    void aSliceOfWhichAPrinterWasPassedOverIsReadAgain() {
        Post one = roster.posts().iterator().next();
        away = true;
        ProbeResult ready = ProbeResult.of(one.known.printer().id(), Finding.READY, "", Duration.ZERO);
        book.change(one, one.health().after(ready, NOON), Duration.ZERO);

        roster.load(
                Map.of(one.slice, 2L),
                List.of(one.known),
                Set.of(one.known.printer().id()));

        assertThat(roster.slices()).containsEntry(one.slice, -1L);
        assertThat(roster.missing(Map.of(one.slice, 2L))).containsExactly(one.slice);
    }
}
