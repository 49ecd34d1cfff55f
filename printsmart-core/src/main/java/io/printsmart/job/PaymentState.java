package io.printsmart.job;

/** Where the money of a job is. */
public enum PaymentState {
    /** Nothing was charged and nothing will be. */
    UNPAID,
    /** A remote wallet is being asked; whether it charged is not known. */
    CHARGING,
    /** In escrow. */
    CHARGED,
    /** Earned: the job was printed. */
    CAPTURED,
    /** The remote wallet still has to give the money back. */
    REFUND_DUE,
    /** Given back. */
    REFUNDED
}
