package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.jdbc.internal.sql.UnreadableRow;
import io.printsmart.job.PrintJob;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A job's row, which may hold what this version cannot make sense of.
 *
 * @param seq the row's number
 * @param id the job's id
 * @param job the job, if it can be read
 * @param wrong why it cannot be read; empty if it can
 */
record JobRow(long seq, String id, Optional<PrintJob> job, String wrong) {

    static JobRow read(Row row) throws SQLException {
        long seq = row.number("seq");
        String id = row.text("id");
        try {
            return new JobRow(seq, id, Optional.of(Sql.read(JobReader::read, row)), "");
        } catch (UnreadableRow e) {
            return new JobRow(seq, id, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }
}
