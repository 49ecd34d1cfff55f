package io.printsmart.jdbc.internal.table;

import io.printsmart.job.PrintJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs whose rows cannot be read: they are left alone, so that they hold up nobody else, and looked at again after a
 * while, since a newer node or an operator may have dealt with them. Nothing is written into a row that was not
 * understood, so that each node remembers for itself. Safe for use by many threads.
 */
public final class SetAside {

    /** After how long a row is looked at again. */
    public static final Duration WHILE = Duration.ofMinutes(5);

    private static final int MOST = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);

    private final Map<Long, Instant> untilBySeq = new ConcurrentHashMap<>();

    /** None yet. */
    public SetAside() {}

    /** Those that are not to be looked at now. */
    List<Long> at(Instant now) {
        untilBySeq.values().removeIf(until -> !now.isBefore(until));
        return List.copyOf(untilBySeq.keySet());
    }

    /** The jobs of the rows that can be read; the others are set aside. */
    List<PrintJob> readable(Collection<JobRow> rows, Instant now) {
        List<PrintJob> jobs = new ArrayList<>();
        for (JobRow row : rows) {
            row.job().ifPresentOrElse(jobs::add, () -> add(row, now));
        }
        return jobs;
    }

    private void add(JobRow row, Instant now) {
        boolean isNew = untilBySeq.size() < MOST && untilBySeq.put(row.seq(), now.plus(WHILE)) == null;
        if (isNew) {
            LOG.error(
                    "job {} cannot be read by this version and is left alone for {} minutes: {}; run the version that"
                            + " wrote it, or repair its row",
                    row.id(),
                    WHILE.toMinutes(),
                    row.wrong());
        }
    }
}
