package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Row;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.job.Funding;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.store.AuditSink;
import io.printsmart.store.AuditSink.JobBooks;
import io.printsmart.store.AuditSink.WalletBooks;
import io.printsmart.wallet.LedgerAccount.Kind;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** Shows all jobs. */
    public void jobs(Connection connection, AuditSink sink) throws SQLException {
        record Numbered(long seq, JobBooks books) {}
        String sql = "select j.seq, j.id, j.state, j.payment, j.funding, j.cost_minor, j.currency, "
                + moved(Movement.Kind.CHARGE, "charges", "charged")
                + moved(Movement.Kind.CAPTURE, "captures", "captured")
                + moved(Movement.Kind.REFUND, "refunds", "refunded")
                + "(select count(*) from " + prefix + "history h where h.job_id = j.id) as steps from " + prefix
                + "job j where j.seq > ? order by j.seq limit " + PAGE;
        long last = Long.MIN_VALUE;
        List<Numbered> page;
        do {
            page = Sql.query(connection, sql, row -> new Numbered(row.number("seq"), job(row)), last);
            for (Numbered job : page) {
                sink.job(job.books());
                last = job.seq();
            }
        } while (page.size() == PAGE);
    }

    /** Shows all wallets. */
    public void wallets(Connection connection, AuditSink sink) throws SQLException {
        String sql = "select w.account, w.currency, w.balance_minor, w.floor_minor, " + entries("to_owner") + " - "
                + entries("from_owner") + " as entries from " + prefix
                + "wallet w where w.account > ? or (w.account = ? and w.currency > ?)"
                + " order by w.account, w.currency limit " + PAGE;
        String account = "";
        String currency = "";
        List<WalletBooks> page;
        do {
            page = Sql.query(connection, sql, BooksQueries::wallet, account, account, currency);
            for (WalletBooks wallet : page) {
                sink.wallet(wallet);
                account = wallet.account();
                currency = wallet.balance().currency().getCurrencyCode();
            }
        } while (page.size() == PAGE);
    }

    /** Shows the sums of the ledger's accounts. */
    public void totals(Connection connection, AuditSink sink) throws SQLException {
        Map<Kind, Map<String, Money>> totals = new TreeMap<>();
        for (String side : List.of("to", "from")) {
            String sql = "select " + side + "_kind as kind, currency, sum(amount_minor) as total from " + prefix
                    + "movement group by " + side + "_kind, currency";
            Sql.query(connection, sql, row -> {
                Money sum = money(row, row.sum("total"));
                return totals.computeIfAbsent(row.constant(Kind.class, "kind"), kind -> new TreeMap<>())
                        .merge(row.text("currency"), side.equals("to") ? sum : sum.negated(), Money::plus);
            });
        }
        totals.forEach((kind, sums) -> sums.values().forEach(sum -> sink.total(kind, sum)));
    }

    /** Shows movements that fit nothing. */
    public void strays(Connection connection, AuditSink sink) throws SQLException {
        record Stray(long seq, String key, String what) {}
        String sql = "select m.seq, m.movement_key, m.kind, m.currency, m.job_id, j.id as found_id,"
                + " j.currency as job_currency from " + prefix + "movement m left join " + prefix
                + "job j on j.id = m.job_id where m.seq > ? order by m.seq limit " + PAGE;
        long last = Long.MIN_VALUE;
        List<Stray> page;
        do {
            page = Sql.query(
                    connection,
                    sql,
                    row -> new Stray(row.number("seq"), row.text("movement_key"), StrayRules.wrong(row)),
                    last);
            for (Stray movement : page) {
                last = movement.seq();
                if (!movement.what().isEmpty()) {
                    sink.stray(movement.key(), movement.what());
                }
            }
        } while (page.size() == PAGE);
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
                money(row, row.sum("charged")),
                row.integer("captures"),
                money(row, row.sum("captured")),
                row.integer("refunds"),
                money(row, row.sum("refunded")),
                row.integer("steps"));
    }

    private static WalletBooks wallet(Row row) throws SQLException {
        return new WalletBooks(
                row.text("account"),
                money(row, row.number("balance_minor")),
                money(row, row.number("floor_minor")),
                money(row, row.sum("entries")));
    }

    private static Money money(Row row, long minor) throws SQLException {
        return new Money(minor, Money.currency(row.text("currency")));
    }
}
