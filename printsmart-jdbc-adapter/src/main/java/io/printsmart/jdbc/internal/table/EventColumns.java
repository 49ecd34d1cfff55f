package io.printsmart.jdbc.internal.table;

import io.printsmart.event.JobEvent;
import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.Why;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An event as the values of its row, and back. */
final class EventColumns {

    private static final String PRINTER_STATUS = "PRINTER_STATUS";
    private static final Optional<Object> NULL = Optional.empty();

    private EventColumns() {}

    /** In the order of the statement that inserts them. */
    static List<Object> values(String listener, PrintEvent event) {
        return event instanceof JobEvent job ? job(listener, job) : printer(listener, (PrinterStatusChanged) event);
    }

    private static List<Object> job(String listener, JobEvent event) {
        return List.of(
                listener,
                event.subject(),
                event.version(),
                event.at(),
                event.kind(),
                event.printer(),
                event.state(),
                event.why().detail(),
                event.key(),
                event.account(),
                event.cost().minorUnits(),
                event.cost().currency().getCurrencyCode(),
                event.payment(),
                event.why().code(),
                JobColumns.flags(event.flags()),
                NULL,
                NULL);
    }

    private static List<Object> printer(String listener, PrinterStatusChanged event) {
        return List.of(
                listener,
                event.subject(),
                event.version(),
                event.at(),
                PRINTER_STATUS,
                event.printer(),
                event.status(),
                event.message(),
                NULL,
                NULL,
                NULL,
                NULL,
                NULL,
                NULL,
                NULL,
                event.before(),
                String.join(" ", event.reasons()));
    }

    static PrintEvent read(Row row) throws SQLException {
        return row.text("kind").equals(PRINTER_STATUS) ? printer(row) : job(row);
    }

    private static JobEvent job(Row row) throws SQLException {
        String subject = row.text("subject");
        return new JobEvent(
                row.constant(JobEvent.Kind.class, "kind"),
                new JobId(subject.substring(subject.indexOf(':') + 1)),
                row.number("version"),
                row.instant("decided_at"),
                row.text("job_key"),
                new AccountId(row.text("account")),
                new PrinterId(row.text("printer")),
                new Money(row.number("cost_minor"), Money.currency(row.text("currency"))),
                row.constant(JobState.class, "state"),
                row.constant(PaymentState.class, "payment"),
                new Why(row.constant(Why.Code.class, "why_code"), row.text("why_detail")),
                JobReader.flags(row.text("flags")),
                List.of());
    }

    private static PrinterStatusChanged printer(Row row) throws SQLException {
        return new PrinterStatusChanged(
                new PrinterId(row.text("printer")),
                row.number("version"),
                row.instant("decided_at"),
                row.constant(PrinterStatus.class, "before_state"),
                row.constant(PrinterStatus.class, "state"),
                Arrays.stream(row.text("reasons").split(" ", -1))
                        .filter(reason -> !reason.isEmpty())
                        .toList(),
                row.text("why_detail"));
    }
}
