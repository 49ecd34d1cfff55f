package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.wallet.Movement;
import java.sql.SQLException;
import java.util.Optional;

/** What makes a movement fit nothing. */
final class StrayRules {

    private StrayRules() {}

    /** What is wrong with a movement; empty if nothing is. */
    static String wrong(Row row) throws SQLException {
        Movement.Kind kind = row.constant(Movement.Kind.class, "kind");
        String key = row.text("movement_key");
        Optional<String> job = row.optionalText("job_id");
        if (kind == Movement.Kind.TOP_UP) {
            return job.isPresent() ? "a top-up of a job" : key.startsWith("topup:") ? "" : unfit(kind);
        }
        if (job.isEmpty()) {
            return "a " + kind + " of no job";
        }
        if (row.optionalText("found_id").isEmpty()) {
            return "a " + kind + " of job " + job.get() + ", which does not exist";
        }
        if (!row.text("currency").equals(row.optionalText("job_currency").orElse(""))) {
            return "a " + kind + " in " + row.text("currency") + " of job " + job.get() + ", which costs "
                    + row.optionalText("job_currency").orElse("nothing");
        }
        String expected = (kind == Movement.Kind.CHARGE ? "charge:" : "settle:") + job.get();
        return key.equals(expected) ? "" : unfit(kind);
    }

    private static String unfit(Movement.Kind kind) {
        return "a " + kind + " under a key that does not fit";
    }
}
