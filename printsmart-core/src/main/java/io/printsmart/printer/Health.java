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
 * @param failures the jobs that it failed one after the other
 * @param flapping whether its status changes so often that each change is not worth telling
 * @param device what was learnt of the device
 */
public record Health(
        PrinterStatus status,
        List<String> reasons,
        String message,
        Optional<Instant> since,
        Optional<Instant> seenAt,
        Failures failures,
        boolean flapping,
        DeviceFacts device) {

    /** The state reason of a printer that failed too many jobs in a row. No printer tells it. */
    public static final String JOBS_FAILED = "printsmart-jobs-failed";

    private static final String JOBS_FAILED_TEXT = "The last print jobs failed";

    /**
     * The state reason of a printer that went down with most others of its site, which is told of the site. No printer tells
     * it.
     */
    public static final String SITE_DOWN = "printsmart-site-down";

    /** Of a printer that was never probed. */
    public static final Health NEVER_PROBED =
            new Health(PrinterStatus.UNKNOWN, List.of(), "", Optional.empty(), Optional.empty());

    /**
     * Copies the reasons.
     *
     * @param status the status
     * @param reasons the reasons
     * @param message what the user reads
     * @param since since when
     * @param seenAt when last looked at
     * @param failures the jobs that it failed one after the other
     * @param flapping whether its status changes too often to tell each change
     * @param device what was learnt of the device
     */
    public Health {
        reasons = List.copyOf(reasons);
    }

    /**
     * Of a printer that failed no job lately, does not flap and told nothing of itself.
     *
     * @param status the status
     * @param reasons the reasons
     * @param message what the user reads
     * @param since since when
     * @param seenAt when last looked at
     */
    public Health(
            PrinterStatus status,
            List<String> reasons,
            String message,
            Optional<Instant> since,
            Optional<Instant> seenAt) {
        this(status, reasons, message, since, seenAt, Failures.NONE, false, DeviceFacts.NONE);
    }

    /**
     * The device's {@code printer-uuid} since it was first told.
     *
     * @return empty if it never told one
     */
    public Optional<String> uuid() {
        return device.uuid();
    }

    /**
     * Tells whether the device has ever reported an impression count above 0.
     *
     * @return true if a count of 0 means something
     */
    public boolean countsImpressions() {
        return device.countsImpressions();
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
        PrinterStatus found = seen.finding().status();
        boolean rests = found == PrinterStatus.ONLINE && failures.restAt(now);
        Health next = rests ? failed(now, failures) : now(found, reasonsAfter(seen), seen.message(), now, failures);
        DeviceFacts learnt = seen.finding() == Finding.OTHER_DEVICE ? device : device.after(seen);
        return next.seenAt(now).with(learnt);
    }

    /** One that went down with its site is not told of for each look that finds it down in another way. */
    private List<String> reasonsAfter(ProbeResult seen) {
        boolean stillDown = reasons.contains(SITE_DOWN) && seen.finding().status() != PrinterStatus.ONLINE;
        return stillDown && seen.reasons().isEmpty() ? reasons : seen.reasons();
    }

    /**
     * What is known of a printer that was looked at again, with nothing new to say of it.
     *
     * @param at when it was looked at
     * @return a changed copy
     */
    public Health seenAt(Instant at) {
        return new Health(status, reasons, message, since, Optional.of(at), failures, flapping, device);
    }

    /**
     * Sets whether it flaps.
     *
     * @param flaps whether its status changes too often to tell each change
     * @return a changed copy
     */
    public Health withFlapping(boolean flaps) {
        return new Health(status, reasons, message, since, seenAt, failures, flaps, device);
    }

    /**
     * Says that a printer is down with its site, so that it is not told of each printer there.
     *
     * @return a changed copy with the reason {@link #SITE_DOWN}
     */
    public Health downWithSite() {
        return new Health(status, List.of(SITE_DOWN), message, since, seenAt, failures, flapping, device);
    }

    /**
     * Says that a printer is down by itself, after its site came back.
     *
     * @return a changed copy without the reason {@link #SITE_DOWN}
     */
    public Health downAlone() {
        List<String> own =
                reasons.stream().filter(reason -> !reason.equals(SITE_DOWN)).toList();
        return new Health(status, own, message, since, seenAt, failures, flapping, device);
    }

    /**
     * Adds what was learnt of the device.
     *
     * @param learnt what is known of it
     * @return a changed copy
     */
    public Health with(DeviceFacts learnt) {
        return new Health(status, reasons, message, since, seenAt, failures, flapping, learnt);
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
        return reasons.contains(JOBS_FAILED) ? NEVER_PROBED.with(device).withFlapping(flapping) : with(Failures.NONE);
    }

    /**
     * What a store keeps of what it knew when it writes a look: whoever looked may have read it before a job failed, or before
     * whoever watches the printer learnt more.
     *
     * @param stored what is known now
     * @return this look, with what is known beside it
     */
    public Health keeping(Health stored) {
        DeviceFacts learnt = device.waking(stored.device.wakesWithin());
        return keepingJobs(stored).withFlapping(stored.flapping).with(learnt.keeping(stored.device));
    }

    /**
     * What a store keeps of what it knew when it writes what the node found that watches the printer: only what jobs told.
     *
     * @param stored what is known now
     * @return what was found, with what jobs told
     */
    public Health keepingJobs(Health stored) {
        boolean rests = isOnline() && seenAt.map(stored.failures::restAt).orElse(false);
        Health next = rests ? failed(seenAt.orElseThrow(), stored.failures) : this;
        return next.with(stored.failures).with(device.keeping(stored.device));
    }

    private Health failed(Instant at, Failures more) {
        return now(PrinterStatus.ERROR, List.of(JOBS_FAILED), JOBS_FAILED_TEXT, at, more);
    }

    private Health now(PrinterStatus found, List<String> why, String text, Instant at, Failures known) {
        boolean same = found == status && text.equals(message) && why.equals(reasons);
        return new Health(found, why, text, same ? since : Optional.of(at), seenAt, known, flapping, device);
    }

    private Health with(Failures known) {
        return new Health(status, reasons, message, since, seenAt, known, flapping, device);
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
