package io.printsmart.event;

import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * A printer's status began to change too often, or ceased to. Between the two its changes of status are stored, and decide who
 * may print, but are not told one by one. Immutable.
 *
 * @param printer the printer
 * @param version the printer's version, raised by each of its events
 * @param at when it was stored, by the store's clock
 * @param flapping whether it began, else it ceased
 * @param status the status now
 */
public record PrinterFlapping(PrinterId printer, long version, Instant at, boolean flapping, PrinterStatus status)
        implements PrintEvent {

    /**
     * Makes the event of a change.
     *
     * @param printer the printer
     * @param before what was known
     * @param after what is known now
     * @param version the printer's version with it
     * @param at when it is stored
     * @return the event; empty if flapping neither began nor ceased
     */
    public static Optional<PrinterFlapping> between(
            PrinterId printer, Health before, Health after, long version, Instant at) {
        return before.flapping() == after.flapping()
                ? Optional.empty()
                : Optional.of(new PrinterFlapping(printer, version, at, after.flapping(), after.status()));
    }

    @Override
    public String subject() {
        return "printer:" + printer;
    }
}
