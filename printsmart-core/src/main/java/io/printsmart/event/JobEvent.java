package io.printsmart.event;

import io.printsmart.job.Flag;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.Why;
import io.printsmart.printer.PrinterId;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A recorded step of a job, with what it takes to write to the user: the job as it was after the step, whatever has
 * become of it since. Immutable.
 *
 * @param kind what happened
 * @param job the job
 * @param version the job's version after the step, as in its history
 * @param at when it was decided, by the store's clock
 * @param key the host's idempotency key
 * @param account who pays
 * @param printer where it is, or was, to be printed
 * @param cost what it costs
 * @param state where it is in its life
 * @param payment where its money is
 * @param why why
 * @param flags what else is remembered of the job
 * @param instead of a {@link Kind#FAILED} job: printers that could take it and were online when they were last looked
 *     at, best first. Found when the event is told, so that a repeat may have others
 */
public record JobEvent(
        Kind kind,
        JobId job,
        long version,
        Instant at,
        String key,
        AccountId account,
        PrinterId printer,
        Money cost,
        JobState state,
        PaymentState payment,
        Why why,
        Set<Flag> flags,
        List<PrinterId> instead)
        implements PrintEvent {

    /** What happened to a job. {@link JobEvent#why()} says more. */
    public enum Kind {
        /** The job was accepted. */
        ACCEPTED,
        /** A remote wallet charged it. */
        PAID,
        /** A remote wallet gave no usable answer yet; it is asked again. */
        PAYMENT_DELAYED,
        /** Its printer cannot take it now, or its document cannot be read just now; it waits. */
        DELAYED,
        /** A try failed; there will be another. Also where a document in doubt is sent again. */
        RETRY_SCHEDULED,
        /** Its document may be on its way to the printer. */
        SENDING,
        /** The printer has the whole document, or something else became known of it there. */
        PRINTING,
        /** Document bytes left and no answer tells what became of them. */
        IN_DOUBT,
        /** Somebody wants it canceled; what it comes to is told later. */
        CANCEL_REQUESTED,
        /** It ended printed, as far as its proof goes. */
        COMPLETED,
        /** It ended not printed; {@link JobEvent#payment()} says whether the money is back or owed. */
        FAILED,
        /** It ended canceled, or was never paid; {@link JobEvent#payment()} says where the money is. */
        CANCELED,
        /** A remote wallet has not given the money back yet; it is asked again. */
        REFUND_OWED,
        /** The money that was owed is back. */
        REFUNDED,
        /** Paper came out although the job had ended without it. */
        PAPER_AFTER_REFUND,
        /** What an ended job had left at the printer is gone, or is not tried to be removed any longer. */
        LEFTOVER_CLOSED
    }

    /**
     * Copies the collections.
     *
     * @param kind what happened
     * @param job the job
     * @param version the job's version
     * @param at when
     * @param key the host's key
     * @param account who pays
     * @param printer where
     * @param cost what it costs
     * @param state where it is in its life
     * @param payment where its money is
     * @param why why
     * @param flags what else
     * @param instead printers that could take it
     */
    public JobEvent {
        flags = Set.copyOf(flags);
        instead = List.copyOf(instead);
    }

    @Override
    public String subject() {
        return "job:" + job;
    }

    /**
     * Names other printers.
     *
     * @param printers that could take the job instead, best first
     * @return a changed copy
     */
    public JobEvent withInstead(List<PrinterId> printers) {
        return new JobEvent(kind, job, version, at, key, account, printer, cost, state, payment, why, flags, printers);
    }
}
