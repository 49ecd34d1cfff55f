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
import java.util.Optional;
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

    private WatchBook book() {
        return store.world.judge().watch();
    }

    @Override
    public Map<Integer, Long> share(NodeId me) {
        return store.write("slices.share", me.value(), () -> {
            Map<Integer, Long> mine = store.world.bug().share(store.world, me);
            book().shared(me, mine.keySet());
            return mine;
        });
    }

    @Override
    public Map<Integer, Long> borrow(NodeId me) {
        return store.write("slices.borrow", me.value(), () -> {
            Map<Integer, Long> mine = real().borrow(me);
            book().shared(me, mine.keySet());
            return mine;
        });
    }

    @Override
    public void giveBack(NodeId me) {
        store.write("slices.giveBack", me.value(), () -> {
            real().giveBack(me);
            book().freed(me);
            return true;
        });
    }

    @Override
    public List<KnownPrinter> printers(Collection<Integer> slices) {
        return store.read("slices.printers", "", () -> {
            book().read(store.node, slices);
            return real().printers(slices);
        });
    }

    @Override
    public Set<PrinterId> record(NodeId me, List<StatusChange> changes) {
        // Where a stop does the most harm, so that it comes about: others go on with its slices meanwhile.
        store.node.mayPause(store.world.bug().stopsBeforeStoring());
        return store.write("slices.record", me.value(), () -> book().records(store.node, me, changes));
    }

    @Override
    public void seen(NodeId me, Collection<SeenSlice> slices) {
        store.write("slices.seen", me.value(), () -> {
            book().sees(store.node, me, slices);
            return true;
        });
    }

    @Override
    public boolean site(NodeId me, String site, boolean down, int printers) {
        return store.write("slices.site", site, () -> {
            boolean news = store.world.bug().site(store.world, me, site, down, printers);
            book().look("site", Optional.empty());
            return news;
        });
    }

    @Override
    public Set<String> sitesDown() {
        return store.read("slices.sitesDown", "", real()::sitesDown);
    }

    @Override
    public void blind(NodeId me, int failed, int looked) {
        store.write("slices.blind", me.value(), () -> {
            real().blind(me, failed, looked);
            book().look("blind", Optional.empty());
            return true;
        });
    }
}
