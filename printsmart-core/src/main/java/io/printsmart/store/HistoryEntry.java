package io.printsmart.store;

import io.printsmart.job.JobState;
import io.printsmart.job.Why;
import java.time.Instant;
import java.util.Optional;

/**
 * One recorded step of a job.
 *
 * @param version the job's version after it; grows from entry to entry
 * @param at when it was decided
 * @param from the state before; empty for the first entry
 * @param to the state after
 * @param why why
 * @param node who decided
 * @param attempt how many attempts were counted after it
 * @param fence the fence it was decided under
 */
public record HistoryEntry(
        long version,
        Instant at,
        Optional<JobState> from,
        JobState to,
        Why why,
        String node,
        int attempt,
        long fence) {}
