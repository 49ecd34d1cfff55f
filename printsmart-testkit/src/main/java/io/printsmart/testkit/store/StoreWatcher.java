package io.printsmart.testkit.store;

import io.printsmart.job.PrintJob;
import io.printsmart.wallet.Movement;
import java.util.Optional;

/**
 * Is shown every write into an {@link InMemoryPrintStore}, in the order of the writes and inside of their transaction. It
 * must not call the store. What it throws goes to whoever wrote; the write stands.
 */
public interface StoreWatcher {

    /**
     * A job was written. If money moved in the same transaction, {@link #booked} was called just before.
     *
     * @param before the job as it was; empty if it is new
     * @param after the job as it is
     */
    void written(Optional<PrintJob> before, PrintJob after);

    /**
     * Money was moved.
     *
     * @param movement the movement
     */
    void booked(Movement movement);
}
