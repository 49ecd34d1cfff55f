package io.printsmart.jdbc;

import io.printsmart.jdbc.internal.writer.GuardedSource;
import javax.sql.DataSource;

/**
 * Lets one transaction at a time write to an H2 file.
 *
 * <p>H2 keeps what its transactions have changed in one file, and writes that file at each commit, also what others have
 * changed meanwhile. Where they change something in that very moment and the process is killed then, H2 (2.1 to 2.5, as
 * measured) may find a half of their transaction when it opens the file anew, or an index that lacks a row. No setting of
 * H2's keeps that from happening; that nobody else writes meanwhile does.
 */
public final class SingleWriter {

    private SingleWriter() {}

    /**
     * Guards a data source. The first statement of a transaction that is not a plain {@code select} waits until no other
     * transaction on the same file writes, and lets the others wait until its commit, its rollback or the end of its
     * connection; for 10 seconds, then it fails like a lock that was not given in time (H2's error 50200). A thread that
     * writes may write on another connection too, and waits for itself in no case. Reading waits for nobody.
     *
     * <p>Give it to PrintSmart, <b>and use it for all that writes to the same file</b>, your own tables included: what does
     * not go through it is not kept apart from the rest; nor is what is reached by unwrapping a connection, or changed
     * through a result set. Keep transactions short. A pool may be on either side of it, and needs more connections than
     * there are writers that wait.
     *
     * <p>Other databases, and H2 in memory, need no guard; their connections are handed on as they are.
     *
     * @param source where connections come from
     * @return a data source over it; safe for use by many threads
     */
    public static DataSource guard(DataSource source) {
        return GuardedSource.of(source);
    }
}
