package io.printsmart.store;

import io.printsmart.printer.Capabilities;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;

/**
 * A printer and what is known of it.
 *
 * @param printer the printer as the host states it
 * @param health what was found; it was seen when it was looked at last, or when whoever watches it looked at all of its slice
 * @param busy whether one of our own jobs holds it: a raw printer may then refuse connections without being down
 * @param watched whether a node watches it, so that a single look that fails decides nothing
 */
public record KnownPrinter(Printer printer, Health health, boolean busy, boolean watched) {

    /**
     * What it can do, which decides what it is sent: what the host states, else what the device says of itself, else one-sided
     * black and white PDF.
     *
     * @return capabilities without an empty part
     */
    public Capabilities capabilities() {
        return printer.capabilities().filledBy(health.device().capabilities());
    }

    /**
     * After it was looked at.
     *
     * @param found what is known now
     * @return a changed copy
     */
    public KnownPrinter with(Health found) {
        return new KnownPrinter(printer, found, busy, watched);
    }
}
