package io.printsmart.testkit.simulation;

import io.printsmart.job.NodeId;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.NodeStore;
import io.printsmart.store.SeenSlice;
import io.printsmart.store.StatusChange;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What nodes found of printers is stored as it must not be, or lost. */
final class WatchBugs {

    private WatchBugs() {}

    /** Whoever found something stores it, though its row is gone and others hold its slices. */
    static final class RowGoneIgnored extends Bug {
        /** Else it takes more seeds than all others to see it: it matters only to a node that stops right there. */
        @Override
        double stopsBeforeStoring() {
            return 1_000;
        }

        @Override
        Set<PrinterId> record(World world, NodeId me, List<StatusChange> changes) {
            NodeStore nodes = world.store().nodes();
            if (nodes.beat(me, world.settings().lease())) {
                return super.record(world, me, changes);
            }
            Set<PrinterId> left = new HashSet<>();
            nodes.join(me, world.settings().lease());
            world.store().slices().borrow(me);
            for (StatusChange change : changes) {
                NodeId holder =
                        world.judge().watch().holder(change.looked().id()).orElse(me);
                left.addAll(super.record(world, holder, List.of(change)));
            }
            nodes.leave(me);
            return left;
        }
    }

    /** What is written last counts, whenever it was looked. */
    static final class LaterLooksIgnored extends Bug {
        @Override
        Set<PrinterId> record(World world, NodeId me, List<StatusChange> changes) {
            return super.record(
                    world,
                    me,
                    changes.stream()
                            .map(change -> new StatusChange(
                                    change.looked(),
                                    change.known(),
                                    change.health().seenAt(world.storeTime()),
                                    change.linePause()))
                            .toList());
        }
    }

    /** One who asks gets a slice more, which another one holds. */
    static final class SliceOfTwo extends Bug {
        private final Map<Integer, NodeId> given = new HashMap<>();

        @Override
        Map<Integer, Long> share(World world, NodeId me) {
            Map<Integer, Long> mine = new TreeMap<>(super.share(world, me));
            mine.keySet().forEach(slice -> given.put(slice, me));
            if (!mine.isEmpty()) {
                given.keySet().stream()
                        .filter(slice -> !given.get(slice).equals(me))
                        .findFirst()
                        .ifPresent(slice -> mine.put(slice, 1L));
            }
            return mine;
        }
    }

    /** Slices are seen, whatever others changed of their printers meanwhile. */
    static final class SeenUnread extends Bug {
        private static final int MOST = 200;

        @Override
        void seen(World world, NodeId me, Collection<SeenSlice> slices) {
            for (SeenSlice slice : slices) {
                for (int i = 0; i < MOST; i++) {
                    super.seen(world, me, List.of(new SeenSlice(slice.slice(), slice.changes() + i, slice.since())));
                }
            }
        }
    }

    /** What was on its way to the store is thought stored, though the store did not take it. */
    static final class UnderwayForgotten extends Bug {
        private static final int ONE_OF = 3;
        private int calls;

        @Override
        Set<PrinterId> record(World world, NodeId me, List<StatusChange> changes) {
            calls++;
            return calls % ONE_OF == 0 ? Set.of() : super.record(world, me, changes);
        }
    }

    /** What a dead node held is given to others, who are not told. */
    static final class DeadNodesSlicesLost extends Bug {
        private final Map<Integer, NodeId> first = new HashMap<>();

        @Override
        Map<Integer, Long> share(World world, NodeId me) {
            Map<Integer, Long> mine = new TreeMap<>(super.share(world, me));
            mine.keySet()
                    .removeIf(slice -> !first.computeIfAbsent(slice, each -> me).equals(me));
            return mine;
        }
    }
}
