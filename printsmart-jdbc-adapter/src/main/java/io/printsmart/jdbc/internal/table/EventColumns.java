package io.printsmart.jdbc.internal.table;

import io.printsmart.event.JobEvent;
import io.printsmart.event.NodeBlind;
import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrinterFlapping;
import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.event.SiteStatusChanged;
import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.NodeId;
import io.printsmart.job.PaymentState;
import io.printsmart.job.Why;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An event as the values of its row, and back. */
final class EventColumns {

    /** Beside those of whom it is kept for and which one it is, in the order of the statement that inserts them. */
    private static final List<String> BY_KIND = List.of(
            "printer",
            "state",
            "why_detail",
            "job_key",
            "account",
            "cost_minor",
            "currency",
            "payment",
            "why_code",
            "flags",
            "before_state",
            "reasons",
            "flapping",
            "printers_down",
            "printers_looked");

    private static final String PRINTER_STATUS = "PRINTER_STATUS";
    private static final String PRINTER_FLAPPING = "PRINTER_FLAPPING";
    private static final String SITE_STATUS = "SITE_STATUS";
    private static final String NODE_BLIND = "NODE_BLIND";

    /** The state of a site. */
    private enum SiteState {
        DOWN,
        UP
    }

    private EventColumns() {}

    /** In the order of the statement that inserts them. */
    static List<Object> values(String listener, PrintEvent event) {
        if (event instanceof JobEvent job) {
            return row(listener, event, job.kind().name(), job(job));
        }
        if (event instanceof PrinterStatusChanged printer) {
            return row(listener, event, PRINTER_STATUS, printer(printer));
        }
        if (event instanceof PrinterFlapping flaps) {
            Map<String, Object> values =
                    Map.of("printer", flaps.printer(), "state", flaps.status(), "flapping", flaps.flapping());
            return row(listener, event, PRINTER_FLAPPING, values);
        }
        if (event instanceof SiteStatusChanged site) {
            SiteState state = site.down() ? SiteState.DOWN : SiteState.UP;
            return row(listener, event, SITE_STATUS, Map.of("state", state, "printers_down", site.printers()));
        }
        NodeBlind blind = (NodeBlind) event;
        Map<String, Object> values = Map.of("printers_down", blind.failed(), "printers_looked", blind.looked());
        return row(listener, event, NODE_BLIND, values);
    }

    private static List<Object> row(String listener, PrintEvent event, String kind, Map<String, Object> byKind) {
        List<Object> values = new ArrayList<>(List.of(listener, event.subject(), event.version(), event.at(), kind));
        BY_KIND.forEach(column -> values.add(Optional.ofNullable(byKind.get(column))));
        return values;
    }

    private static Map<String, Object> job(JobEvent event) {
        return Map.ofEntries(
                Map.entry("printer", event.printer()),
                Map.entry("state", event.state()),
                Map.entry("why_detail", event.why().detail()),
                Map.entry("job_key", event.key()),
                Map.entry("account", event.account()),
                Map.entry("cost_minor", event.cost().minorUnits()),
                Map.entry("currency", event.cost().currency().getCurrencyCode()),
                Map.entry("payment", event.payment()),
                Map.entry("why_code", event.why().code()),
                Map.entry("flags", JobColumns.flags(event.flags())));
    }

    private static Map<String, Object> printer(PrinterStatusChanged event) {
        return Map.of(
                "printer", event.printer(),
                "state", event.status(),
                "why_detail", event.message(),
                "before_state", event.before(),
                "reasons", HealthColumns.reasons(event.reasons()));
    }

    static PrintEvent read(Row row) throws SQLException {
        return switch (row.text("kind")) {
            case PRINTER_STATUS -> printer(row);
            case PRINTER_FLAPPING ->
                new PrinterFlapping(
                        new PrinterId(row.text("printer")),
                        row.number("version"),
                        row.instant("decided_at"),
                        row.flag("flapping"),
                        row.constant(PrinterStatus.class, "state"));
            case SITE_STATUS ->
                new SiteStatusChanged(
                        name(row),
                        row.number("version"),
                        row.instant("decided_at"),
                        row.constant(SiteState.class, "state") == SiteState.DOWN,
                        row.integer("printers_down"));
            case NODE_BLIND ->
                new NodeBlind(
                        new NodeId(name(row)),
                        row.number("version"),
                        row.instant("decided_at"),
                        row.integer("printers_down"),
                        row.integer("printers_looked"));
            default -> job(row);
        };
    }

    /** Whose event it is. */
    private static String name(Row row) throws SQLException {
        String subject = row.text("subject");
        return subject.substring(subject.indexOf(':') + 1);
    }

    private static JobEvent job(Row row) throws SQLException {
        return new JobEvent(
                row.constant(JobEvent.Kind.class, "kind"),
                new JobId(name(row)),
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
                HealthColumns.words(row.text("reasons")),
                row.text("why_detail"));
    }
}
