package io.printsmart.jdbc.internal.store;

import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.jdbc.internal.table.StoredPrinter;
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
import io.printsmart.store.StatusPeriod;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The printers. Rows are locked in the order printer, line, jobs, slice. */
public final class JdbcPrinters implements PrinterStore {

    private static final int FORGOTTEN_AT_ONCE = 1000;

    private final Transactions transactions;
    private final Tables tables;
    private final HealthWriter writer;

    JdbcPrinters(Transactions transactions, Tables tables) {
        this.transactions = transactions;
        this.tables = tables;
        this.writer = new HealthWriter(tables);
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
            Optional<StoredPrinter> was = tables.printers().lock(c, id);
            if (was.isEmpty()) {
                return false;
            }
            tables.printers().enable(c, id, enabled);
            if (enabled) {
                writer.write(c, was.get(), was.get().health().forgiven());
                tables.lines().dueNow(c, id);
            }
            tables.slices().changed(c, id);
            return true;
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
            Optional<StoredPrinter> was = tables.printers().lock(c, id);
            if (was.isPresent()) {
                Instant now = tables.clock().now(c);
                judge(c, was.get(), was.get().health().afterJob(printed, rule, now));
            }
            return true;
        });
    }

    @Override
    public List<StatusPeriod> history(PrinterId id, int max) {
        return transactions.read(
                "read the history of printer " + id, c -> tables.statuses().of(c, id, max));
    }

    @Override
    public int forgetHistory(Instant instant) {
        int forgotten = 0;
        int some;
        do {
            some = change("forget what printers were", c -> tables.statuses().forget(c, instant, FORGOTTEN_AT_ONCE));
            forgotten += some;
        } while (some == FORGOTTEN_AT_ONCE);
        return forgotten;
    }

    private <T> T change(String what, Work<T> work) {
        transactions.requireNotJoined(what);
        return transactions.write(Write.repeatable(what, c -> Outcome.commit(work.in(c))));
    }

    private void put(Connection connection, Printer printer) throws SQLException {
        if (!tables.printers().lockRow(connection, printer.id())) {
            tables.printers().insert(connection, printer, tables.clock().now(connection));
            tables.lines().insert(connection, printer.id());
            tables.slices().changed(connection, printer.id());
            return;
        }
        Optional<StoredPrinter> was = tables.printers().findReadable(connection, printer.id());
        tables.printers().update(connection, printer);
        if (was.isEmpty()) {
            repair(connection, printer.id());
        } else if (!was.get().known().printer().uri().equals(printer.uri())) {
            writer.write(connection, was.get(), Health.NEVER_PROBED);
        }
        // A corrected address or a turned switch is worth a look at who waits.
        tables.lines().dueNow(connection, printer.id());
        tables.slices().changed(connection, printer.id());
    }

    /** Storing it again is how a damaged row is repaired. */
    private void repair(Connection connection, PrinterId id) throws SQLException {
        tables.printers().forgetHealth(connection, id);
        Instant now = tables.clock().now(connection);
        tables.statuses().add(connection, Map.of(id, Health.NEVER_PROBED), now);
    }

    private boolean remove(Connection connection, PrinterId id) throws SQLException {
        boolean known = tables.printers().lockRow(connection, id);
        tables.printers().delete(connection, id);
        tables.lines().delete(connection, id);
        Instant now = tables.clock().now(connection);
        tables.statuses().end(connection, List.of(id), now);
        List<PrintJob> waiting = tables.jobs().lockLine(connection, id, now);
        tables.jobs()
                .changeHands(
                        connection,
                        waiting.stream()
                                .map(job -> Handover.outOfLine(job, now))
                                .toList(),
                        WriteNumbers.draw());
        tables.slices().changed(connection, id);
        return known;
    }

    private void observed(Connection connection, Printer looked, Health health) throws SQLException {
        Optional<StoredPrinter> was = tables.printers().lock(connection, looked.id());
        if (was.isPresent() && was.get().known().printer().uri().equals(looked.uri())) {
            judge(connection, was.get(), health.keeping(was.get().health()));
        }
    }

    /** By somebody else than the node that watches it, which has to hear of it. */
    private void judge(Connection connection, StoredPrinter was, Health health) throws SQLException {
        writer.write(connection, was, health);
        if (PrinterStatusChanged.isNews(was.health(), health)) {
            tables.slices().changed(connection, was.id());
        }
    }
}
