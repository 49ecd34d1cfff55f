package io.printsmart.runner.process;

import io.printsmart.job.JobState;
import io.printsmart.job.Step;
import org.jspecify.annotations.Nullable;

/** Where a node is killed: before and after each commit of an attempt. */
enum CrashPoint {
    /** The job is not even claimed. */
    BEFORE_CLAIM(null, true),
    /** The job is claimed, and nothing has been done for it. */
    AFTER_CLAIM(null, false),
    /** The remote job is open at the printer, and the intent is not committed. */
    BEFORE_INTENT(JobState.SENDING, true),
    /** The intent is committed, and no document byte has left. */
    AFTER_INTENT(JobState.SENDING, false),
    /** The printer has the document, and that is not committed. */
    BEFORE_DELIVERED(JobState.PRINTING, true),
    /** That the printer has the document is committed. */
    AFTER_DELIVERED(JobState.PRINTING, false),
    /** The printer said that it is done, and that is not committed. */
    BEFORE_SETTLEMENT(JobState.COMPLETED, true),
    /** Completion and capture are committed. */
    AFTER_SETTLEMENT(JobState.COMPLETED, false),
    /** The connection broke in the middle of the document, and that is not committed. */
    BEFORE_DOUBT(JobState.IN_DOUBT, true),
    /** That the attempt is in doubt is committed. */
    AFTER_DOUBT(JobState.IN_DOUBT, false),
    /** The printer said that it printed nothing, and that is not committed. */
    BEFORE_RETRY(JobState.PENDING, true),
    /** That it is tried again is committed. */
    AFTER_RETRY(JobState.PENDING, false),
    /** The deadline is over with the printer away, and that is not committed. */
    BEFORE_REFUND(JobState.FAILED, true),
    /** Failure and refund are committed. */
    AFTER_REFUND(JobState.FAILED, false);

    private final @Nullable JobState to;
    private final boolean before;

    CrashPoint(@Nullable JobState to, boolean before) {
        this.to = to;
        this.before = before;
    }

    /** Whether the first attempt breaks off in the middle of the document. */
    boolean needsABrokenAttempt() {
        return to == JobState.IN_DOUBT || to == JobState.PENDING;
    }

    /** Whether the printer goes away for good once the job is accepted. */
    boolean needsAnOutage() {
        return to == JobState.FAILED;
    }

    boolean isBefore(Step step) {
        return before && leadsTo(step);
    }

    boolean isAfter(Step step) {
        return !before && leadsTo(step);
    }

    private boolean leadsTo(Step step) {
        return step.before().state() != step.after().state() && step.after().state() == to;
    }
}
