package io.printsmart.job;

/** What to do when the doubt window is over and nothing shows whether a job was printed. */
public enum InDoubtPolicy {
    /** Give the money back; paper may have come out free of charge, which is counted. */
    REFUND,
    /** Send the document again; it may be printed twice, which is counted. */
    RETRY
}
