package io.printsmart.runner.crash;

import io.printsmart.PrintSmart;
import io.printsmart.job.Flag;
import io.printsmart.job.InDoubtPolicy;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.PrintJob;
import io.printsmart.service.LedgerAudit;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Total;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every promise held against what the hosts wrote down, what the database says, and what lies in the printers' trays.
 *
 * @param problems broken promises; none
 * @param figures what there was to count
 */
record Reckoning(List<String> problems, Figures figures) {

    /** How long after its {@code endBy} a job may end where hosts, and servers, were dead meanwhile. */
    private static final Duration LATE = Duration.ofMinutes(1);

    /** A refund with one of these is known to be one that may have paper. */
    private static final Set<Flag> COUNTED =
            Set.of(Flag.REFUNDED_IN_DOUBT, Flag.PRINTED_AFTER_REFUND, Flag.PARTLY_PRINTED);

    static Reckoning of(
            InDoubtPolicy inDoubt, Storm.Tally tally, PrintSmart print, List<Journal> journals, List<PaperLine> paper) {
        List<PrintJob> jobs = Jobs.all(print.service());
        Check check = new Check(inDoubt, jobs, paper);
        tally.violations.forEach(violation -> check.problems.add("audit: " + violation));
        journals.forEach(journal -> journal.answers().forEach(check::answer));
        jobs.forEach(check::job);
        check.paper();
        check.money(print);
        return new Reckoning(List.copyOf(check.problems), Figures.of(tally, print.service(), jobs, journals, paper));
    }

    private static final class Check {

        private final InDoubtPolicy inDoubt;
        private final List<PrintJob> jobs;
        private final Map<String, PrintJob> byKey;
        private final Map<String, List<PaperLine>> sheets;
        private final List<String> problems = new ArrayList<>();

        Check(InDoubtPolicy inDoubt, List<PrintJob> jobs, List<PaperLine> paper) {
            this.inDoubt = inDoubt;
            this.jobs = jobs;
            this.byKey =
                    jobs.stream().collect(Collectors.toMap(job -> job.order().key(), Function.identity()));
            this.sheets = paper.stream().collect(Collectors.groupingBy(PaperLine::key));
        }

        /** An acknowledged submit is there, as the job that was acknowledged; a refused one is not. */
        void answer(String key, Journal.Answer answer) {
            Optional<String> found =
                    Optional.ofNullable(byKey.get(key)).map(job -> job.id().value());
            if (answer.job().isPresent()) {
                expect(found.equals(answer.job()), "acknowledged " + key + " as " + answer.job() + ", stored " + found);
            } else if (answer.refused()) {
                expect(found.isEmpty(), "refused " + key + ", and it is stored as " + found);
            }
        }

        /** It is over, was settled once, and its paper and its money fit each other. */
        void job(PrintJob job) {
            String key = job.order().key();
            List<PaperLine> out = sheets.getOrDefault(key, List.of());
            boolean printed = job.state() == JobState.COMPLETED;
            boolean settled = printed ? job.payment() == PaymentState.CAPTURED : job.payment() == PaymentState.REFUNDED;
            expect(job.state().isFinal() && settled, "not settled: " + shown(job));
            expect(job.order().cost().equals(Tariff.cost(key)), "another cost: " + shown(job));
            expect(
                    job.finishedAt()
                            .filter(job.order().endBy().plus(LATE)::isAfter)
                            .isPresent(),
                    "ended " + job.finishedAt() + ", not by " + job.order().endBy() + ": " + shown(job));
            boolean again = job.has(Flag.MAY_BE_PRINTED_TWICE);
            expect(!again || inDoubt == InDoubtPolicy.RETRY, "sent again out of doubt: " + shown(job));
            expect(out.size() <= (again ? job.attempts() : 1), "too many copies of " + shown(job) + ": " + out);
            if (printed) {
                expect(out.stream().anyMatch(PaperLine::complete), "captured without paper: " + shown(job));
            } else {
                boolean counted = job.flags().stream().anyMatch(COUNTED::contains);
                expect(out.isEmpty() || counted, "paper after a refund, not counted: " + shown(job) + ": " + out);
            }
            expect(!job.has(Flag.LEFTOVER), "left at the printer: " + shown(job));
        }

        /** No paper of nobody's, but for starts that are too short to say whose they are. */
        void paper() {
            sheets.forEach((key, out) -> expect(
                    byKey.containsKey(key)
                            || out.stream().allMatch(line -> line.isNobodys() && !line.complete() && line.bytes() < 40),
                    "paper of no job: " + out));
        }

        void money(PrintSmart print) {
            LedgerAudit.Report report = print.audit().run();
            report.violations().forEach(violation -> problems.add("audit: " + violation));
            LedgerAudit.Sums sums = report.sums().get(Tariff.TOP_UP.currency());
            long earned = earned(jobs);
            long paidIn = Tariff.TOP_UP.minorUnits() * Tariff.ACCOUNTS;
            expect(sums.escrow().isZero(), "still in escrow: " + sums.escrow());
            expect(isThat(sums.revenue(), earned), "revenue is " + sums.revenue() + ", printed for " + earned);
            expect(isThat(sums.wallets(), paidIn - earned), "in wallets " + sums.wallets());
            for (int number = 0; number < Tariff.ACCOUNTS; number++) {
                AccountId account = new AccountId("a" + number);
                List<PrintJob> own = jobs.stream()
                        .filter(job -> job.account().equals(account))
                        .toList();
                long left = print.accounts().balance(account).minorUnits();
                expect(left == Tariff.TOP_UP.minorUnits() - earned(own), account + " has " + left);
            }
        }

        private static boolean isThat(Total sum, long minorUnits) {
            return sum.minorUnits().equals(BigInteger.valueOf(minorUnits));
        }

        private static long earned(List<PrintJob> jobs) {
            return jobs.stream()
                    .filter(job -> job.state() == JobState.COMPLETED)
                    .mapToLong(job -> Tariff.cost(job.order().key()).minorUnits())
                    .sum();
        }

        private void expect(boolean holds, String problem) {
            if (!holds) {
                problems.add(problem);
            }
        }

        private static String shown(PrintJob job) {
            return job.order().key() + " (" + job.id() + " at " + job.order().printer() + ", " + job.state() + ", "
                    + job.payment() + ", " + job.flags() + ", " + job.why() + ")";
        }
    }
}
