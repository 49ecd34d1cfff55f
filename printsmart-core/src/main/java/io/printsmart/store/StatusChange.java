package io.printsmart.store;

import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * Something else is known of a printer than before.
 *
 * @param looked the printer as it was when it was looked at
 * @param known what was known of it then, as far as whoever looked has read
 * @param health what is known now, seen at the time of the look
 * @param linePause how long its line rests if it is online now and was not, so that not all lines of a site are due at once
 */
public record StatusChange(Printer looked, Health known, Health health, Duration linePause) {

    /**
     * Tells whether it is to be stored.
     *
     * @param stored the printer as it is stored, with the last look at itself, whenever its whole slice was seen
     * @return false if the printer is somewhere else by now, if somebody stored a later look or something else than was known, which
     *     makes this look one of another printer, a late one, or a first one; or if it was one of our own jobs that kept the printer
     *     from answering
     */
    public boolean countsFor(KnownPrinter stored) {
        Instant at = health.seenAt().orElse(Instant.MAX);
        boolean isLate = stored.health().seenAt().filter(at::isBefore).isPresent();
        boolean isOvertaken = PrinterStatusChanged.isNews(known, stored.health())
                && PrinterStatusChanged.isNews(health, stored.health());
        return stored.printer().uri().equals(looked.uri()) && !isLate && !isOvertaken && !isRefusedByOurOwnJob(stored);
    }

    /** A raw printer takes one connection at a time, but its host still answers. */
    private boolean isRefusedByOurOwnJob(KnownPrinter stored) {
        return stored.busy()
                && stored.printer().uri().scheme().equals("socket")
                && health.status() == PrinterStatus.ERROR;
    }
}
