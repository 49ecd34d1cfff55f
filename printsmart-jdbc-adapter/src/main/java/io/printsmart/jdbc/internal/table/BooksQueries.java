package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.jdbc.internal.sql.UnreadableRow;
import io.printsmart.job.Funding;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.store.AuditSink;
import io.printsmart.store.AuditSink.JobBooks;
import io.printsmart.store.AuditSink.WalletBooks;
import io.printsmart.wallet.LedgerAccount.Kind;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import io.printsmart.wallet.Total;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The books, for the audit. All that may be long is read page by page, each beginning where the one before ended, so that
 * no driver and no database has to hold the whole of it.
 */
public final class BooksQueries {

    private static final int PAGE = 1000;

    private final String prefix;

    /** With the tables' prefix. */
    public BooksQueries(String prefix) {
        this.prefix = prefix;
    }

    /** Shows all jobs; one that cannot be read as a whole is shown as such, besides its books if those can be. */
    public void jobs(Connection connection, AuditSink sink) throws SQLException {
        String sql = "select j.*, "
                + moved(Movement.Kind.CHARGE, "charges", "charged")
                + moved(Movement.Kind.CAPTURE, "captures", "captured")
                + moved(Movement.Kind.REFUND, "refunds", "refunded")
                + "(select count(*) from " + prefix + "history h where h.job_id = j.id) as steps from " + prefix
                + "job j where j.seq > ? order by j.seq limit " + PAGE;
        record Shown(long seq, JobRow whole, Entry<JobBooks> books) {}
        long last = Long.MIN_VALUE;
        List<Shown> page;
        do {
            page = Sql.query(
                    connection,
                    sql,
                    row -> new Shown(row.number("seq"), JobRow.read(row), entry(BooksQueries::job, row)),
                    last);
            for (Shown job : page) {
                last = job.seq();
                job.books().found().ifPresent(sink::job);
                if (!job.whole().wrong().isEmpty()) {
                    sink.unreadable("job " + job.whole().id(), job.whole().wrong());
                }
            }
        } while (page.size() == PAGE);
    }

    /** Shows all wallets. */
    public void wallets(Connection connection, AuditSink sink) throws SQLException {
        String sql = "select w.account, w.currency, w.balance_minor, w.floor_minor, " + entries("to_owner") + " - "
                + entries("from_owner") + " as entries from " + prefix
                + "wallet w where w.account > ? or (w.account = ? and w.currency > ?)"
                + " order by w.account, w.currency limit " + PAGE;
        record Shown(String account, String currency, Entry<WalletBooks> books) {}
        String account = "";
        String currency = "";
        List<Shown> page;
        do {
            page = Sql.query(
                    connection,
                    sql,
                    row -> new Shown(row.text("account"), row.text("currency"), entry(BooksQueries::wallet, row)),
                    account,
                    account,
                    currency);
            for (Shown wallet : page) {
                account = wallet.account();
                currency = wallet.currency();
                wallet.books().show(sink, sink::wallet, "wallet " + account + " in " + currency);
            }
        } while (page.size() == PAGE);
    }

    /** Shows the sums of the ledger's accounts. */
    public void totals(Connection connection, AuditSink sink) throws SQLException {
        record Sum(String kind, String currency, Entry<Side> side) {}
        Map<Kind, Map<String, Total>> totals = new TreeMap<>();
        for (String side : List.of("to", "from")) {
            String sql = "select " + side + "_kind as kind, currency, sum(amount_minor) as total from " + prefix
                    + "movement group by " + side + "_kind, currency";
            for (Sum sum : Sql.query(
                    connection, sql, row -> new Sum(row.text("kind"), row.text("currency"), entry(Side::read, row)))) {
                sum.side()
                        .show(
                                sink,
                                found -> totals.computeIfAbsent(found.kind(), kind -> new TreeMap<>())
                                        .merge(
                                                sum.currency(),
                                                side.equals("to")
                                                        ? found.total()
                                                        : found.total().negated(),
                                                Total::plus),
                                "movements " + side + " " + sum.kind() + " in " + sum.currency());
            }
        }
        totals.forEach((kind, sums) -> sums.values().forEach(sum -> sink.total(kind, sum)));
    }

