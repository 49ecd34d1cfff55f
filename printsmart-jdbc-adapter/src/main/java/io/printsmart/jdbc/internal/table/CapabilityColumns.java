package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.printer.Capabilities;
import io.printsmart.printer.LearntCapabilities;
import java.sql.SQLException;
import java.util.Optional;

/** What a printer can do, as the host states it and as the printer says, in columns of its row. */
final class CapabilityColumns {

    private CapabilityColumns() {}

    static Capabilities stated(Row row) throws SQLException {
        return new Capabilities(
                row.optionalFlag("color"), row.optionalFlag("duplex"), HealthColumns.words(row.text("formats")));
    }

    static Optional<LearntCapabilities> learnt(Row row) throws SQLException {
        Optional<String> formats = row.optionalText("learnt_formats");
        if (formats.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LearntCapabilities(
                row.optionalFlag("learnt_color"),
                row.optionalFlag("learnt_duplex"),
                HealthColumns.words(formats.get())));
    }

    /** For {@code learnt_formats}, which tells also whether anything was learnt. */
    static Optional<String> formats(Optional<LearntCapabilities> learnt) {
        return learnt.map(capabilities -> String.join(" ", capabilities.formats()));
    }
}
