package io.printsmart.store;

import io.printsmart.job.PrintJob;
import io.printsmart.wallet.Money;

/** What became of a job that was to be accepted. */
public sealed interface Acceptance {

    /**
     * It is stored, and charged if there was a charge.
     *
     * @param job the job as stored
     */
    record Created(PrintJob job) implements Acceptance {}

    /**
     * The key is taken; nothing was changed. Whether the other job is the same order is for the caller to judge.
     *
     * @param job the job that has the key
     */
    record KeyTaken(PrintJob job) implements Acceptance {}

    /**
     * The account does not hold enough; nothing was changed.
     *
     * @param balance what it holds
     */
    record InsufficientFunds(Money balance) implements Acceptance {}
}
