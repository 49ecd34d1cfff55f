package io.printsmart.store;

import io.printsmart.printer.PrinterStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A time in which the same was known of a printer.
 *
 * @param status the status
 * @param reasons the printer's state reasons
 * @param message what users read; empty if it was online
 * @param since from when on, by the store's clock
 * @param until until when; empty if it still is
 */
public record StatusPeriod(
        PrinterStatus status, List<String> reasons, String message, Instant since, Optional<Instant> until) {

    /**
     * Copies the reasons.
     *
     * @param status the status
     * @param reasons the reasons
     * @param message what users read
     * @param since from when on
     * @param until until when
     */
    public StatusPeriod {
        reasons = List.copyOf(reasons);
    }
}
