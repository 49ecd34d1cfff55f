package io.printsmart.runner.crash;

import io.printsmart.job.JobId;
import io.printsmart.job.PrintJob;
import io.printsmart.service.PrintService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A host that was killed, and what it held.
 *
 * @param at when
 * @param held the jobs that it had claimed, with their fences
 */
record Death(Instant at, Map<JobId, Long> held) {

    /** Looked up once it is dead. */
    static Death of(String node, Instant at, List<PrintJob> jobs) {
        Map<JobId, Long> held = jobs.stream()
                .filter(job -> job.claim()
                        .holder()
                        .filter(holder -> holder.value().startsWith(node + "-"))
                        .isPresent())
                .collect(Collectors.toMap(PrintJob::id, job -> job.claim().fence()));
        return new Death(at, held);
    }

    /**
     * How long it took until somebody else had decided something for each of its jobs.
     *
     * @return empty if it held none, or none needed anything more
     */
    Optional<Duration> recovery(PrintService service) {
        return held.entrySet().stream()
                .flatMap(job -> firstStepAfter(service, job.getKey(), job.getValue()).stream())
                .map(step -> Duration.between(at, step))
                .max(Duration::compareTo);
    }

    private static Optional<Instant> firstStepAfter(PrintService service, JobId job, long fence) {
        return Stream.of(job)
                .flatMap(id -> service.history(id).stream())
                .filter(entry -> entry.fence() > fence)
                .map(entry -> entry.at())
                .min(Instant::compareTo);
    }
}
