package io.printsmart.jdbc.internal.table;

import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.KnownPrinter;

/**
 * A printer whose row is locked, to be written.
 *
 * @param known what the row holds: other than what is shown to readers, it was seen when it was looked at itself, whatever
 *     is known of its slice
 * @param version its version
 */
public record StoredPrinter(KnownPrinter known, long version) {

    /** Its name. */
    public PrinterId id() {
        return known.printer().id();
    }

    /** What was found of it. */
    public Health health() {
        return known.health();
    }
}
