package io.printsmart.jdbc.internal.store;

import io.printsmart.jdbc.internal.table.SliceTable.Slice;
import io.printsmart.job.NodeId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a node has to do so that each node that watches has its fair share of the slices.
 *
 * @param begins whether it did not watch before
 * @param give the slices that it has beyond its share
 * @param take slices that nobody has, which would fill its share
 * @param held the slices that it holds now, each with the number of changes
 */
record Sharing(boolean begins, List<Integer> give, List<Integer> take, Map<Integer, Long> held) {

    /**
     * Finds out.
     *
     * @param me the node, which was not ended
     * @param watching the nodes that watch, and the node itself, which may not watch yet
     * @param slices all slices in their order
     */
    static Sharing of(NodeId me, Map<NodeId, Boolean> watching, List<Slice> slices) {
        int fair = (slices.size() + watching.size() - 1) / watching.size();
        SortedMap<Integer, Long> held = held(me, slices);
        return new Sharing(
                !watching.getOrDefault(me, false),
                held.keySet().stream().skip(fair).toList(),
                free(slices).stream().limit(Math.max(0, fair - held.size())).toList(),
                held);
    }

    /** The slices that nobody holds. */
    static List<Integer> free(List<Slice> slices) {
        return slices.stream()
                .filter(slice -> slice.holder().isEmpty())
                .map(Slice::number)
                .toList();
    }

    /** The slices that a node holds. */
    static SortedMap<Integer, Long> held(NodeId node, List<Slice> slices) {
        SortedMap<Integer, Long> held = new TreeMap<>();
        slices.stream()
                .filter(slice -> slice.holder().filter(node::equals).isPresent())
                .forEach(slice -> held.put(slice.number(), slice.changes()));
        return held;
    }

    boolean isFair() {
        return !begins && give.isEmpty() && take.isEmpty();
    }
}
