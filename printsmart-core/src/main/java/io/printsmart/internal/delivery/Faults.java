package io.printsmart.internal.delivery;

import io.printsmart.job.JobId;
import io.printsmart.job.RetryPolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often in a row this node failed at a job by a fault of its own, and how long to leave the job alone therefore: not
 * at all after the first fault, since most do not repeat themselves, then longer and longer. Thread-safe.
 */
final class Faults {

    /** Jobs that other nodes finished meanwhile are never told to be over here; the oldest make room. */
    private static final int MOST = 10_000;

    private record Fault(int times, String what, long untilNanos) {}

    private final RetryPolicy retry;
    private final Map<JobId, Fault> byJob = new LinkedHashMap<>();

    Faults(RetryPolicy retry) {
        this.retry = retry;
    }

    /**
     * A fault was met.
     *
     * @param job at which job
     * @param what which one
     * @param nanos when, by a monotonic ticker
     * @return false if it is the same as the last time, so that nobody needs to read of it again
     */
    synchronized boolean met(JobId job, String what, long nanos) {
        Optional<Fault> last = Optional.ofNullable(byJob.remove(job));
        int times = last.map(Fault::times).orElse(0) + 1;
        byJob.put(job, new Fault(times, what, nanos + pause(job, times).toNanos()));
        if (byJob.size() > MOST) {
            byJob.remove(byJob.keySet().iterator().next());
        }
        return !last.map(Fault::what).equals(Optional.of(what));
    }

    /** How long the job is to be left alone after its last fault. */
    synchronized Duration pause(JobId job) {
        return pause(job, Optional.ofNullable(byJob.get(job)).map(Fault::times).orElse(0));
    }

    /** Tells whether the pause after the last fault goes on. */
    synchronized boolean rests(JobId job, long nanos) {
        return Optional.ofNullable(byJob.get(job))
                .map(fault -> nanos - fault.untilNanos() < 0)
                .orElse(false);
    }

    /** The job got on. */
    synchronized void over(JobId job) {
        byJob.remove(job);
    }

    private Duration pause(JobId job, int times) {
        return times <= 1 ? Duration.ZERO : retry.pauseBeforeLook(times - 1, job.value());
    }
}
