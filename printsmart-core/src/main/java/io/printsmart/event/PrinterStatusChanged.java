package io.printsmart.event;

import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Another thing is known of a printer than before: its status, its reasons or what users read. Immutable.
 *
 * @param printer the printer
 * @param version the printer's version, raised by each of its events; also above all earlier ones where a printer was
 *     removed and put again under the same name, unless the store's clock was set back meanwhile
 * @param at when it was stored, by the store's clock
 * @param before the status before
 * @param status the status now
 * @param reasons the printer's state reasons now
 * @param message what users read now; empty if it is online
 */
public record PrinterStatusChanged(
        PrinterId printer,
        long version,
        Instant at,
        PrinterStatus before,
        PrinterStatus status,
        List<String> reasons,
        String message)
        implements PrintEvent {

    /**
     * Copies the reasons.
     *
     * @param printer the printer
     * @param version its version
     * @param at when
     * @param before the status before
     * @param status the status now
     * @param reasons the reasons now
     * @param message what users read now
     */
    public PrinterStatusChanged {
        reasons = List.copyOf(reasons);
    }

    /**
     * Tells whether something else is known than before, so that the history of the printer grows.
     *
     * @param before what was known
     * @param after what is known now
     * @return false if only times, and what is known of the device, differ
     */
    public static boolean isNews(Health before, Health after) {
        return before.status() != after.status()
                || !before.reasons().equals(after.reasons())
                || !before.message().equals(after.message());
    }

    /**
     * Tells whether a change is worth an event of its own: not while the printer flaps, which is told instead, and not where it
     * goes down or comes back with its site.
     *
     * @param before what was known
     * @param after what is known now
     * @return false if nobody is told
     */
    public static boolean isTold(Health before, Health after) {
        boolean withSite = after.reasons().contains(Health.SITE_DOWN)
                || (before.reasons().contains(Health.SITE_DOWN) && after.isOnline());
        return isNews(before, after) && !withSite && !after.flapping();
    }

    /**
     * Makes the event of a change.
     *
     * @param printer the printer
     * @param before what was known
     * @param after what is known now
     * @param version the printer's version with it
     * @param at when it is stored
     * @return the event; empty if nobody is {@linkplain #isTold told}
     */
    public static Optional<PrinterStatusChanged> between(
            PrinterId printer, Health before, Health after, long version, Instant at) {
        return isTold(before, after)
                ? Optional.of(new PrinterStatusChanged(
                        printer, version, at, before.status(), after.status(), after.reasons(), after.message()))
                : Optional.empty();
    }

    @Override
    public String subject() {
        return "printer:" + printer;
    }
}
