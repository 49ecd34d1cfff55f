package io.printsmart.wallet;

/**
 * One side of a movement.
 *
 * @param account the ledger account
 * @param amount what is added to it; negative where it is taken
 */
public record Entry(LedgerAccount account, Money amount) {}
