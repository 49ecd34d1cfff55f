package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Why;
import io.printsmart.store.HistoryEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The recorded steps of the jobs: one row each, which is never changed. */
public final class HistoryTable {

    private final String table;

    /** With the tables' prefix. */
    public HistoryTable(String prefix) {
        this.table = prefix + "history";
    }

    /** Records a step. */
    public void insert(
            Connection connection,
            Optional<JobState> from,
            PrintJob after,
            Why why,
            Instant at,
            String node,
            long writeNo)
            throws SQLException {
        Sql.update(
                connection,
                "insert into " + table + " (job_id, version, decided_at, from_state, to_state, why_code, why_detail,"
                        + " node, attempt, fence, write_no) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                after.id(),
                after.claim().version(),
                at,
                from,
                after.state(),
                why.code(),
                why.detail(),
                node,
                after.attempts(),
                after.claim().fence(),
                writeNo);
    }

    /** A job's entries from a version on, oldest first. */
    public List<HistoryEntry> after(Connection connection, JobId id, long version, int limit) throws SQLException {
        return Sql.query(
                connection,
                "select * from " + table + " where job_id = ? and version > ? order by version limit ?",
                HistoryTable::read,
                id,
                version,
                limit);
    }

    /** Tells whether a version was recorded by the write with this number. */
    public boolean wasWritten(Connection connection, JobId id, long version, long writeNo) throws SQLException {
        return Sql.first(
                        connection,
                        "select write_no from " + table + " where job_id = ? and version = ?",
                        row -> row.number("write_no"),
                        id,
                        version)
                .filter(number -> number == writeNo)
                .isPresent();
    }

    private static HistoryEntry read(Row row) throws SQLException {
        return new HistoryEntry(
                row.number("version"),
                row.instant("decided_at"),
                row.optionalConstant(JobState.class, "from_state"),
                row.constant(JobState.class, "to_state"),
                new Why(row.constant(Why.Code.class, "why_code"), row.text("why_detail")),
                row.text("node"),
                row.integer("attempt"),
                row.number("fence"));
    }
}
