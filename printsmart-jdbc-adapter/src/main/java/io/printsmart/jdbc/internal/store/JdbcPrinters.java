package io.printsmart.jdbc.internal.store;

import io.printsmart.jdbc.internal.transaction.Outcome;
import io.printsmart.jdbc.internal.transaction.Transactions;
import io.printsmart.jdbc.internal.transaction.Work;
import io.printsmart.jdbc.internal.transaction.Write;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.FailureRule;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.store.DeviceTakenException;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.PrinterStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The printers. Rows are locked in the order printer, line, jobs. */
public final class JdbcPrinters implements PrinterStore {

    private final Transactions transactions;
    private final Tables tables;
    private final Outbox outbox;

    JdbcPrinters(Transactions transactions, Tables tables) {
        this.transactions = transactions;
        this.tables = tables;
        this.outbox = new Outbox(tables);
    }

    @Override
    public void put(Printer printer) {
        String what = "store printer " + printer.id();
        transactions.requireNotJoined(what);
        transactions.write(Write.<Boolean>repeatable(what, c -> {
                    put(c, printer);
                    return Outcome.commit(true);
                })
                .ifDuplicate(c -> refuseSecondName(c, printer)));
    }

    /** If nobody has the device, somebody stores the same printer just now: the write is repeated. */
    private Optional<Boolean> refuseSecondName(Connection connection, Printer printer) throws SQLException {
        Optional<PrinterId> owner = tables.printers().ownerOfDevice(connection, printer.uri());
        if (owner.isPresent() && !owner.get().equals(printer.id())) {
            throw new DeviceTakenException(printer, owner.get());
        }
        return Optional.empty();
    }

    @Override
    public Optional<KnownPrinter> find(PrinterId id) {
        return transactions.read("find printer " + id, c -> tables.printers().find(c, id));
    }

    @Override
    public List<KnownPrinter> list() {
        return transactions.read("list printers", tables.printers()::list);
    }

    @Override
    public boolean setEnabled(PrinterId id, boolean enabled) {
        return change("switch printer " + id, c -> {
            Optional<KnownPrinter> known = tables.printers().lock(c, id);
            tables.printers().enable(c, id, enabled);
            if (enabled && known.isPresent()) {
                judge(c, known.get(), known.get().health().forgiven());
                tables.lines().dueNow(c, id);
            }
            return known.isPresent();
        });
    }

    @Override
    public boolean remove(PrinterId id) {
        transactions.requireNotJoined("remove printer " + id);
        return transactions.write(Write.<Boolean>repeatable("remove printer " + id, c -> Outcome.commit(remove(c, id)))
                .ifUnknown(c -> tables.printers().find(c, id).isEmpty() ? Optional.of(true) : Optional.empty()));
    }

    @Override
    public void observed(Printer looked, Health health) {
        change("store what was found of printer " + looked.id(), c -> {
            observed(c, looked, health);
            return true;
        });
    }

    @Override
    public void countsImpressions(PrinterId id) {
        change("store that printer " + id + " counts impressions", c -> {
            tables.printers().countsImpressions(c, id);
            return true;
        });
    }

    @Override
    public void jobEnded(PrinterId id, boolean printed, FailureRule rule) {
        change("store how a job ended at printer " + id, c -> {
            Optional<KnownPrinter> known = tables.printers().lock(c, id);
            if (known.isPresent()) {
                Health health = known.get().health();
                judge(
                        c,
                        known.get(),
                        health.afterJob(printed, rule, tables.clock().now(c)));
            }
            return true;
        });
    }

    private <T> T change(String what, Work<T> work) {
        transactions.requireNotJoined(what);
        return transactions.write(Write.repeatable(what, c -> Outcome.commit(work.in(c))));
    }

    private void put(Connection connection, Printer printer) throws SQLException {
        if (!tables.printers().lockRow(connection, printer.id())) {
            tables.printers().insert(connection, printer, tables.clock().now(connection));
            tables.lines().insert(connection, printer.id());
            return;
        }
        Optional<KnownPrinter> known = tables.printers().findReadable(connection, printer.id());
        tables.printers().update(connection, printer);
        if (known.isEmpty()) {
            // Storing it again is how a damaged row is repaired.
            tables.printers().update(connection, printer.id(), Health.NEVER_PROBED);
        } else if (!known.get().printer().uri().equals(printer.uri())) {
            tables.printers().update(connection, printer.id(), Health.NEVER_PROBED);
            outbox.put(connection, printer.id(), known.get().health(), Health.NEVER_PROBED);
        }
        // A corrected address or a turned switch is worth a look at who waits.
        tables.lines().dueNow(connection, printer.id());
    }

    private boolean remove(Connection connection, PrinterId id) throws SQLException {
        boolean known = tables.printers().lockRow(connection, id);
        tables.printers().delete(connection, id);
        tables.lines().delete(connection, id);
        Instant now = tables.clock().now(connection);
        List<PrintJob> waiting = tables.jobs().lockLine(connection, id, now);
        tables.jobs()
                .changeHands(
                        connection,
                        waiting.stream()
                                .map(job -> Handover.outOfLine(job, now))
                                .toList(),
                        WriteNumbers.draw());
        return known;
    }

    private void observed(Connection connection, Printer looked, Health health) throws SQLException {
        Optional<KnownPrinter> known = tables.printers().lock(connection, looked.id());
        if (known.isEmpty() || !known.get().printer().uri().equals(looked.uri())) {
            return;
        }
        judge(connection, known.get(), health.keeping(known.get().health()));
    }

    private void judge(Connection connection, KnownPrinter known, Health health) throws SQLException {
        PrinterId id = known.printer().id();
        tables.printers().update(connection, id, health);
        outbox.put(connection, id, known.health(), health);
        if (health.isOnline() && !known.health().isOnline()) {
            tables.lines().dueNow(connection, id);
        }
    }
}
