package io.printsmart.printer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a printer, and since when.
 *
 * @param status the status
 * @param reasons the printer's state reasons, as {@link StateReasons#normalize} gives them
 * @param message what the user reads; empty if online
 * @param since since when status, reasons and message are what they are; empty if never probed
 * @param seenAt when the printer was last looked at; empty if never probed
 * @param uuid the device's {@code printer-uuid} since it was first told
 * @param countsImpressions whether it has ever reported an impression count above 0, so that a 0 means something
 * @param failures the jobs that it failed one after the other
 */
public record Health(
        PrinterStatus status,
        List<String> reasons,
        String message,
        Optional<Instant> since,
        Optional<Instant> seenAt,
        Optional<String> uuid,
        boolean countsImpressions,
        Failures failures) {

    /** The state reason of a printer that failed too many jobs in a row. No printer tells it. */
    public static final String JOBS_FAILED = "printsmart-jobs-failed";

    private static final String JOBS_FAILED_TEXT = "The last print jobs failed";

    /** Of a printer that was never probed. */
    public static final Health NEVER_PROBED = new Health(
            PrinterStatus.UNKNOWN, List.of(), "", Optional.empty(), Optional.empty(), Optional.empty(), false);

    /**
     * Copies the reasons.
     *
     * @param status the status
     * @param reasons the reasons
     * @param message what the user reads
     * @param since since when
     * @param seenAt when last looked at
     * @param uuid the device's uuid
     * @param countsImpressions whether its impression counts mean something
     * @param failures the jobs that it failed one after the other
     */
    public Health {
        reasons = List.copyOf(reasons);
    }

    /**
     * Of a printer that failed no job lately.
     *
     * @param status the status
     * @param reasons the reasons
     * @param message what the user reads
     * @param since since when
     * @param seenAt when last looked at
     * @param uuid the device's uuid
     * @param countsImpressions whether its impression counts mean something
     */
    public Health(
            PrinterStatus status,
            List<String> reasons,
            String message,
            Optional<Instant> since,
            Optional<Instant> seenAt,
            Optional<String> uuid,
            boolean countsImpressions) {
        this(status, reasons, message, since, seenAt, uuid, countsImpressions, Failures.NONE);
    }

    /**
     * Judges a look. A uuid that was learnt once stays: a device that tells another one is another device. A printer that
     * failed too many jobs in a row stays in ERROR though it looks good, until its rest is over. A look that this node could
     * not take changes nothing.
     *
     * @param seen what was found
     * @param now when
     * @return what is known from now on
     */
    public Health after(ProbeResult seen, Instant now) {
        if (seen.finding() == Finding.NOT_LOOKED) {
            return this;
        }
        Optional<String> known = uuid.isPresent() || seen.finding() == Finding.OTHER_DEVICE ? uuid : seen.uuid();
        PrinterStatus found = seen.finding().status();
        boolean rests = found == PrinterStatus.ONLINE && failures.restAt(now);
        Health next = rests ? failed(now, failures) : now(found, seen.reasons(), seen.message(), now, failures);
        return new Health(
                next.status,
                next.reasons,
                next.message,
                next.since,
                Optional.of(now),
                known,
                countsImpressions,
                failures);
    }

    /**
     * Judges the printer by a job that ended there. After too many that failed it is in ERROR and rests; then a good look
     * lets it try again, and the next job that fails puts it back at once. One that is printed clears it.
     *
     * @param printed whether it was printed, else the printer failed it
     * @param rule how many are too many
     * @param now when
     * @return what is known from now on
     */
    public Health afterJob(boolean printed, FailureRule rule, Instant now) {
        if (printed) {
            return failures.restsUntil().isPresent() && reasons.contains(JOBS_FAILED)
                    ? now(PrinterStatus.ONLINE, List.of(), "", now, Failures.NONE)
                    : with(Failures.NONE);
        }
        Failures more = failures.andOneMore(rule, now);
        return more.restAt(now) && isOnline() ? failed(now, more) : with(more);
    }

    /**
     * What an administrator who enables the printer says of it: try again. What it failed is forgotten.
     *
     * @return as before, or never probed where the failed jobs were all that was wrong
     */
    public Health forgiven() {
        return reasons.contains(JOBS_FAILED)
                ? new Health(
                        PrinterStatus.UNKNOWN,
                        List.of(),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        uuid,
                        countsImpressions)
                : with(Failures.NONE);
    }

    /**
     * What a store keeps of what it knew when it writes a look: whoever looked may have read it before a job failed.
     *
     * @param stored what is known now
     * @return this look, with what is known beside it
     */
    public Health keeping(Health stored) {
        boolean rests = isOnline() && seenAt.map(stored.failures::restAt).orElse(false);
        Health next = rests ? failed(seenAt.orElseThrow(), stored.failures) : this;
        return new Health(
                next.status,
                next.reasons,
                next.message,
                next.since,
                seenAt,
                uuid,
                countsImpressions || stored.countsImpressions,
                stored.failures);
    }

    private Health failed(Instant at, Failures more) {
        return now(PrinterStatus.ERROR, List.of(JOBS_FAILED), JOBS_FAILED_TEXT, at, more);
    }

    private Health now(PrinterStatus found, List<String> why, String text, Instant at, Failures known) {
        boolean same = found == status && text.equals(message) && why.equals(reasons);
        return new Health(found, why, text, same ? since : Optional.of(at), seenAt, uuid, countsImpressions, known);
    }

    private Health with(Failures known) {
        return new Health(status, reasons, message, since, seenAt, uuid, countsImpressions, known);
    }

    /**
     * Tells whether jobs may be sent on the strength of the last look.
     *
     * @return true if online
     */
    public boolean isOnline() {
        return status == PrinterStatus.ONLINE;
    }
}
