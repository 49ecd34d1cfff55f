package io.printsmart.jdbc;

import io.printsmart.jdbc.internal.writer.GuardedSource;
import java.util.Objects;
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
     * Guards a data source. The first statement of a transaction that may write waits until no other transaction on the
     * same file writes, and lets the others wait until its commit, its rollback or the end of its connection; for 10
     * seconds, then it fails as where H2 does not give a lock in time ({@link java.sql.SQLTimeoutException}, error 50200),
     * and so does a thread that is interrupted meanwhile. A thread that has begun to write may also write on another
     * connection. What begins with {@code select}, {@code values}, {@code show} or {@code explain} and locks nothing waits
     * for nobody; all else counts as writing, also {@code with} and what begins with a comment.
     *
     * <p>Give it to PrintSmart, <b>and use it for all that writes to the same file</b>, your own tables included: what does
     * not go through it is not kept apart from the rest. Nor is what is reached by unwrapping a connection, changed through
     * a result set, or written through a {@code Blob} or {@code Clob} that a connection made. Keep transactions short. It
     * works under HikariCP and over any pool, which needs one connection more than there can be writers that wait.
     *
     * <p>Each {@code getConnection} asks the database once whether it is a file. Connections of other databases, and of H2 in
     * memory, are handed on as they are. A guarded source that is guarded again is the same object.
     *
     * @param source where connections come from; stays the host's to close
     * @return a data source over it; safe for use by many threads
     */
    public static DataSource guard(DataSource source) {
        return GuardedSource.of(Objects.requireNonNull(source, "source"));
    }
}
