package io.printsmart.service;

import java.time.Duration;

/**
 * Watches every printer in the background. The nodes that share a store share the printers between them; what one finds is in the
 * store for all. Safe for use by many threads.
 */
public interface MonitorEngine {

    /**
     * Begins to watch, without delivering anything, until PrintSmart is closed. {@link io.printsmart.PrintSmart#start()} does it too.
     * Called again, nothing happens.
     *
     * @throws IllegalStateException if PrintSmart is closed
     * @throws io.printsmart.store.StoreException if the store cannot be reached
     */
    void start();

    /**
     * Looks once at all printers, for as long as it takes to be sure of each, and stores what was found. Printers that another node
     * watches at present are not looked at; what is known of them is reported. Blocks; meanwhile another round, {@link #start} and
     * {@link io.printsmart.PrintSmart#watchDue} wait for it. An interrupt ends it early, with those undecided that are, and is kept.
     *
     * @param limit the longest that printers are looked at; up to two seconds more go to storing and giving back, where the
     *     database is slow. {@link MonitorSettings#interval()} is enough where {@link MonitorSettings#inFlight()} is; after a limit
     *     of zero or less all are undecided
     * @return what is known of all printers
     * @throws IllegalStateException if PrintSmart is started or closed
     * @throws io.printsmart.store.StoreException if the store cannot be reached
     */
    MonitorReport runOnce(Duration limit);

    /**
     * How the watch itself does.
     *
     * @return a snapshot of this node, at most a second old while it watches
     */
    MonitorHealth health();
}
