package io.printsmart.store;

import io.printsmart.event.PrintEvent;
import io.printsmart.job.NodeId;
import java.time.Instant;
import java.util.List;

/**
 * Port: what listeners have not been told of yet. Part of {@link PrintStore}, which says what all methods throw.
 *
 * <p>A store keeps one copy of each event for each registered listener, written in the very transaction that writes the
 * history entry or the printer's health, and takes it away when the listener was told. There is no position that could
 * run ahead of a transaction which commits late: what is not there yet is found when it is there. Without a registered
 * listener nothing is written. Writing an event locks no row that exists.
 */
public interface EventStore {

    /**
     * Registers a listener, or notes that it is still there. Events are kept for it from here on; those of a transaction
     * that began before may be missed.
     *
     * @param listener its name
     */
    void register(String listener);

    /**
     * Registers a listener, and takes the right to tell it unless another living node has that. The right lasts until the
     * node leaves or is freed for its lease being over.
     *
     * @param listener its name
     * @param node who asks; one that never joined or is no longer known gets nothing
     * @return true if the node has the right now
     */
    boolean hold(String listener, NodeId node);

    /**
     * What a listener is to be told of next: of each job and printer the event of the lowest version that it was not told
     * of, if that is due. Those that have been due for longest come first. An event that cannot be read, because a newer
     * version wrote it or because it is damaged, is passed over for a while, and so are the later ones of its subject.
     *
     * @param listener its name
     * @param max at most so many
     * @return the events, of different subjects
     */
    List<UntoldEvent> next(String listener, int max);

    /**
     * Takes an event away from what a listener is to be told of. Nothing happens if it was taken away before.
     *
     * @param listener its name
     * @param event what it was told of
     */
    void told(String listener, PrintEvent event);

    /**
     * Counts a failure, and lets an event and all later ones of its subject wait. Nothing happens if it was taken away
     * before.
     *
     * @param listener its name
     * @param event what it failed to take
     * @param until when it is due again
     */
    void postpone(String listener, PrintEvent event, Instant until);

    /**
     * Tells how much a listener has not been told of.
     *
     * @param listener its name
     * @return the number of events
     */
    long untold(String listener);

    /**
     * Forgets listeners that are there no longer, and erases events that are kept for nobody.
     *
     * @param silentSince a listener that nobody registered since then is forgotten
     * @param max erases at most so many events
     * @return how many events were erased; if {@code max}, there may be more
     */
    int forget(Instant silentSince, int max);
}
