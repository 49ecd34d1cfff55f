package io.printsmart.store;

import io.printsmart.job.NodeId;
import io.printsmart.printer.PrinterId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Port: the watch over the printers, shared by the nodes. Each printer is in one of
 * {@value io.printsmart.printer.Slices#COUNT} {@linkplain io.printsmart.printer.Slices#of slices}, and each slice is held by
 * at most one node, whose right to it lasts as long as its row among the nodes. Part of {@link PrintStore}, which says what all
 * methods throw.
 */
public interface SliceStore {

    /**
     * Takes and gives back slices, until each node that watches has its fair share: their number divided by that of the nodes
     * that watch, rounded up. A node watches from its first call on, until it leaves or is freed; nothing has to be set where
     * nodes come and go. What a dead node held is taken as soon as {@link NodeStore#freeExpired} has freed it.
     *
     * @param me who asks; a node whose row is gone gets nothing
     * @return the slices that it holds now, each with the number of changes of its printers, which was raised if it did not hold it
     *     before: what it knew of them is to be read again
     */
    Map<Integer, Long> share(NodeId me);

    /**
     * Takes all slices that nobody holds, for one round over their printers: the node does not become one of those that share the
     * watch, and nobody gives it more. It gives them back by {@link #giveBack}.
     *
     * @param me who asks; a node whose row is gone gets nothing
     * @return the slices that it holds now, each with the number of changes of its printers
     */
    Map<Integer, Long> borrow(NodeId me);

    /**
     * Frees all slices that a node holds, which those that share the watch may take at once. It does not share the watch any more,
     * until it asks for a share.
     *
     * @param me the node
     */
    void giveBack(NodeId me);

    /**
     * The printers of some slices. One whose record cannot be read is left out.
     *
     * @param slices which slices
     * @return the printers, with what is known of them
     */
    List<KnownPrinter> printers(Collection<Integer> slices);

    /**
     * Stores what the node found of printers that it watches: their health and the history of it, the events, and when the lines
     * of those are due that are online and were not. What {@linkplain io.printsmart.printer.Health#keepingJobs jobs told} is
     * kept. A printer is left as it is that is gone, whose slice the node does not hold, whose device URI is no longer the one that was looked at, or of which
     * somebody stored a later look, or something else than the node knew; so is a raw printer that one of our own jobs holds and that was found not to be online, as it
     * may have refused a second connection. It does not raise a slice's number of changes.
     *
     * @param me who found it
     * @param changes what was found
     * @return those of which something else is known now than was found: those that were left as they are, and those that jobs told
     *     otherwise of; all of them if the node's row is gone
     */
    Set<PrinterId> record(NodeId me, List<StatusChange> changes);

    /**
     * Stores that all printers of some slices were looked at since a time, and found to be as stored. It counts as the last look
     * at each of them. A slice is left as it is that the node does not hold, or whose number of changes is another by now.
     *
     * @param me who looked
     * @param slices which slices
     */
    void seen(NodeId me, Collection<SeenSlice> slices);

    /**
     * Stores that a site went down or came back, and the event of it if that was not known yet.
     *
     * @param me who found it
     * @param site the site
     * @param down whether it is down
     * @param printers how many of its printers are known to be down
     * @return false if it was known already, or the node's row is gone
     */
    boolean site(NodeId me, String site, boolean down, int printers);

    /**
     * The sites that are down.
     *
     * @return their names
     */
    Set<String> sitesDown();

    /**
     * Stores the event that a node suspects itself to be blind.
     *
     * @param me the node
     * @param failed at how many printers its last looks failed that were online before
     * @param looked at how many of those it looked
     */
    void blind(NodeId me, int failed, int looked);
}
