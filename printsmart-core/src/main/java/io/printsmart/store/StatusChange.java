package io.printsmart.store;

import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterStatus;
import java.time.Duration;

/**
 * Something else is known of a printer than before.
 *
 * @param looked the printer as it was when it was looked at
 * @param health what is known now, seen at the time of the look
 * @param linePause how long its line rests if it is online now and was not, so that not all lines of a site are due at once
 */
public record StatusChange(Printer looked, Health health, Duration linePause) {

    /**
     * Tells whether the printer may have been found down only because it is busy with one of our own jobs: a raw printer takes
     * one connection at a time, but its host still answers.
     *
     * @param stored the printer as it is stored
     * @return true if the look decides nothing
     */
    public boolean refusedByOurOwnJob(KnownPrinter stored) {
        return stored.busy()
                && stored.printer().uri().scheme().equals("socket")
                && health.status() == PrinterStatus.ERROR;
    }
}
