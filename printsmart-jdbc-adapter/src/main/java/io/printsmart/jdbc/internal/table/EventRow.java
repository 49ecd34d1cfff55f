package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.jdbc.internal.sql.UnreadableRow;
import io.printsmart.store.UntoldEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A listener's copy of an event, which may hold what this version cannot make sense of.
 *
 * @param subject the job or printer that it is of
 * @param version its number among the events of its subject
 * @param failingSince since when it could not be told
 * @param event the event, if it can be read
 * @param wrong why it cannot be read; empty if it can
 */
public record EventRow(
        String subject, long version, Optional<Instant> failingSince, Optional<UntoldEvent> event, String wrong) {

    static EventRow read(Row row) throws SQLException {
        String subject = row.text("subject");
        long version = row.number("version");
        Optional<Instant> failingSince = row.optionalInstant("failing_since");
        try {
            UntoldEvent event = new UntoldEvent(Sql.read(EventColumns::read, row), row.integer("tries"), failingSince);
            return new EventRow(subject, version, failingSince, Optional.of(event), "");
        } catch (UnreadableRow e) {
            return new EventRow(subject, version, failingSince, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    /** Whether this version cannot make sense of it. */
    public boolean isUnreadable() {
        return event.isEmpty();
    }
}
