package io.printsmart.internal.audit;

import io.printsmart.job.Funding;
import io.printsmart.job.PaymentState;
import io.printsmart.service.LedgerAudit.RefundsOwed;
import io.printsmart.service.LedgerAudit.Report;
import io.printsmart.service.LedgerAudit.Sums;
import io.printsmart.store.AuditSink;
import io.printsmart.wallet.LedgerAccount.Kind;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Total;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges the books row by row; holds no more than the sums and the first violations. Not thread-safe. */
final class MoneyRules implements AuditSink {

    private static final int MOST_SHOWN = 100;

    private final boolean hostKeepsMoney;
    private final List<String> violations = new ArrayList<>();
    private final Map<Currency, Map<Kind, Total>> totals = byCurrency();
    private final Map<Currency, Total> openJobs = byCurrency();
    private final Map<Currency, Total> walletSums = byCurrency();
    private final Map<Currency, RefundsOwed> refundsOwed = byCurrency();
    private long violationCount;
    private long jobs;

    MoneyRules(boolean hostKeepsMoney) {
        this.hostKeepsMoney = hostKeepsMoney;
    }

    @Override
    public void job(JobBooks job) {
        jobs++;
        if (job.steps() == 0) {
            violation("job " + job.id() + " has no history");
        }
        charges(job);
        settlement(job);
        states(job);
        if (job.charges() > 0 && job.captures() + job.refunds() == 0) {
            add(openJobs, job.cost());
        }
        if (job.payment() == PaymentState.REFUND_DUE) {
            owed(job);
        }
    }

    private void owed(JobBooks job) {
        Total none = Total.zero(job.cost().currency());
        Total cost = Total.of(job.cost());
        boolean charged = job.charges() > 0;
        RefundsOwed one = new RefundsOwed(1, charged ? cost : none, charged ? none : cost);
        refundsOwed.merge(
                none.currency(),
                one,
                (all, more) -> new RefundsOwed(
                        all.jobs() + 1,
                        all.charged().plus(more.charged()),
                        all.unconfirmed().plus(more.unconfirmed())));
    }

    private void charges(JobBooks job) {
        if (job.charges() > 1 || (job.charges() == 1 && !job.charged().equals(job.cost()))) {
            violation("job " + job.id() + " costs " + job.cost() + " and has " + job.charges() + " charges of "
                    + job.charged() + " (M2)");
        }
        boolean mustBeCharged = job.funding() == Funding.IN_STORE
                || job.payment() == PaymentState.CHARGED
                || job.payment() == PaymentState.CAPTURED;
        if (mustBeCharged && job.charges() == 0) {
            violation("job " + job.id() + " is " + job.payment() + " and has no charge (M2)");
        }
        boolean mustNot = job.payment() == PaymentState.UNPAID || job.payment() == PaymentState.CHARGING;
        if (mustNot && job.charges() > 0) {
            violation("job " + job.id() + " is " + job.payment() + " and has a charge (M2)");
        }
    }

    private void settlement(JobBooks job) {
        if (job.captures() + job.refunds() > 1) {
            violation("job " + job.id() + " has " + job.captures() + " captures and " + job.refunds()
                    + " refunds; one settlement is allowed (M2)");
        }
        boolean captureFits = job.captures() == 0 || job.captured().equals(job.cost());
        boolean refundFits = job.refunds() == 0 || job.refunded().equals(job.cost());
        if (!captureFits || !refundFits) {
            violation("job " + job.id() + " costs " + job.cost() + " and was settled with " + job.captured()
                    + " captured and " + job.refunded() + " refunded (M2)");
        }
        if ((job.captures() > 0) != (job.payment() == PaymentState.CAPTURED)) {
            violation("job " + job.id() + " is " + job.payment() + " with " + job.captures() + " captures (M3)");
        }
        boolean refundBooked = job.payment() == PaymentState.REFUNDED && job.charges() > 0;
        if ((job.refunds() > 0) != refundBooked) {
            violation("job " + job.id() + " is " + job.payment() + " with " + job.charges() + " charges and "
                    + job.refunds() + " refunds (M3)");
        }
    }

