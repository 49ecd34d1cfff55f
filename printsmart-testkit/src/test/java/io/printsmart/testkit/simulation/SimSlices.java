package io.printsmart.testkit.simulation;

import io.printsmart.job.NodeId;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.SeenSlice;
import io.printsmart.store.SliceStore;
import io.printsmart.store.StatusChange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The watch over the printers as one node reaches it. */
final class SimSlices implements SliceStore {

    private final SimStore store;

    SimSlices(SimStore store) {
        this.store = store;
    }

    private SliceStore real() {
        return store.world.store().slices();
    }

    @Override
    public Map<Integer, Long> share(NodeId me) {
        return store.write("slices.share", me.value(), () -> real().share(me));
    }

    @Override
    public Map<Integer, Long> borrow(NodeId me) {
        return store.write("slices.borrow", me.value(), () -> real().borrow(me));
    }

    @Override
    public void giveBack(NodeId me) {
        store.write("slices.giveBack", me.value(), () -> {
            real().giveBack(me);
            return true;
        });
    }

    @Override
    public List<KnownPrinter> printers(Collection<Integer> slices) {
        return store.read("slices.printers", "", () -> real().printers(slices));
    }

    @Override
    public Set<PrinterId> record(NodeId me, List<StatusChange> changes) {
        return store.write("slices.record", me.value(), () -> real().record(me, changes));
    }

    @Override
    public void seen(NodeId me, Collection<SeenSlice> slices) {
        store.write("slices.seen", me.value(), () -> {
            real().seen(me, slices);
            return true;
        });
    }

    @Override
    public boolean site(NodeId me, String site, boolean down, int printers) {
        return store.write("slices.site", site, () -> real().site(me, site, down, printers));
    }

    @Override
    public Set<String> sitesDown() {
        return store.read("slices.sitesDown", "", real()::sitesDown);
    }

    @Override
    public void blind(NodeId me, int failed, int looked) {
        store.write("slices.blind", me.value(), () -> {
            real().blind(me, failed, looked);
            return true;
        });
    }
}
