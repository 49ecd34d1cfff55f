package io.printsmart.internal.submit;

import io.printsmart.job.JobId;
import io.printsmart.job.Order;
import io.printsmart.job.PrintJob;
import io.printsmart.service.PreparedPrint;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A request that needs nothing but the store any more.
 *
 * @param order what is to be accepted
 * @param replayed the job that the key belongs to already; then there is nothing to accept
 * @param maker who prepared it, and has its document
 * @param spent whether it was refused and its document is not there for it any more
 * @param submits how often it was to be submitted
 */
record Prepared(Order order, Optional<PrintJob> replayed, Preparer maker, AtomicBoolean spent, AtomicInteger submits)
        implements PreparedPrint {

    Prepared(Order order, Optional<PrintJob> replayed, Preparer maker) {
        this(order, replayed, maker, new AtomicBoolean(), new AtomicInteger());
    }

    /**
     * Ends it after a refusal.
     *
     * @return whether its document may be erased: of an earlier submit, in a transaction that the host has not ended yet,
     *     nobody else can see whether it was accepted
     */
    boolean spend() {
        spent.set(true);
        return submits.get() <= 1;
    }

    @Override
    public JobId id() {
        return replayed.map(PrintJob::id).orElse(order.id());
    }
}
