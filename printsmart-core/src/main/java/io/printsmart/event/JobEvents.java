package io.printsmart.event;

import io.printsmart.job.JobState;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Step;
import io.printsmart.job.Why;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes events of what stores write into histories: one of each recorded step. */
public final class JobEvents {

    private JobEvents() {}

    /**
     * The first event of a job.
     *
     * @param job the job as it is accepted
     * @return its event
     */
    public static JobEvent accepted(PrintJob job) {
        return event(JobEvent.Kind.ACCEPTED, job, job.why(), job.order().createdAt());
    }

    /**
     * The event of a step.
     *
     * @param step what was decided
     * @return its event; empty if the step is not recorded
     */
    public static Optional<JobEvent> of(Step step) {
        if (!step.recorded()) {
            return Optional.empty();
        }
        JobEvent.Kind kind =
                kind(step.before().state(), step.after().state(), step.why().code());
        return Optional.of(event(kind, step.after(), step.why(), step.at()));
    }

    private static JobEvent event(JobEvent.Kind kind, PrintJob job, Why why, Instant at) {
        return new JobEvent(
                kind,
                job.id(),
                job.claim().version(),
                at,
                job.order().key(),
                job.account(),
                job.order().printer(),
                job.order().cost(),
                job.state(),
                job.payment(),
                why,
                job.flags(),
                List.of());
    }

    private static JobEvent.Kind kind(JobState before, JobState after, Why.Code why) {
        if (before.isFinal()) {
            return afterTheEnd(why);
        }
        if (!after.isFinal() && why == Why.Code.CANCEL_REQUESTED) {
            return JobEvent.Kind.CANCEL_REQUESTED;
        }
        return switch (after) {
            case AWAITING_PAYMENT -> JobEvent.Kind.PAYMENT_DELAYED;
            case PENDING -> pending(why);
            case SENDING -> JobEvent.Kind.SENDING;
            case PRINTING -> JobEvent.Kind.PRINTING;
            case IN_DOUBT -> JobEvent.Kind.IN_DOUBT;
            case COMPLETED -> JobEvent.Kind.COMPLETED;
            case FAILED -> JobEvent.Kind.FAILED;
            case CANCELED -> JobEvent.Kind.CANCELED;
        };
    }

    private static JobEvent.Kind pending(Why.Code why) {
        return switch (why) {
            case PAID -> JobEvent.Kind.PAID;
            case PRINTER_NOT_READY, DOCUMENT_NOT_READY -> JobEvent.Kind.DELAYED;
            default -> JobEvent.Kind.RETRY_SCHEDULED;
        };
    }

    private static JobEvent.Kind afterTheEnd(Why.Code why) {
        return switch (why) {
            case REFUNDED -> JobEvent.Kind.REFUNDED;
            case REFUND_OWED -> JobEvent.Kind.REFUND_OWED;
            case PRINTED_AFTER_REFUND -> JobEvent.Kind.PAPER_AFTER_REFUND;
            default -> JobEvent.Kind.LEFTOVER_CLOSED;
        };
    }
}
