package io.printsmart.testkit.simulation;

import io.printsmart.event.JobEvent;
import io.printsmart.event.PrintEvent;
import io.printsmart.job.JobId;
import io.printsmart.job.PrintJob;
import io.printsmart.store.HistoryEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** What was told to listeners, beside what happened. */
final class EventBook {

    private final World world;
    private final Map<String, NavigableSet<Long>> heard = new HashMap<>();
    private final Map<JobId, Long> latest = new HashMap<>();
    private final Map<JobId, Long> ends = new HashMap<>();

    /** Versions with another state or payment than the one before: whoever waits for the job wants to hear of them. */
    private final Map<JobId, List<Long>> changes = new HashMap<>();

    EventBook(World world) {
        this.world = world;
    }

    void written(Optional<PrintJob> before, PrintJob job) {
        boolean news = before.isEmpty()
                || before.get().state() != job.state()
                || before.get().payment() != job.payment();
        if (news) {
            changes.computeIfAbsent(job.id(), id -> new ArrayList<>())
                    .add(job.claim().version());
        }
        latest.put(job.id(), job.claim().version());
        if (job.state().isFinal()) {
            ends.putIfAbsent(job.id(), job.claim().version());
        }
    }

    /** Each subject's versions come in order; a repeat may come at any time. */
    void heard(PrintEvent event) {
        NavigableSet<Long> versions = heard.computeIfAbsent(event.subject(), subject -> new TreeSet<>());
        boolean isNew = versions.add(event.version());
        // A printer that is removed and put again goes on above its old versions by the store's clock.
        boolean mayGoBack = world.clocksJump() && !(event instanceof JobEvent);
        if (isNew && versions.last() != event.version() && !mayGoBack) {
            world.judge().broken("P7 events come in order", event.id() + " after " + versions.last(), event.subject());
        }
        if (event instanceof JobEvent of && latest.getOrDefault(of.job(), -1L) < event.version()) {
            world.judge()
                    .broken(
                            "P7 what is told is committed",
                            event.id() + " but version " + latest.get(of.job()),
                            event.subject());
        }
    }

    boolean isHeard(PrintEvent event) {
        return heard.getOrDefault(event.subject(), new TreeSet<>()).contains(event.version());
    }

    /** The end of a job, each change of its state or payment, and each step that its history shows. */
    void allWasHeard(PrintJob job) {
        if (!world.listens()) {
            return;
        }
        NavigableSet<Long> versions = heard.getOrDefault("job:" + job.id(), new TreeSet<>());
        long end = ends.getOrDefault(job.id(), 0L);
        if (!versions.contains(end)) {
            notHeard("P7 the end of a job is told", job, end, versions);
        }
        for (long version : changes.getOrDefault(job.id(), List.of())) {
            if (!versions.contains(version)) {
                notHeard("P7 each step of a job is told", job, version, versions);
            }
        }
        for (HistoryEntry entry : world.store().jobs().history(job.id(), -1, Integer.MAX_VALUE)) {
            if (!versions.contains(entry.version())) {
                notHeard("P7 each step of a job is told", job, entry.version(), versions);
            }
        }
    }

    private void notHeard(String rule, PrintJob job, long version, NavigableSet<Long> versions) {
        world.judge()
                .broken(
                        rule,
                        "version " + version + " was not heard, but " + versions + ": " + job,
                        job.id().value());
    }
}
