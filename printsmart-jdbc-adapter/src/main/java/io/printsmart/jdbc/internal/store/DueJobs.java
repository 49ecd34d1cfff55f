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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Claims jobs that are due whatever their printer does. Those that only wait for their turn go into their printer's line,
 * which then is due unless it was told to rest.
 */
final class DueJobs {

    private final Tables tables;
    private final LostClaims lost;

    DueJobs(Tables tables, LostClaims lost) {
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
        List<PrintJob> due = tables.jobs().lockDue(connection, now, max);
        if (due.isEmpty()) {
            return Outcome.undo(List.of());
        }
        Set<PrinterId> lines = openLines(connection, due, now);
        List<PrintJob> waiting = new ArrayList<>();
        List<PrintJob> claimed = new ArrayList<>();
        for (PrintJob job : due) {
            if (Handover.belongsInLine(job, now) && lines.contains(job.order().printer())) {
                waiting.add(Handover.intoLine(job));
            } else {
                claimed.add(Handover.asItStands(job, attempt.node()));
            }
        }
        attempt.takes(claimed);
        tables.jobs().changeHands(connection, waiting, attempt.number());
        tables.jobs().claim(connection, claimed, attempt.number());
        return Outcome.commit(claimed);
    }

    /** Locks the lines that jobs are to go into and makes due those that have nothing to wait for. */
    private Set<PrinterId> openLines(Connection connection, List<PrintJob> due, Instant now) throws SQLException {
        Set<PrinterId> wanted = due.stream()
                .filter(job -> Handover.belongsInLine(job, now))
                .map(job -> job.order().printer())
                .collect(Collectors.toSet());
        Map<PrinterId, Optional<Instant>> lines = tables.lines().lock(connection, wanted);
        List<PrinterId> idle = lines.entrySet().stream()
                .filter(line -> line.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        tables.lines().due(connection, idle, Optional.of(now));
        return lines.keySet();
    }
}
