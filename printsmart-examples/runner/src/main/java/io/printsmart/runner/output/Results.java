package io.printsmart.runner.output;

import io.printsmart.job.PrintJob;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.ProbeResult;
import io.printsmart.service.LedgerAudit;
import io.printsmart.store.HistoryEntry;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.StatementLine;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Total;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How results look. */
public final class Results {

    private Results() {}

    /**
     * A job.
     *
     * @param job the job
     * @return one line
     */
    public static Shown job(PrintJob job) {
        return new Shown(jobText(job), jobFields(job).map());
    }

    /**
     * A job with its whole history.
     *
     * @param job the job
     * @param history its history
     * @return a line for the job and one for each transition
     */
    public static Shown story(PrintJob job, List<HistoryEntry> history) {
        String text = history.stream()
                .map(entry -> "  " + entry.at() + "  "
                        + entry.from().map(state -> state + " -> ").orElse("") + entry.to() + "  " + entry.why()
                        + "  (" + entry.node() + ", attempt " + entry.attempt() + ", fence " + entry.fence() + ")")
                .collect(Collectors.joining("\n"));
        List<Map<String, @Nullable Object>> entries = history.stream()
                .map(entry -> new Fields()
                        .with("at", entry.at())
                        .with("from", entry.from())
                        .with("to", entry.to())
                        .with("why", entry.why())
                        .with("node", entry.node())
                        .with("attempt", entry.attempt())
                        .with("fence", entry.fence())
                        .map())
                .toList();
        return new Shown(
                jobText(job) + "\n" + text,
                jobFields(job).with("history", entries).map());
    }

    /**
     * A printer.
     *
     * @param known the printer and what is known of it
     * @return one line
     */
    public static Shown printer(KnownPrinter known) {
        var printer = known.printer();
        var health = known.health();
        Abilities abilities = new Abilities(known);
        String text = printer.id() + "  " + printer.uri() + (printer.site().isEmpty() ? "" : "  " + printer.site())
                + "  " + health.status() + (health.message().isEmpty() ? "" : " (" + health.message() + ")")
                + (printer.enabled() ? "" : "  disabled") + "  " + abilities.inWords();
        Fields fields = new Fields()
                .with("name", printer.id())
                .with("uri", printer.uri())
                .with("site", printer.site())
                .with("status", health.status())
                .with("enabled", printer.enabled());
        return new Shown(text, abilities.addTo(fields).map());
    }

    /**
     * A printer that is gone.
     *
     * @param id its name
     * @return one line
     */
    public static Shown removed(PrinterId id) {
        return new Shown(
                "Printer '" + id + "' is removed.",
                new Fields().with("name", id).with("removed", true).map());
    }

    /**
     * A look at a printer.
     *
     * @param seen what was found
     * @return one line
     */
    public static Shown probe(ProbeResult seen) {
        String detail = seen.detail().isEmpty() ? "" : " [" + seen.detail() + "]";
        String text = seen.printer() + "  " + seen.finding().status()
                + (seen.message().isEmpty() ? "" : "  " + seen.message())
                + (seen.reasons().isEmpty() ? "" : "  " + seen.reasons()) + detail + "  "
                + seen.took().toMillis() + " ms";
        return new Shown(
                text,
                new Fields()
                        .with("printer", seen.printer())
                        .with("status", seen.finding().status())
                        .with("reasons", seen.reasons())
                        .with("message", seen.message())
                        .with("millis", seen.took().toMillis())
                        .map());
    }

    /**
     * What a wallet holds.
     *
     * @param account whose
     * @param balance how much
     * @return one line
     */
    public static Shown balance(AccountId account, Money balance) {
        return new Shown(
                account + " has " + balance,
                new Fields()
                        .with("account", account)
                        .with("balance", balance.toDecimalString())
                        .with("currency", balance.currency())
                        .map());
    }

    /**
     * A movement of a wallet.
     *
     * @param account whose
     * @param line the movement
     * @return one line
     */
    public static Shown statementLine(AccountId account, StatementLine line) {
        String text = line.at() + "  " + line.kind() + "  " + line.amount() + "  " + line.key();
        return new Shown(
                text,
                new Fields()
                        .with("account", account)
                        .with("at", line.at())
                        .with("kind", line.kind())
                        .with("amount", line.amount().toDecimalString())
                        .with("currency", line.amount().currency())
                        .with("key", line.key())
                        .with("job", line.job())
                        .map());
    }

    /**
     * What an audit found.
     *
     * @param report the report
     * @param sums the sums to show
     * @return a line, one if refunds are owed in that currency, and one for each violation
     */
    public static Shown audit(LedgerAudit.Report report, LedgerAudit.Sums sums) {
        Total none = Total.zero(sums.wallets().currency());
        LedgerAudit.RefundsOwed owed =
                report.refundsOwed().getOrDefault(none.currency(), new LedgerAudit.RefundsOwed(0, none, none));
        String head = report.ok()
                ? "The books are right: " + jobs(report)
                : "VIOLATIONS: " + report.violationCount() + " in the books of " + jobs(report);
        String text = head + "; wallets " + sums.wallets() + ", escrow " + sums.escrow() + ", revenue " + sums.revenue()
                + ".";
        if (owed.jobs() > 0) {
            text += "\nRefunds owed: " + owed.jobs() + " jobs; charged " + owed.charged() + ", perhaps charged "
                    + owed.unconfirmed() + ".";
        }
        for (String violation : report.violations()) {
            text += "\n  " + violation;
        }
        return new Shown(
                text,
                new Fields()
                        .with("ok", report.ok())
                        .with("violations", report.violations())
                        .with("wallets", sums.wallets().toDecimalString())
                        .with("escrow", sums.escrow().toDecimalString())
                        .with("revenue", sums.revenue().toDecimalString())
                        .with("refundsOwed", owed.jobs())
                        .with("owedCharged", owed.charged().toDecimalString())
                        .with("owedUnconfirmed", owed.unconfirmed().toDecimalString())
                        .map());
    }

    private static String jobs(LedgerAudit.Report report) {
        return report.jobs() + (report.jobs() == 1 ? " job" : " jobs");
    }

    private static String jobText(PrintJob job) {
        return job.id() + "  " + job.state() + "  " + job.payment() + "  "
                + job.order().cost() + "  "
                + job.account() + " at " + job.order().printer() + "  " + job.attempts()
                + (job.attempts() == 1 ? " attempt" : " attempts")
                + job.proof().map(proof -> "  proof " + proof).orElse("") + "  " + job.why();
    }

    private static Fields jobFields(PrintJob job) {
        var order = job.order();
        Optional<?> proof = job.proof();
        return new Fields()
                .with("id", job.id())
                .with("key", order.key())
                .with("account", order.account())
                .with("printer", order.printer())
                .with("state", job.state())
                .with("payment", job.payment())
                .with("cost", order.cost().toDecimalString())
                .with("currency", order.cost().currency())
                .with("attempts", job.attempts())
                .with("proof", proof)
                .with("deadline", order.deadline())
                .with("reason", job.why());
    }
}
