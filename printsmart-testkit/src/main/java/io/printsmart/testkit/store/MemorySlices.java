package io.printsmart.testkit.store;

import io.printsmart.event.NodeBlind;
import io.printsmart.event.SiteStatusChanged;
import io.printsmart.job.NodeId;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.Slices;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.SeenSlice;
import io.printsmart.store.SliceStore;
import io.printsmart.store.StatusChange;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who watches which printers, and what whole slices of them were found to be. */
final class MemorySlices implements SliceStore {

    /** The version of a new row is the time, as that of a printer. */
    private record SiteRow(boolean down, long version) {}

    private final Memory memory;
    private final MemoryNodes nodes;
    private final MemoryPrinters printers;
    private final Map<String, SiteRow> sites = new HashMap<>();
    private final Map<NodeId, Long> blindVersions = new HashMap<>();

    MemorySlices(Memory memory, MemoryNodes nodes, MemoryPrinters printers) {
        this.memory = memory;
        this.nodes = nodes;
        this.printers = printers;
    }

    @Override
    public Map<Integer, Long> share(NodeId me) {
        return memory.lock().get(() -> nodes.knows(me) ? memory.watch().share(me) : Map.of());
    }

    @Override
    public Map<Integer, Long> borrow(NodeId me) {
        return memory.lock().get(() -> nodes.knows(me) ? memory.watch().borrow(me) : Map.of());
    }

    @Override
    public void giveBack(NodeId me) {
        memory.lock().run(() -> memory.watch().free(me));
    }

    @Override
    public List<KnownPrinter> printers(Collection<Integer> slices) {
        Set<Integer> wanted = new HashSet<>(slices);
        return memory.lock()
                .get(() -> printers.list().stream()
                        .filter(known ->
                                wanted.contains(Slices.of(known.printer().id())))
                        .toList());
    }

    @Override
    public Set<PrinterId> record(NodeId me, List<StatusChange> changes) {
        return memory.lock().get(() -> {
            Set<PrinterId> left = new TreeSet<>();
            for (StatusChange change : changes) {
                boolean holds = nodes.knows(me)
                        && memory.watch().holds(me, change.looked().id());
                if (!holds || !printers.watched(change)) {
                    left.add(change.looked().id());
                }
            }
            return left;
        });
    }

    @Override
    public void seen(NodeId me, Collection<SeenSlice> slices) {
        memory.lock().run(() -> slices.forEach(seen -> memory.watch().seen(me, seen)));
    }

    @Override
    public boolean site(NodeId me, String site, boolean down, int count) {
        return memory.lock().get(() -> {
            Instant at = memory.now();
            SiteRow was = sites.getOrDefault(site, new SiteRow(false, at.toEpochMilli()));
            if (!nodes.knows(me) || was.down() == down) {
                return false;
            }
            long version = was.version() + 1;
            sites.put(site, new SiteRow(down, version));
            memory.outboxes().put(new SiteStatusChanged(site, version, at, down, count), at);
            return true;
        });
    }

    @Override
    public Set<String> sitesDown() {
        return memory.lock().get(() -> {
            Set<String> down = new TreeSet<>();
            sites.forEach((name, row) -> {
                if (row.down()) {
                    down.add(name);
                }
            });
            return down;
        });
    }

    @Override
    public void blind(NodeId me, int failed, int looked) {
        memory.lock().run(() -> {
            if (nodes.knows(me)) {
                Instant at = memory.now();
                long version = blindVersions.merge(me, 1L, Long::sum);
                memory.outboxes().put(new NodeBlind(me, version, at, failed, looked), at);
            }
        });
    }

    /** The slices and their holders. Guarded by the store's lock. */
    static final class Watch {

        private static final class Slice {
            private Optional<NodeId> holder = Optional.empty();
            private long changes;
            private Optional<Instant> seenAt = Optional.empty();
        }

        private final Slice[] slices = new Slice[Slices.COUNT];
        private final Set<NodeId> watchers = new HashSet<>();

        Watch() {
            for (int i = 0; i < slices.length; i++) {
                slices[i] = new Slice();
            }
        }

        private Map<Integer, Long> share(NodeId me) {
            watchers.add(me);
            int fair = (Slices.COUNT + watchers.size() - 1) / watchers.size();
            int held = 0;
            for (int i = 0; i < slices.length; i++) {
                if (slices[i].holder.equals(Optional.of(me)) && ++held > fair) {
                    slices[i].holder = Optional.empty();
                    held--;
                }
            }
            take(me, fair - held);
            return held(me);
        }

        private Map<Integer, Long> borrow(NodeId me) {
            take(me, slices.length);
            return held(me);
        }

        /** What its new holder knew of it is to be read again. */
        private void take(NodeId me, int most) {
            int left = most;
            for (Slice slice : slices) {
                if (slice.holder.isEmpty() && left > 0) {
                    slice.holder = Optional.of(me);
                    slice.changes++;
                    left--;
                }
            }
        }

        private Map<Integer, Long> held(NodeId me) {
            Map<Integer, Long> held = new TreeMap<>();
            for (int i = 0; i < slices.length; i++) {
                if (slices[i].holder.equals(Optional.of(me))) {
                    held.put(i, slices[i].changes);
                }
            }
            return held;
        }

        private boolean holds(NodeId me, PrinterId printer) {
            return slices[Slices.of(printer)].holder.equals(Optional.of(me));
        }

        private void seen(NodeId me, SeenSlice seen) {
            Slice slice = slices[seen.slice()];
            if (slice.holder.equals(Optional.of(me)) && slice.changes == seen.changes()) {
                slice.seenAt = Optional.of(seen.since());
            }
        }

        /** Something else is known of a printer than its watcher knows. */
        void changed(PrinterId printer) {
            slices[Slices.of(printer)].changes++;
        }

        boolean isWatched(PrinterId printer) {
            return slices[Slices.of(printer)].holder.isPresent();
        }

        Optional<Instant> seenAt(PrinterId printer) {
            return slices[Slices.of(printer)].seenAt;
        }

        /** What a node held is anybody's. */
        void free(NodeId node) {
            watchers.remove(node);
            for (Slice slice : slices) {
                if (slice.holder.equals(Optional.of(node))) {
                    slice.holder = Optional.empty();
                }
            }
        }
    }
}
