package io.printsmart.jdbc.internal.table;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log of printers whose rows cannot be read, of each once in a while only. Safe for use by many threads. */
final class UnreadablePrinters {

    private static final int MOST = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(UnreadablePrinters.class);

    private final Map<String, Long> toldAt = new ConcurrentHashMap<>();

    void tell(String printer, String wrong) {
        long now = System.nanoTime();
        toldAt.values().removeIf(at -> now - at >= SetAside.WHILE.toNanos());
        if (toldAt.size() < MOST && toldAt.putIfAbsent(printer, now) == null) {
            LOG.error(
                    "printer {} cannot be read by this version and is left out of lists: {}; run the version that wrote it,"
                            + " or store the printer again",
                    printer,
                    wrong);
        }
    }
}
