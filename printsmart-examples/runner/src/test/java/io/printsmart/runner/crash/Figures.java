package io.printsmart.runner.crash;

import io.printsmart.job.Flag;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.PrintJob;
import io.printsmart.service.PrintService;
import io.printsmart.store.HistoryEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What there was to count in a storm.
 *
 * @param counts by what was counted, in the order in which it is shown
 * @param doubts how the doubts ended
 * @param recoveries how long the jobs of dead hosts waited, from the shortest to the longest
 */
record Figures(Map<String, Long> counts, Map<String, Long> doubts, List<Duration> recoveries) {

    static Figures of(
            Storm.Tally tally,
            PrintService service,
            List<PrintJob> jobs,
            List<Journal> journals,
            List<PaperLine> paper) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("hosts killed", (long) tally.kills);
        counts.put("hosts stopped longer than their lease", (long) tally.stops);
        counts.put("database servers killed and started again", (long) tally.restarts);
        counts.put("answers to commits that got lost", (long) tally.cuts);
        counts.put("printers that lost all they knew", (long) tally.reboots);
        counts.put("audits", (long) tally.audits);
        counts.put("jobs", (long) jobs.size());
        counts.put("submits of which the host did not hear what became", sum(journals, Journal::failures));
        counts.put("submits refused", sum(journals, Figures::refused));
        for (JobState state : JobState.values()) {
            if (state.isFinal()) {
                counts.put("jobs " + state, number(jobs, job -> job.state() == state));
            }
        }
        paper(counts, jobs, paper);
        List<Duration> recoveries = tally.deaths.stream()
                .flatMap(death -> death.recovery(service).stream())
                .sorted()
                .toList();
        return new Figures(counts, doubts(service, jobs), recoveries);
    }

    Optional<Duration> median() {
        return recoveries.isEmpty() ? Optional.empty() : Optional.of(recoveries.get(recoveries.size() / 2));
    }

    Optional<Duration> worst() {
        return recoveries.isEmpty() ? Optional.empty() : Optional.of(recoveries.get(recoveries.size() - 1));
    }

    private static void paper(Map<String, Long> counts, List<PrintJob> jobs, List<PaperLine> paper) {
        Set<String> whole =
                paper.stream().filter(PaperLine::complete).map(PaperLine::key).collect(Collectors.toSet());
        Set<String> parts = paper.stream()
                .filter(line -> !line.complete())
                .map(PaperLine::key)
                .collect(Collectors.toSet());
        counts.put("sent again out of doubt", number(jobs, job -> job.has(Flag.MAY_BE_PRINTED_TWICE)));
        counts.put("whole documents more than once on paper", twice(paper));
        counts.put("refunds", number(jobs, Figures::isRefunded));
        counts.put("refunds in doubt", number(jobs, job -> job.has(Flag.REFUNDED_IN_DOUBT)));
        counts.put(
                "refunds with a whole document on paper",
                number(
                        jobs,
                        job -> isRefunded(job) && whole.contains(job.order().key())));
        counts.put(
                "refunds with a part of it on paper, or taken by a raw port",
                number(
                        jobs,
                        job -> isRefunded(job) && parts.contains(job.order().key())));
        counts.put("found printed after the refund", number(jobs, job -> job.has(Flag.PRINTED_AFTER_REFUND)));
    }

    private static long twice(List<PaperLine> paper) {
        return paper.stream()
                .filter(PaperLine::complete)
                .collect(Collectors.groupingBy(PaperLine::key, Collectors.counting()))
                .values()
                .stream()
                .filter(copies -> copies > 1)
                .count();
    }

    private static boolean isRefunded(PrintJob job) {
        return job.payment() == PaymentState.REFUNDED;
    }

    /** Why each job that was in doubt left that state. */
    private static Map<String, Long> doubts(PrintService service, List<PrintJob> jobs) {
        List<String> ends = new ArrayList<>();
        for (PrintJob job : jobs) {
            List<HistoryEntry> history = service.history(job.id());
            boolean doubt = false;
            for (HistoryEntry entry : history) {
                if (doubt && entry.to() != JobState.IN_DOUBT) {
                    ends.add(entry.to() + ", " + entry.why().keyword());
                }
                doubt = entry.to() == JobState.IN_DOUBT;
            }
        }
        return ends.stream().collect(Collectors.groupingBy(end -> end, TreeMap::new, Collectors.counting()));
    }

    private static long refused(Journal journal) {
        return journal.answers().values().stream()
                .filter(answer -> answer.job().isEmpty() && answer.refused())
                .count();
    }

    private static long number(List<PrintJob> jobs, Predicate<PrintJob> which) {
        return jobs.stream().filter(which).count();
    }

    private static long sum(List<Journal> journals, ToLongFunction<Journal> what) {
        return journals.stream().mapToLong(what).sum();
    }
}
