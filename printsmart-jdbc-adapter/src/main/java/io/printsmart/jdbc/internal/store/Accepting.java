package io.printsmart.jdbc.internal.store;

import io.printsmart.event.JobEvents;
import io.printsmart.jdbc.internal.transaction.Outcome;
import io.printsmart.jdbc.internal.transaction.Transactions;
import io.printsmart.jdbc.internal.transaction.Write;
import io.printsmart.job.PrintJob;
import io.printsmart.store.Acceptance;
import io.printsmart.store.StoreException;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Stores a new job with its first history entry and its charge. The job's row comes first, so that a key that is taken
 * is found before any money is asked for, and the wallet last. No other row that exists is locked.
 */
final class Accepting {

    private final Transactions transactions;
    private final Tables tables;
    private final Ledger ledger;
    private final Outbox outbox;

    Accepting(Transactions transactions, Tables tables, Ledger ledger) {
        this.transactions = transactions;
        this.tables = tables;
        this.ledger = ledger;
        this.outbox = new Outbox(tables);
    }

    Acceptance accept(PrintJob job, String node, Optional<Movement> charge) {
        long writeNo = WriteNumbers.draw();
        return transactions.write(Write.repeatable("accept job " + job.id(), c -> store(c, job, node, charge, writeNo))
                .ifUnknown(c -> taken(c, job, writeNo))
                .ifDuplicate(c -> taken(c, job, writeNo)));
    }

    private Outcome<Acceptance> store(
            Connection connection, PrintJob job, String node, Optional<Movement> charge, long writeNo)
            throws SQLException {
        tables.jobs().insert(connection, job, writeNo);
        tables.history()
                .insert(
                        connection,
                        Optional.empty(),
                        job,
                        job.why(),
                        job.order().createdAt(),
                        node,
                        writeNo);
        outbox.put(connection, JobEvents.accepted(job));
        if (charge.isPresent() && !ledger.book(connection, charge.get(), Optional.of(job.id()), writeNo)) {
            AccountId payer = job.account();
            Money cost = charge.get().amount();
            return Outcome.undo(new Acceptance.InsufficientFunds(
                    ledger.balance(connection, payer, cost.currency()).orElse(Money.zero(cost.currency()))));
        }
        return Outcome.commit(new Acceptance.Created(job));
    }

    /** Who has the key: this very write, whose commit gave no answer, or somebody else. */
    private Optional<Acceptance> taken(Connection connection, PrintJob job, long writeNo) throws SQLException {
        Optional<PrintJob> found =
                tables.jobQueries().findByKey(connection, job.order().key());
        if (found.isEmpty()) {
            if (tables.jobQueries().find(connection, job.id()).isPresent()) {
                throw new StoreException("there is a job " + job.id() + " already, under another key; draw a new id");
            }
            return Optional.empty();
        }
        boolean ours =
                tables.history().wasWritten(connection, job.id(), job.claim().version(), writeNo);
        return Optional.of(ours ? new Acceptance.Created(job) : new Acceptance.KeyTaken(found.get()));
    }
}
