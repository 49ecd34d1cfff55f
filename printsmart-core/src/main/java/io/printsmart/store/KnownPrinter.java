package io.printsmart.store;

import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;

/**
 * A printer and what is known of it.
 *
 * @param printer the printer as the host states it
 * @param health what was found
 * @param busy whether one of our own jobs holds it: a raw printer may then refuse connections without being down
 */
public record KnownPrinter(Printer printer, Health health, boolean busy) {}
