package io.printsmart.jdbc.internal.store;

import io.printsmart.jdbc.internal.transaction.Outcome;
import io.printsmart.jdbc.internal.transaction.Transactions;
import io.printsmart.jdbc.internal.transaction.Work;
import io.printsmart.jdbc.internal.transaction.Write;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Claims whose commit gave no answer and could not be looked up either: they are looked up before the next claim. */
final class LostClaims {

    private final Transactions transactions;
    private final Tables tables;
    private final Queue<ClaimAttempt> lost = new ConcurrentLinkedQueue<>();

    LostClaims(Transactions transactions, Tables tables) {
        this.transactions = transactions;
        this.tables = tables;
    }

    /** Runs a claim, and remembers it if nobody can tell what became of it. */
    List<PrintJob> run(ClaimAttempt attempt, Work<Outcome<List<PrintJob>>> work) {
        boolean known = false;
        try {
            List<PrintJob> jobs = transactions.write(Write.repeatable("claim jobs for node " + attempt.node(), work)
                    .ifUnknown(c -> found(c, attempt)));
            known = true;
            return jobs;
        } finally {
            if (!known && !attempt.ids().isEmpty()) {
                lost.add(attempt);
            }
        }
    }

    /** What a node has got without having heard of it. */
    List<PrintJob> recover(NodeId node) {
        List<PrintJob> recovered = new ArrayList<>();
        for (ClaimAttempt attempt : List.copyOf(lost)) {
            if (attempt.node().equals(node) && lost.remove(attempt)) {
                recovered.addAll(recover(attempt, recovered.isEmpty()));
            }
        }
        return recovered;
    }

    private List<PrintJob> recover(ClaimAttempt attempt, boolean mayThrow) {
        try {
            return transactions.write(Write.repeatable(
                    "look up claims of node " + attempt.node(),
                    c -> Outcome.undo(found(c, attempt).orElse(List.of()))));
        } catch (StoreException e) {
            lost.add(attempt);
            if (mayThrow) {
                throw e;
            }
            return List.of();
        }
    }

    /** Waits for the rows, so that whatever was under way has ended one way or the other. */
    private Optional<List<PrintJob>> found(Connection connection, ClaimAttempt attempt) throws SQLException {
        if (attempt.ids().isEmpty()) {
            return Optional.of(List.of());
        }
        List<PrintJob> jobs = tables.jobs().claimed(connection, attempt.node(), attempt.number(), attempt.ids());
        return jobs.isEmpty() ? Optional.empty() : Optional.of(jobs);
    }
}
