package io.printsmart.job;

/** Where the money that pays for a job is kept. */
public enum Funding {
    /** In the store's own database: charge and settlement commit together with the job. */
    IN_STORE,
    /** Behind a network: a {@link io.printsmart.wallet.Wallet}. */
    REMOTE
}
