package io.printsmart.internal.loop;

import io.printsmart.printer.Finding;
import io.printsmart.printer.Health;
import io.printsmart.printer.ProbeResult;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.PrinterStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;

/**
 * What is made of a look that was not taken by the watch: by submit, before a delivery, or because the host asked. Where a node
 * watches the printer, a single look that fails declares nothing down, and tells nothing else of one that is down: it is told to the
 * watch, which looks again. Thread-safe.
 */
public final class Observations {

    private final PrinterStore printers;
    private final InstantSource time;
    private final BiConsumer<KnownPrinter, ProbeResult> watch;

    /**
     * Creates it.
     *
     * @param printers where it is stored
     * @param time the store's time
     * @param watch this node's watch; takes what was found, must not block and must not throw
     */
    public Observations(PrinterStore printers, InstantSource time, BiConsumer<KnownPrinter, ProbeResult> watch) {
        this.printers = printers;
        this.time = time;
        this.watch = watch;
    }

    /**
     * Judges a look and stores what it changes.
     *
     * @param known what was known when the look began
     * @param result what was found
     * @return what the look says of the printer; as before if this node could not look
     * @throws io.printsmart.store.StoreException if the store cannot be reached
     */
    public Health add(KnownPrinter known, ProbeResult result) {
        if (result.finding() == Finding.NOT_LOOKED) {
            return known.health();
        }
        // It tells of when it began: a slow answer may be of a printer that is gone by now.
        Instant at = time.instant().minus(result.took()).truncatedTo(ChronoUnit.MILLIS);
        Health health = known.health().after(result, at);
        // First, since the store may take long.
        watch.accept(known, result);
        boolean isLeftToWatch = known.watched() && !result.finding().isCertain();
        if (!isLeftToWatch) {
            printers.observed(known.printer(), health);
        }
        return health;
    }
}