    private void states(JobBooks job) {
        boolean fits = switch (job.state()) {
            case AWAITING_PAYMENT -> job.payment() == PaymentState.CHARGING;
            case PENDING, SENDING, PRINTING, IN_DOUBT -> job.payment() == PaymentState.CHARGED;
            case COMPLETED -> job.payment() == PaymentState.CAPTURED;
            case FAILED, CANCELED ->
                job.payment() == PaymentState.REFUNDED
                        || (job.funding() == Funding.REMOTE
                                && (job.payment() == PaymentState.REFUND_DUE || job.payment() == PaymentState.UNPAID));
        };
        if (!fits) {
            violation("job " + job.id() + " is " + job.state() + " and " + job.payment() + " (M3)");
        }
    }

    @Override
    public void wallet(WalletBooks wallet) {
        add(walletSums, wallet.balance());
        if (!wallet.balance().equals(wallet.entries())) {
            violation("wallet " + wallet.account() + " holds " + wallet.balance() + " but its entries sum to "
                    + wallet.entries() + " (M1)");
        }
        if (wallet.balance().compareTo(wallet.floor()) < 0) {
            violation("wallet " + wallet.account() + " holds " + wallet.balance() + ", below its floor of "
                    + wallet.floor() + " (M8)");
        }
    }

    @Override
    public void total(Kind kind, Total sum) {
        totals.computeIfAbsent(sum.currency(), currency -> new EnumMap<>(Kind.class))
                .put(kind, sum);
    }

    @Override
    public void stray(String key, String what) {
        violation("movement " + key + ": " + what);
    }

    @Override
    public void unreadable(String what, String why) {
        violation(what + " cannot be read: " + why);
    }

    Report report() {
        Map<Currency, Sums> sums = byCurrency();
        openJobs.keySet().forEach(currency -> totals.computeIfAbsent(currency, any -> new EnumMap<>(Kind.class)));
        totals.forEach((currency, kinds) -> {
            Sums these = new Sums(
                    sum(kinds, Kind.WALLET, currency),
                    sum(kinds, Kind.ESCROW, currency),
                    sum(kinds, Kind.REVENUE, currency),
                    sum(kinds, Kind.EXTERNAL, currency));
            sums.put(currency, these);
            balance(currency, these);
        });
        return new Report(List.copyOf(violations), violationCount, jobs, sums, refundsOwed);
    }

    private void balance(Currency currency, Sums sums) {
        Total all = sums.wallets().plus(sums.escrow()).plus(sums.revenue()).plus(sums.external());
        if (!all.isZero()) {
            violation("the entries sum to " + all + " instead of nothing (M1)");
        }
        Total open = openJobs.getOrDefault(currency, Total.zero(currency));
        if (!open.equals(sums.escrow())) {
            violation("escrow holds " + sums.escrow() + " but jobs charged and not settled cost " + open + " (M1)");
        }
        Total held = walletSums.getOrDefault(currency, Total.zero(currency));
        if (!hostKeepsMoney && !held.equals(sums.wallets())) {
            violation("wallets hold " + held + " but their entries sum to " + sums.wallets() + " (M1)");
        }
    }

    private void violation(String what) {
        violationCount++;
        if (violations.size() < MOST_SHOWN) {
            violations.add(what);
        }
    }

    private static void add(Map<Currency, Total> sums, Money money) {
        sums.merge(money.currency(), Total.of(money), Total::plus);
    }

    private static Total sum(Map<Kind, Total> kinds, Kind kind, Currency currency) {
        return kinds.getOrDefault(kind, Total.zero(currency));
    }

    private static <V> Map<Currency, V> byCurrency() {
        return new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
    }
}
