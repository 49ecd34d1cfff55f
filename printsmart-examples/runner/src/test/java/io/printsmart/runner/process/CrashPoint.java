package io.printsmart.runner.process;

import io.printsmart.job.JobState;
import io.printsmart.job.Step;

/** Where a node is killed: before and after each commit of an attempt. */
enum CrashPoint {
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
    AFTER_SETTLEMENT(JobState.COMPLETED, false);

    private final JobState to;
    private final boolean before;

    CrashPoint(JobState to, boolean before) {
        this.to = to;
        this.before = before;
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
