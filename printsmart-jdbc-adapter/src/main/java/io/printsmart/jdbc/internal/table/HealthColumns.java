package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.printer.DeviceFacts;
import io.printsmart.printer.Failures;
import io.printsmart.printer.Health;
import io.printsmart.printer.LearntCapabilities;
import io.printsmart.printer.PrinterStatus;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What was found of a printer, in columns of its row. */
final class HealthColumns {

    /** The assignments of an update, for {@link #values}. */
    static final String ASSIGNED = "status = ?, reasons = ?, message = ?, since_at = ?, seen_at = ?, uuid = ?,"
            + " learnt_color = ?, learnt_duplex = ?, learnt_formats = ?, counts_impressions = ?, wakes_within_ms = ?,"
            + " failed_jobs = ?, rests_until = ?, flapping = ?";

    private HealthColumns() {}

    static List<Object> values(Health health) {
        Optional<LearntCapabilities> learnt = health.device().capabilities();
        return new ArrayList<>(List.of(
                health.status(),
                reasons(health.reasons()),
                health.message(),
                health.since(),
                health.seenAt(),
                health.uuid(),
                learnt.flatMap(LearntCapabilities::color),
                learnt.flatMap(LearntCapabilities::duplex),
                CapabilityColumns.formats(learnt),
                health.countsImpressions(),
                health.device().wakesWithin().toMillis(),
                health.failures().inARow(),
                health.failures().restsUntil(),
                health.flapping()));
    }

    static Health read(Row row) throws SQLException {
        return new Health(
                row.constant(PrinterStatus.class, "status"),
                words(row.text("reasons")),
                row.text("message"),
                row.optionalInstant("since_at"),
                row.optionalInstant("seen_at"),
                new Failures(row.integer("failed_jobs"), row.optionalInstant("rests_until")),
                row.flag("flapping"),
                new DeviceFacts(
                        row.optionalText("uuid"),
                        row.flag("counts_impressions"),
                        Duration.ofMillis(row.number("wakes_within_ms")),
                        CapabilityColumns.learnt(row)));
    }

    static String reasons(List<String> reasons) {
        return String.join(" ", reasons);
    }

    /** What {@link #reasons} joined, or a list of formats. */
    static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
