package io.printsmart.event;

/**
 * Port: what a host does when something happened, such as writing to a user. Given to {@code
 * PrintSmart.builder().listener(…)} on every node.
 *
 * <p>What a listener may rely on:
 *
 * <ul>
 *   <li>Each event is told at least once, also after a crash, from the moment at which a listener of this name was first
 *       given to a builder. A repeat has the same {@linkplain PrintEvent#id() id}: drop what was heard before.
 *   <li>The events of one job, or of one printer, come one after the other, in the order of their versions. Those of
 *       different jobs may come at the same time, on different threads.
 *   <li>What it is told of is committed. If it happened inside of a host's own transaction, the host has committed.
 *   <li>One node at a time tells a listener of a name. Where a node dies or stands still another one takes over; then one
 *       event may be told by both at once.
 *   <li>It is called on threads of its own, outside of any transaction.
 * </ul>
 *
 * <p>What it may do: throw, and it is told again later, after 1 s, 2 s, 4 s, … at most 5 minutes, for 7 days; the later
 * events of that job wait, all others go on. Take its time: others are delayed only where four of its calls take theirs
 * at once, and only those of this listener. It must be safe for use by many threads, and must end when its thread is
 * interrupted, which happens only when PrintSmart is closed.
 */
public interface PrintEventListener {

    /** The most characters a name may have. */
    int MAX_NAME_LENGTH = 60;

    /**
     * Under which name its progress is stored. Two listeners that do different things need different names; the same
     * listener on other nodes, and after a restart, needs the same one.
     *
     * @return always the same, 1 to 60 characters, no control characters
     */
    String name();

    /**
     * Hears of a change.
     *
     * @param event what changed
     * @throws Exception if it could not do what it should: the event is told again
     */
    void on(PrintEvent event) throws Exception;
}
