package io.printsmart.testkit.printer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The part of a scripted printer that puts documents on paper.
 *
 * <p>Automatic at first: a document that arrived whole is printed at once. In manual mode it waits for
 * {@link #startNext()} and {@link #complete()}. Safe for use by many threads.
 */
public final class MarkingEngine {

    private final DeviceLock lock;
    private final UpTime upTime;
    private final JobTable jobs;
    private final FrontPanel panel;
    private final PaperLog paper;
    private final ScriptQueue<JobOutcome> outcomes = new ScriptQueue<>(JobOutcome.completed());
    private boolean manual;
    private Duration printTime = Duration.ZERO;
    private int impressionsPerCopy = 1;
    private boolean reportsImpressions = true;
    private CancelManner cancelManner = CancelManner.STOPS;

    MarkingEngine(DeviceLock lock, UpTime upTime, JobTable jobs, FrontPanel panel, PaperLog paper) {
        this.lock = lock;
        this.upTime = upTime;
        this.jobs = jobs;
        this.panel = panel;
        this.paper = paper;
    }

    /** From now on the test says when a job starts and how it ends. */
    public void manual() {
        lock.run(() -> manual = true);
    }

    /** From now on, and at once for what waits, documents print by themselves. */
    public void automatic() {
        lock.run(() -> manual = false);
    }

    /**
     * How long an automatic print takes, on the printer's clock. A job ends when next somebody looks after that time.
     *
     * @param time zero at first
     */
    public void printTakes(Duration time) {
        lock.run(() -> printTime = time);
    }

    /**
     * How many impressions one copy of any document has.
     *
     * @param count 1 at first
     */
    public void impressionsPerCopy(int count) {
        lock.run(() -> impressionsPerCopy = count);
    }

    /**
     * Some printers report 0 impressions for printed jobs.
     *
     * @param yes whether job-impressions-completed tells the truth; true at first
     */
    public void reportsImpressions(boolean yes) {
        lock.run(() -> reportsImpressions = yes);
    }

    /**
     * What a Cancel-Job does to the job that is being printed.
     *
     * @param manner {@link CancelManner#STOPS} at first
     */
    public void onCancel(CancelManner manner) {
        lock.run(() -> cancelManner = manner);
    }

    /**
     * How the next jobs end that print automatically, one each.
     *
     * @param coming in order
     */
    public void nextOutcomes(JobOutcome... coming) {
        outcomes.next(List.of(coming));
    }

    /**
     * Manual mode: starts the job that waits longest.
     *
     * @return its job-id
     * @throws IllegalStateException if none waits, or one is being printed
     */
    public int startNext() {
        return lock.call(() -> {
            if (jobs.current().isPresent()) {
                throw new IllegalStateException("job " + jobs.current().get().id + " is still being printed");
            }
            JobEntry job = jobs.nextPending().orElseThrow(() -> new IllegalStateException("no job waits"));
            start(job);
            return job.id;
        });
    }

    /**
     * Manual mode: so many impressions of the current job are out by now.
     *
     * @param impressions in all
     * @throws IllegalStateException if none is being printed
     */
    public void progress(int impressions) {
        lock.run(() -> {
            JobEntry job = printing();
            job.impressions = impressions;
            job.reportedImpressions = reportsImpressions ? impressions : 0;
        });
    }

    /**
     * Manual mode: the current job is printed to its end.
     *
     * @throws IllegalStateException if none is being printed
     */
    public void complete() {
        end(JobOutcome.completed());
    }

    /**
     * Manual mode: the printer gives up the current job.
     *
     * @param afterImpressions how many came out before
     * @throws IllegalStateException if none is being printed
     */
    public void abort(int afterImpressions) {
        end(JobOutcome.aborted(afterImpressions));
    }

    /**
     * Manual mode: somebody cancels the current job at the device.
     *
     * @param afterImpressions how many came out before
     * @throws IllegalStateException if none is being printed
     */
    public void cancelAtDevice(int afterImpressions) {
        end(JobOutcome.canceledAtDevice(afterImpressions));
    }

    /**
     * Manual mode: ends the current job.
     *
     * @param outcome how
     * @throws IllegalStateException if none is being printed
     */
    public void end(JobOutcome outcome) {
        lock.run(() -> finish(printing(), outcome));
    }

    private JobEntry printing() {
        return jobs.current().orElseThrow(() -> new IllegalStateException("no job is being printed"));
    }

    /** The steps that are due; called by the lock. */
    void step() {
        jobs.dropOld();
        while (stepOnce()) {
            // until nothing more is due
        }
    }

    private boolean stepOnce() {
        Optional<JobEntry> current = jobs.current();
        if (current.isPresent()) {
            JobEntry job = current.get();
            if (panel.isStopped() == (job.state == RemoteJobState.PROCESSING)) {
                pauseOrGoOn(job);
            }
            boolean due = !upTime.now().isBefore(job.startedAt.plus(printTime));
            if (manual || panel.isStopped() || panel.isOutOfPaper() || !due) {
                return false;
            }
            finish(job, outcomes.take());
            return true;
        }
        Optional<JobEntry> next = jobs.nextPending();
        if (manual || panel.isStopped() || next.isEmpty()) {
            return false;
        }
        start(next.get());
        return true;
    }

    private void pauseOrGoOn(JobEntry job) {
        if (panel.isStopped()) {
            job.become(RemoteJobState.PROCESSING_STOPPED, "printer-stopped");
        } else {
            job.become(RemoteJobState.PROCESSING, job.canceling ? "processing-to-stop-point" : "job-printing");
        }
    }

    private void start(JobEntry job) {
        job.become(RemoteJobState.PROCESSING, "job-printing");
        job.processingAt = OptionalInt.of(upTime.seconds());
        job.startedAt = upTime.now();
    }

    /** Cancels at a client's wish; the caller has made sure that the job is not final. */
    void cancel(JobEntry job) {
        boolean printing = job.processingAt.isPresent();
        if (printing && cancelManner != CancelManner.STOPS) {
            job.canceling = true;
            job.reasons = List.of("processing-to-stop-point");
            return;
        }
        int out = job.impressions;
        finish(job, new JobOutcome(RemoteJobState.CANCELED, out, List.of()));
    }

    private void finish(JobEntry job, JobOutcome outcome) {
        boolean whole = outcome.impressions() < 0;
        job.impressions = whole ? impressionsPerCopy * job.copies : outcome.impressions();
        job.reportedImpressions = reportsImpressions ? job.impressions : 0;
        boolean saysCanceled = job.canceling && cancelManner == CancelManner.PRINTS_ON_SAYS_CANCELED;
        if (saysCanceled) {
            job.end(RemoteJobState.CANCELED, List.of(), upTime);
        } else {
            job.end(outcome.state(), outcome.reasons(), upTime);
        }
        Receipt document = job.document;
        if (document != null && job.impressions > 0) {
            paper.add(document, job.name, job.copies, whole && !job.cutOff, job.impressions);
        }
    }
}
