package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.job.JobId;
import io.printsmart.store.StatementLine;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.LedgerAccount;
import io.printsmart.wallet.LedgerAccount.Kind;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ledger: one row for each movement, which is both of its entries and so cannot be out of balance. Never changed. */
public final class MovementTable {

    private final String table;
    private final String now;

    /** With the tables' prefix. */
    public MovementTable(String prefix, String now) {
        this.table = prefix + "movement";
        this.now = now;
    }

    /**
     * A stored movement.
     *
     * @param movement what moved
     * @param writeNo the number of the write
     */
    public record Stored(Movement movement, long writeNo) {}

    /** Books a movement. */
    public void insert(Connection connection, Movement movement, Optional<JobId> job, long writeNo)
            throws SQLException {
        Sql.update(
                connection,
                "insert into " + table + " (movement_key, job_id, booked_at, kind, from_kind, from_owner, to_kind,"
                        + " to_owner, amount_minor, currency, write_no) values (?, ?, " + now
                        + ", ?, ?, ?, ?, ?, ?, ?, ?)",
                movement.key(),
                job,
                movement.kind(),
                movement.from().kind(),
                owner(movement.from()),
                movement.to().kind(),
                owner(movement.to()),
                movement.amount().minorUnits(),
                movement.amount().currency().getCurrencyCode(),
                writeNo);
    }

    /** Finds a movement by its key. */
    public Optional<Stored> find(Connection connection, String key) throws SQLException {
        return Sql.first(
                connection,
                "select * from " + table + " where movement_key = ?",
                row -> new Stored(read(row), row.number("write_no")),
                key);
    }

    /** A page of the movements of one wallet, newest first. */
    public List<StatementLine> statement(Connection connection, AccountId account, Optional<Long> before, int limit)
            throws SQLException {
        List<Object> values = new ArrayList<>();
        String taken = side("from_owner", account, before, limit, values);
        String given = side("to_owner", account, before, limit, values);
        values.add(limit);
        return Sql.query(
                connection,
                "select * from (" + taken + " union all " + given + ") both_sides order by seq desc limit ?",
                row -> line(row, account),
                values);
    }

    private String side(String column, AccountId account, Optional<Long> before, int limit, List<Object> values) {
        values.add(account);
        before.ifPresent(values::add);
        values.add(limit);
        return "(select * from " + table + " where " + column + " = ?" + (before.isPresent() ? " and seq < ?" : "")
                + " order by seq desc limit ?)";
    }

    private static StatementLine line(Row row, AccountId account) throws SQLException {
        Movement movement = read(row);
        boolean given = movement.to().equals(LedgerAccount.wallet(account));
        return new StatementLine(
                row.number("seq"),
                row.instant("booked_at"),
                movement.kind(),
                given ? movement.amount() : movement.amount().negated(),
                movement.key(),
                row.optionalText("job_id"));
    }

    private static Movement read(Row row) throws SQLException {
        return new Movement(
                row.text("movement_key"),
                row.constant(Movement.Kind.class, "kind"),
                account(row, "from"),
                account(row, "to"),
                new Money(row.number("amount_minor"), Money.currency(row.text("currency"))));
    }

    /** One side of a movement. */
    static LedgerAccount account(Row row, String side) throws SQLException {
        return new LedgerAccount(
                row.constant(Kind.class, side + "_kind"),
                row.optionalText(side + "_owner").orElse(""));
    }

    private static Optional<String> owner(LedgerAccount account) {
        return Optional.of(account.owner()).filter(owner -> !owner.isEmpty());
    }
}
