package io.printsmart.testkit.printer;

import com.hp.jipp.encoding.Attribute;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The jobs a printer remembers. Guarded by the device's lock. */
final class JobTable {

    private final TreeMap<Integer, JobEntry> jobs = new TreeMap<>();
    private final UpTime upTime;
    private @Nullable Duration history;
    private int lastId;

    JobTable(UpTime upTime) {
        this.upTime = upTime;
    }

    JobEntry create(String name, String user, List<Attribute<?>> template, int copies) {
        int id = ++lastId;
        String uuid = "urn:uuid:" + UUID.randomUUID();
        JobEntry job = new JobEntry(id, uuid, name, user, template, copies, upTime.seconds());
        jobs.put(id, job);
        return job;
    }

    Optional<JobEntry> find(int id) {
        return Optional.ofNullable(jobs.get(id));
    }

    List<JobEntry> all() {
        return List.copyOf(jobs.values());
    }

    /** In the order of printing. */
    List<JobEntry> open() {
        return jobs.values().stream().filter(job -> !job.state.isFinal()).toList();
    }

    /** The one that ended last comes first (RFC 8011, 4.2.6.2). */
    List<JobEntry> ended() {
        return jobs.values().stream()
                .filter(job -> job.state.isFinal())
                .sorted(Comparator.comparing((JobEntry job) -> job.endedAt)
                        .thenComparing(job -> job.id)
                        .reversed())
                .toList();
    }

    Optional<JobEntry> current() {
        return jobs.values().stream()
                .filter(job -> job.state == RemoteJobState.PROCESSING || job.state == RemoteJobState.PROCESSING_STOPPED)
                .findFirst();
    }

    Optional<JobEntry> nextPending() {
        return jobs.values().stream()
                .filter(job -> job.state == RemoteJobState.PENDING)
                .findFirst();
    }

    void keepHistoryFor(Duration time) {
        history = time;
    }

    void dropOld() {
        Duration kept = history;
        if (kept != null) {
            jobs.values()
                    .removeIf(job ->
                            job.state.isFinal() && !job.endedAt.plus(kept).isAfter(upTime.now()));
        }
    }

    void dropEnded() {
        jobs.values().removeIf(job -> job.state.isFinal());
    }

    void restart() {
        jobs.clear();
        lastId = 0;
    }
}
