package io.printsmart.service;

import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.ProbeResult;
import io.printsmart.store.KnownPrinter;
import java.util.List;
import java.util.Optional;

/** The printers. Safe for use by many threads; throws {@link io.printsmart.store.StoreException} as the store does. */
public interface Printers {

    /**
     * Adds a printer, or changes the one of that name. Its host name is neither resolved nor contacted.
     *
     * @param printer the printer
     * @throws IllegalArgumentException if the address policy rules it out already, or no transport speaks its scheme, or
     *     it cannot give the proof that is demanded of it
     * @throws io.printsmart.store.DeviceTakenException if a printer of another name has its device
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
     * All printers, sorted by name.
     *
     * @return the printers
     */
    List<KnownPrinter> list();

    /**
     * Lets a printer take jobs.
     *
     * @param id its name
     * @return false if there is no such printer
     */
    boolean enable(PrinterId id);

    /**
     * Keeps a printer from taking jobs; those that wait for it go on waiting, until their deadline.
     *
     * @param id its name
     * @return false if there is no such printer
     */
    boolean disable(PrinterId id);

    /**
     * Forgets a printer; jobs that wait for it are refunded.
     *
     * @param id its name
     * @return false if there is no such printer
     */
    boolean remove(PrinterId id);

    /**
     * Looks at a printer now, and stores what was found.
     *
     * @param id its name
     * @return what was found; empty if there is no such printer
     */
    Optional<ProbeResult> probe(PrinterId id);
}