    /** Shows movements that fit nothing. */
    public void strays(Connection connection, AuditSink sink) throws SQLException {
        record Stray(long seq, String key, Entry<String> what) {}
        String sql = "select m.seq, m.movement_key, m.kind, m.currency, m.job_id, m.from_kind, m.from_owner, m.to_kind,"
                + " m.to_owner, j.id as found_id, j.currency as job_currency, j.account as job_account,"
                + " j.funding as job_funding, c.from_kind as payer_kind, c.from_owner as payer_owner from " + prefix
                + "movement m left join " + prefix + "job j on j.id = m.job_id left join " + prefix
                + "movement c on c.movement_key = concat('charge:', m.job_id) where m.seq > ? order by m.seq limit "
                + PAGE;
        long last = Long.MIN_VALUE;
        List<Stray> page;
        do {
            page = Sql.query(
                    connection,
                    sql,
                    row -> new Stray(row.number("seq"), row.text("movement_key"), entry(StrayRules::wrong, row)),
                    last);
            for (Stray movement : page) {
                last = movement.seq();
                Consumer<String> stray = what -> {
                    if (!what.isEmpty()) {
                        sink.stray(movement.key(), what);
                    }
                };
                movement.what().show(sink, stray, "movement " + movement.key());
            }
        } while (page.size() == PAGE);
    }

    private static <T> Entry<T> entry(Sql.Reader<T> reader, Row row) throws SQLException {
        try {
            return new Entry<>(Optional.of(Sql.read(reader, row)), "");
        } catch (UnreadableRow e) {
            return new Entry<>(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    /** What a row says, or why it cannot be read. */
    private record Entry<T>(Optional<T> found, String wrong) {

        void show(AuditSink sink, Consumer<T> shown, String what) {
            found.ifPresentOrElse(shown, () -> sink.unreadable(what, wrong));
        }
    }

    /** The sum of one side of all movements of a kind of ledger account in one currency. */
    private record Side(Kind kind, Total total) {

        static Side read(Row row) throws SQLException {
            Currency currency = Money.currency(row.text("currency"));
            return new Side(row.constant(Kind.class, "kind"), new Total(row.sum("total"), currency));
        }
    }

    private String moved(Movement.Kind kind, String count, String sum) {
        String from = " from " + prefix + "movement m where m.job_id = j.id and m.kind = '" + kind + "'";
        return "(select count(*)" + from + ") as " + count + ", (select coalesce(sum(m.amount_minor), 0)" + from
                + " and m.currency = j.currency) as " + sum + ", ";
    }

    private String entries(String owner) {
        return "(select coalesce(sum(m.amount_minor), 0) from " + prefix + "movement m where m." + owner
                + " = w.account and m.currency = w.currency)";
    }

    private static JobBooks job(Row row) throws SQLException {
        return new JobBooks(
                row.text("id"),
                row.constant(JobState.class, "state"),
                row.constant(PaymentState.class, "payment"),
                row.constant(Funding.class, "funding"),
                money(row, row.number("cost_minor")),
                row.integer("charges"),
                money(row, row.sum("charged").longValueExact()),
                row.integer("captures"),
                money(row, row.sum("captured").longValueExact()),
                row.integer("refunds"),
                money(row, row.sum("refunded").longValueExact()),
                row.integer("steps"));
    }

    private static WalletBooks wallet(Row row) throws SQLException {
        return new WalletBooks(
                row.text("account"),
                money(row, row.number("balance_minor")),
                money(row, row.number("floor_minor")),
                money(row, row.sum("entries").longValueExact()));
    }

    private static Money money(Row row, long minor) throws SQLException {
        return new Money(minor, Money.currency(row.text("currency")));
    }
}
