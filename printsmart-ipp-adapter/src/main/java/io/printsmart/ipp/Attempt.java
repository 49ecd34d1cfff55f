package io.printsmart.ipp;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Types;
import io.printsmart.ipp.internal.message.Request;
import io.printsmart.transport.Ticket;
import java.util.List;

/** The requests that are made for one attempt, all in the name of who pays. */
record Attempt(Link link, Ticket ticket, String user) {

    static final List<String> JOB_ATTRIBUTES = List.of(
            "job-id",
            "job-name",
            "job-state",
            "job-state-reasons",
            "job-impressions-completed",
            "time-at-processing",
            "number-of-documents",
            "job-originating-user-name");

    Request createJob(List<Attribute<?>> template) {
        return newJob(Operation.createJob).withJob(template);
    }

    Request validateJob(List<Attribute<?>> template) {
        return newJob(Operation.validateJob).with(format()).withJob(template);
    }

    Request printJob(List<Attribute<?>> template) {
        return newJob(Operation.printJob).with(format()).withJob(template);
    }

    Request sendDocument(int jobId) {
        return job(Operation.sendDocument, jobId, user).with(format(), Types.lastDocument.of(true));
    }

    Request jobAttributes(int jobId) {
        return job(Operation.getJobAttributes, jobId, user).with(Types.requestedAttributes.of(JOB_ATTRIBUTES));
    }

    Request jobs(String which, boolean mine, int limit) {
        return named(Operation.getJobs)
                .with(
                        Types.limit.of(limit),
                        Types.requestedAttributes.of(JOB_ATTRIBUTES),
                        Types.whichJobs.of(which),
                        Types.myJobs.of(mine));
    }

    /** Printers let a job be canceled by its owner; what another order left there has another owner. */
    Request cancelJob(int jobId, String owner) {
        return job(Operation.cancelJob, jobId, owner);
    }

    private Request newJob(Operation operation) {
        return named(operation).with(Types.jobName.of(ticket.jobName()), Types.ippAttributeFidelity.of(false));
    }

    private Request named(Operation operation) {
        return link.request(operation).with(Types.requestingUserName.of(user));
    }

    private Request job(Operation operation, int jobId, String owner) {
        return link.request(operation).with(Types.jobId.of(jobId), Types.requestingUserName.of(owner));
    }

    private Attribute<?> format() {
        return Types.documentFormat.of(ticket.order().document().format());
    }
}
