package io.printsmart.jdbc.internal.store;

import io.printsmart.jdbc.internal.transaction.Outcome;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.PrinterId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Claims the first job of each line that is due, and gives it the printer. A line whose printer is taken or in which
 * nobody stands is due no more: whoever leaves the printer or goes into the line makes it due again, and has to wait for
 * its row until we are done.
 */
final class DueLines {

    /** No transaction locks more of them. */
    private static final int MOST_LINES = 1000;

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
        List<PrintJob> claimed = new ArrayList<>();
        Set<PrinterId> seen = new HashSet<>();
        List<PrinterId> lines;
        // A line that gives nothing takes no place: others must not wait for what keeps it.
        do {
            lines = tables.lines().lockDue(connection, now, seen, max - claimed.size());
            seen.addAll(lines);
            claimed.addAll(firsts(connection, attempt.node(), lines, now));
        } while (!lines.isEmpty() && claimed.size() < max && seen.size() < MOST_LINES);
        if (seen.isEmpty()) {
            return Outcome.undo(List.of());
        }
        attempt.takes(claimed);
        tables.jobs().claim(connection, claimed, attempt.number());
        return Outcome.commit(claimed);
    }

    /** The first of each line whose printer is free. */
    private List<PrintJob> firsts(Connection connection, NodeId node, List<PrinterId> lines, Instant now)
            throws SQLException {
        Set<PrinterId> taken = tables.jobs().heldPrinters(connection, lines);
        List<PrintJob> firsts = new ArrayList<>();
        for (PrinterId printer : lines) {
            Optional<PrintJob> first = taken.contains(printer)
                    ? Optional.empty()
                    : tables.jobs().lockFirstInLine(connection, printer, now);
            first.ifPresent(job -> firsts.add(Handover.fromLine(job, node)));
            Optional<Instant> again = first.isPresent() || taken.contains(printer)
                    ? Optional.empty()
                    : tables.jobs().lookAgainAt(connection, printer, now);
            tables.lines().due(connection, List.of(printer), again);
        }
        return firsts;
    }
}
