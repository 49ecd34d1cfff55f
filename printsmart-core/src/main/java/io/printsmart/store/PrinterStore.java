package io.printsmart.store;

import io.printsmart.printer.FailureRule;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the printers, their lines and their health. Part of {@link PrintStore}, which says what all methods throw. */
public interface PrinterStore {

    /**
     * Stores a printer, new or changed. If its device URI changed, its health is forgotten. Jobs in its line stay there. No
     * two printers have one {@linkplain io.printsmart.printer.DeviceUri#device() device}, also where both are stored at
     * the same time.
     *
     * @param printer the printer
     * @throws DeviceTakenException if another printer has its device; nothing is stored then
     */
    void put(Printer printer);

    /**
     * Finds a printer.
     *
     * @param id its name
     * @return the printer, if there is one
     */
    Optional<KnownPrinter> find(PrinterId id);

    /**
     * All printers, sorted by name. One whose record cannot be read, because a newer version wrote it or because it is
     * damaged, is left out.
     *
     * @return the printers
     */
    List<KnownPrinter> list();

    /**
     * Turns the administrator's switch. Turned on, the printer's line becomes due, and the jobs that it failed are
     * {@linkplain Health#forgiven() forgiven}.
     *
     * @param id the printer's name
     * @param enabled false to take no jobs
     * @return false if there is no such printer
     */
    boolean setEnabled(PrinterId id, boolean enabled);

    /**
     * Forgets a printer. Jobs in its line become due, so that they can be ended.
     *
     * @param id the printer's name
     * @return false if there is no such printer
     */
    boolean remove(PrinterId id);

    /**
     * Stores what was found, by somebody who does not watch the printer. A printer that is online and was not has its line due. Nothing happens if the printer is gone,
     * or if its device URI is no longer the one that was looked at. What {@link #countsImpressions} and {@link #jobEnded}
     * remember is {@linkplain Health#keeping kept}.
     *
     * @param looked the printer as it was when it was looked at
     * @param health what is known now
     */
    void observed(Printer looked, Health health);

    /**
     * Remembers that the printer has counted impressions, so that its 0 means something.
     *
     * @param id the printer's name
     */
    void countsImpressions(PrinterId id);

    /**
     * Judges the printer by a job that ended there, as {@link Health#afterJob} says, by the store's clock. Ends that are
     * told at the same time all count. Nothing happens if the printer is gone.
     *
     * @param id the printer's name
     * @param printed whether it was printed, else the printer failed it
     * @param rule how many failed jobs are too many
     */
    void jobEnded(PrinterId id, boolean printed, FailureRule rule);

    /**
     * What was known of a printer in the past, newest first. A printer that was looked at once or more has one period without an
     * end, the present one. The history of a printer that was removed stays until it is forgotten.
     *
     * @param id the printer's name
     * @param max the most periods wanted, 1 to 1000
     * @return the periods
     */
    List<StatusPeriod> history(PrinterId id, int max);

    /**
     * Forgets periods that ended before some time.
     *
     * @param instant the time
     * @return how many
     */
    int forgetHistory(Instant instant);
}
