package io.printsmart.jdbc.internal.store;

import io.printsmart.jdbc.internal.transaction.Outcome;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.PrinterId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Claims the first job of each line that is due, and gives it the printer. A line whose printer is taken or in which
 * nobody stands is due no more: whoever leaves the printer or goes into the line makes it due again, and has to wait for
 * its row until we are done.
 */
final class DueLines {

    private final Tables tables;
    private final LostClaims lost;

    DueLines(Tables tables, LostClaims lost) {
        this.tables = tables;
        this.lost = lost;
    }

    List<PrintJob> claim(NodeId node, int max) {
        ClaimAttempt attempt = new ClaimAttempt(node);
        return lost.run(attempt, connection -> claim(connection, attempt, max));
    }

    private Outcome<List<PrintJob>> claim(Connection connection, ClaimAttempt attempt, int max) throws SQLException {
        attempt.takes(List.of());
        if (!tables.nodes().keep(connection, attempt.node())) {
            return Outcome.undo(List.of());
        }
        Instant now = tables.clock().now(connection);
        List<PrinterId> lines = tables.lines().lockDue(connection, now, max);
        if (lines.isEmpty()) {
            return Outcome.undo(List.of());
        }
        Set<PrinterId> taken = tables.jobs().heldPrinters(connection, lines);
        List<PrinterId> done = new ArrayList<>();
        List<PrintJob> claimed = new ArrayList<>();
        for (PrinterId printer : lines) {
            Optional<PrintJob> first =
                    taken.contains(printer) ? Optional.empty() : tables.jobs().lockFirstInLine(connection, printer);
            first.ifPresent(job -> claimed.add(Handover.fromLine(job, attempt.node())));
            // Someone may be locked who is about to leave the line, or not to leave it: then the line stays due.
            if (first.isPresent() || taken.contains(printer) || !tables.jobs().hasLine(connection, printer)) {
                done.add(printer);
            }
        }
        attempt.takes(claimed);
        tables.lines().due(connection, done, Optional.empty());
        tables.jobs().claim(connection, claimed, attempt.number());
        return Outcome.commit(claimed);
    }
}
