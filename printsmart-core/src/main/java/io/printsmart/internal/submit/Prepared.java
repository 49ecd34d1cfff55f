package io.printsmart.internal.submit;

import io.printsmart.job.JobId;
import io.printsmart.job.Order;
import io.printsmart.job.PrintJob;
import io.printsmart.service.PreparedPrint;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request that needs nothing but the store any more.
 *
 * @param order what is to be accepted
 * @param replayed the job that the key belongs to already; then there is nothing to accept
 * @param spent whether its document was erased after a refusal, so that it cannot be submitted any more
 */
record Prepared(Order order, Optional<PrintJob> replayed, AtomicBoolean spent) implements PreparedPrint {

    Prepared(Order order, Optional<PrintJob> replayed) {
        this(order, replayed, new AtomicBoolean());
    }

    @Override
    public JobId id() {
        return replayed.map(PrintJob::id).orElse(order.id());
    }
}
