package io.printsmart.job;

/** What is to be remembered of a job besides its states. */
public enum Flag {
    /** Somebody wants it canceled; whoever holds it obeys. */
    CANCEL_REQUESTED,
    /** Something of it may still lie at the printer. */
    LEFTOVER,
    /** A remote wallet charged it, and the charge is in the ledger. */
    PAID_REMOTELY,
    /** It was sent again out of doubt, as the host's policy says: it may have been printed twice. */
    MAY_BE_PRINTED_TWICE,
    /** Some of its pages came out before it ended. */
    PARTLY_PRINTED,
    /** It was found printed after its money had been returned. */
    PRINTED_AFTER_REFUND,
    /** Its money was returned without knowing whether paper came out. */
    REFUNDED_IN_DOUBT
}
