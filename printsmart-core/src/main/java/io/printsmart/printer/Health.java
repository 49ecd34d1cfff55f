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
 */
public record Health(
        PrinterStatus status,
        List<String> reasons,
        String message,
        Optional<Instant> since,
        Optional<Instant> seenAt,
        Optional<String> uuid,
        boolean countsImpressions) {

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
     */
    public Health {
        reasons = List.copyOf(reasons);
    }

    /**
     * Judges a look. A uuid that was learnt once stays: a device that tells another one is another device.
     *
     * @param seen what was found
     * @param now when
     * @return what is known from now on
     */
    public Health after(ProbeResult seen, Instant now) {
        PrinterStatus found = seen.finding().status();
        boolean same = found == status
                && seen.message().equals(message)
                && seen.reasons().equals(reasons);
        Optional<String> known = uuid.isPresent() || seen.finding() == Finding.OTHER_DEVICE ? uuid : seen.uuid();
        return new Health(
                found,
                seen.reasons(),
                seen.message(),
                same ? since : Optional.of(now),
                Optional.of(now),
                known,
                countsImpressions);
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
