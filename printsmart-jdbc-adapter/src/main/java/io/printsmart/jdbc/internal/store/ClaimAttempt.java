package io.printsmart.jdbc.internal.store;

import io.printsmart.job.JobId;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import java.util.Collection;
import java.util.List;

/**
 * A claim under way, so that its jobs can be found again if its commit gives no answer. A job that a live node holds
 * without knowing of it would hang until that node dies.
 */
final class ClaimAttempt {

    private final NodeId node;
    private final long number = WriteNumbers.draw();
    private List<JobId> ids = List.of();

    ClaimAttempt(NodeId node) {
        this.node = node;
    }

    NodeId node() {
        return node;
    }

    long number() {
        return number;
    }

    List<JobId> ids() {
        return ids;
    }

    void takes(Collection<PrintJob> jobs) {
        ids = jobs.stream().map(PrintJob::id).toList();
    }
}
