package io.printsmart.job;

/** What to do with the money when a printer stopped after some pages. There is no second attempt either way. */
public enum PartialPolicy {
    /** Give all of it back. */
    REFUND,
    /** Keep all of it. */
    CAPTURE
}
