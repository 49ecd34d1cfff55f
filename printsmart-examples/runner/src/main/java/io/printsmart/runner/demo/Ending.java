package io.printsmart.runner.demo;

import io.printsmart.PrintSmart;
import io.printsmart.job.JobState;
import io.printsmart.job.PrintJob;
import io.printsmart.runner.output.Output;
import io.printsmart.runner.output.Results;
import io.printsmart.runner.output.Shown;
import io.printsmart.service.LedgerAudit;
import io.printsmart.store.HistoryEntry;
import io.printsmart.store.JobQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is left at the end: each job's story, the balances and the audit. */
final class Ending {

    private static final long PRINTED = 3;
    private static final long REFUNDED = 1;

    private final Devices devices;
    private final PrintSmart print;
    private final Output output;

    Ending(Devices devices, Campus campus, Output output) {
        this.devices = devices;
        this.print = campus.print();
        this.output = output;
    }

    /** Tells it, and whether it is as it should be. */
    boolean tell() {
        List<PrintJob> jobs = jobs();
        output.remark("");
        output.remark("Each job's story (order-3 was refused: there is no job). CAPTURED: the money is earned.");
        jobs.forEach(job ->
                output.print(new Shown("  " + story(job), Results.job(job).fields())));
        output.remark("");
        output.remark("Paper: " + devices.papers() + " documents came out of the printers.");
        var balance = print.accounts().balance(Campus.ANN);
        output.print(new Shown(
                "Money: Ann has " + balance + ".",
                Results.balance(Campus.ANN, balance).fields()));
        LedgerAudit.Report audit = print.audit().run();
        boolean right = audit.ok() && asTold(jobs);
        audit.sums().values().forEach(sums -> {
            Shown shown = Results.audit(audit, sums);
            output.print(new Shown("Audit: " + shown.text(), shown.fields()));
        });
        output.remark(
                "       (Wallets: what users have. Escrow: charged, and not decided yet. Revenue: earned. 5.00 in all.)");
        output.remark("");
        output.remark(
                right
                        ? "Who was charged got paper, or the money back."
                        : "This is NOT how it should have ended. Please tell us, with what is printed above.");
        output.remark("Go on with --help, or with the smallest host in README.md.");
        return right;
    }

    private boolean asTold(List<PrintJob> jobs) {
        long printed =
                jobs.stream().filter(job -> job.state() == JobState.COMPLETED).count();
        long refunded =
                jobs.stream().filter(job -> job.state() == JobState.FAILED).count();
        return printed == PRINTED
                && refunded == REFUNDED
                && jobs.size() == PRINTED + REFUNDED
                && devices.papers() == PRINTED;
    }

    private List<PrintJob> jobs() {
        List<PrintJob> jobs = new ArrayList<>(
                print.service().jobs(new JobQuery(Optional.empty(), Optional.empty(), Optional.empty(), 100)));
        Collections.reverse(jobs);
        return jobs;
    }

    private String story(PrintJob job) {
        List<JobState> states = new ArrayList<>();
        for (HistoryEntry entry : print.service().history(job.id())) {
            if (states.isEmpty() || states.get(states.size() - 1) != entry.to()) {
                states.add(entry.to());
            }
        }
        String way = states.stream().map(JobState::name).collect(Collectors.joining(" > "));
        return String.format(
                "%-8s %-8s %s  %s, %s, attempts: %d",
                job.order().key(), job.order().printer(), job.order().cost(), way, job.payment(), job.attempts());
    }
}
