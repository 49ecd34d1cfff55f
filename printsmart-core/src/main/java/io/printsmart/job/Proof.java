package io.printsmart.job;

/** How sure a completed job is; the later, the surer. */
public enum Proof {
    /** The printer took all bytes, or handed the job on to where nothing more is known. */
    ACCEPTED,
    /** The printer says that it completed the job. */
    COMPLETED
}
