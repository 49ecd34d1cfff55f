package io.printsmart.jdbc.internal.store;

import io.printsmart.event.JobEvent;
import io.printsmart.event.JobEvents;
import io.printsmart.jdbc.internal.transaction.Outcome;
import io.printsmart.jdbc.internal.transaction.Transactions;
import io.printsmart.jdbc.internal.transaction.Write;
import io.printsmart.job.Claim;
import io.printsmart.job.Claim.Place;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Step;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes a decided step. Rows are locked in the order line, job, wallet. The job is written over the fence and version
 * that the step was decided from; where these are not there any more, nothing is written at all.
 */
final class Applying {

    private final Transactions transactions;
    private final Tables tables;
    private final Ledger ledger;
    private final Outbox outbox;

    Applying(Transactions transactions, Tables tables, Ledger ledger) {
        this.transactions = transactions;
        this.tables = tables;
        this.ledger = ledger;
        this.outbox = new Outbox(tables);
    }

    /** Answers false if the job had changed meanwhile. */
    boolean apply(Step step) {
        long writeNo = WriteNumbers.draw();
        JobId id = step.before().id();
        return transactions.write(Write.repeatable("store a step of job " + id, c -> store(c, step, writeNo))
                .ifUnknown(c -> wasWritten(c, step, writeNo))
                .ifDuplicate(c -> refused(c, step)));
    }

    private Outcome<Boolean> store(Connection connection, Step step, long writeNo) throws SQLException {
        PrintJob after = lined(connection, step);
        if (!tables.jobs().update(connection, step.before(), after, writeNo)) {
            return Outcome.undo(false);
        }
        if (step.recorded()) {
            Optional<JobState> from = Optional.of(step.before().state());
            tables.history().insert(connection, from, after, step.why(), step.at(), step.node(), writeNo);
        }
        Optional<JobEvent> event = JobEvents.of(step);
        if (event.isPresent()) {
            outbox.put(connection, event.get());
        }
        if (step.money().isPresent()
                && !ledger.book(connection, step.money().get(), Optional.of(after.id()), writeNo)) {
            throw new StoreException("could not store a step of job " + after.id() + ": "
                    + step.money().get().from() + " does not hold "
                    + step.money().get().amount());
        }
        return Outcome.commit(true);
    }

    /** Makes the printer's line due where the step leaves the printer or goes into its line. */
    private PrintJob lined(Connection connection, Step step) throws SQLException {
        PrintJob after = step.after();
        boolean leaves = Handover.holdsPrinter(step.before()) && !Handover.holdsPrinter(after);
        boolean goesInLine =
                after.claim().place() == Place.IN_LINE && step.before().claim().place() != Place.IN_LINE;
        if (!leaves && !goesInLine) {
            return after;
        }
        PrinterId printer = after.order().printer();
        Optional<Optional<Instant>> line = Optional.ofNullable(
                tables.lines().lock(connection, List.of(printer)).get(printer));
        if (line.isEmpty()) {
            return goesInLine ? withoutLine(connection, after) : after;
        }
        if (leaves || step.printerRestsUntil().isPresent() || line.get().isEmpty()) {
            Instant due = step.printerRestsUntil().orElse(tables.clock().now(connection));
            tables.lines().due(connection, List.of(printer), Optional.of(due));
        }
        return after;
    }

    /** The printer was removed meanwhile: nobody would look for the job in a line, so that it is due by itself. */
    private PrintJob withoutLine(Connection connection, PrintJob job) throws SQLException {
        Claim claim = new Claim(
                Optional.empty(), Place.NONE, job.claim().fence(), job.claim().version());
        return new PrintJob(
                job.order(),
                job.state(),
                job.payment(),
                job.attempts(),
                job.waits(),
                job.attempt(),
                job.proof(),
                job.flags(),
                job.why(),
                Optional.of(tables.clock().now(connection)),
                job.finishedAt(),
                claim);
    }

    private Optional<Boolean> wasWritten(Connection connection, Step step, long writeNo) throws SQLException {
        JobId id = step.before().id();
        boolean written = tables.jobs().wasWritten(connection, id, writeNo)
                || tables.history()
                        .wasWritten(connection, id, step.after().claim().version(), writeNo);
        return written ? Optional.of(true) : Optional.empty();
    }

    /** A taken key is no news if the step was stale anyway; else it is a fault that must be heard of. */
    private Optional<Boolean> refused(Connection connection, Step step) throws SQLException {
        Optional<PrintJob> now =
                tables.jobQueries().find(connection, step.before().id());
        if (now.isEmpty() || !sameClaim(now.get(), step.before())) {
            return Optional.of(false);
        }
        throw new StoreException("could not store a step of job "
                + step.before().id()
                + ": its money has moved already under "
                + step.money().map(money -> money.key()).orElse("no key")
                + ", or another job holds printer " + step.before().order().printer());
    }

    private static boolean sameClaim(PrintJob now, PrintJob before) {
        return now.claim().fence() == before.claim().fence()
                && now.claim().version() == before.claim().version();
    }
}
