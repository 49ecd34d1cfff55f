package io.printsmart.testkit.store;

import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Step;
import io.printsmart.job.Why;
import io.printsmart.store.HistoryEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The recorded steps of all jobs. Guarded by the store's lock. */
final class Histories {

    private final Map<JobId, List<HistoryEntry>> entries = new HashMap<>();

    /** Oldest first. */
    List<HistoryEntry> of(JobId id) {
        return entries.getOrDefault(id, List.of());
    }

    void accepted(PrintJob job, String node) {
        add(
                job,
                job.why(),
                job.order().createdAt(),
                Optional.empty(),
                node,
                job.claim().fence());
    }

    void stepped(Step step) {
        long decidedUnder = step.before().claim().fence();
        add(step.after(), step.why(), step.at(), Optional.of(step.before().state()), step.node(), decidedUnder);
    }

    private void add(PrintJob after, Why why, Instant at, Optional<JobState> from, String node, long fence) {
        entries.computeIfAbsent(after.id(), id -> new ArrayList<>())
                .add(new HistoryEntry(
                        after.claim().version(), at, from, after.state(), why, node, after.attempts(), fence));
    }
}
