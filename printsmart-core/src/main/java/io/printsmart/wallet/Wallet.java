package io.printsmart.wallet;

import java.time.Duration;

/**
 * Port: money that is kept elsewhere, behind a network. PrintSmart never calls it inside a database transaction.
 *
 * <p>The contract: repeating a key repeats the answer and moves nothing again; refunding a charge that was never seen
 * voids its key for ever, so that a charge which arrives late is declined. An exception counts as
 * {@link Answer#UNKNOWN}. Implementations must be safe for use by many threads.
 */
public interface Wallet {

    /** What the wallet said. */
    enum Answer {
        /** The money moved, now or when this key was first used. */
        DONE,
        /** The money did not move and will not under this key. */
        DECLINED,
        /** The key was never seen. */
        NOT_FOUND,
        /** No answer, or none that can be understood. Never taken for yes or for no. */
        UNKNOWN
    }

    /**
     * Takes money.
     *
     * @param key the charge's key
     * @param account whose money
     * @param amount how much
     * @param timeout the longest this call may take
     * @return what the wallet said
     */
    Answer charge(String key, AccountId account, Money amount, Duration timeout);

    /**
     * Gives back what a charge took, or voids the charge's key if it was never seen.
     *
     * @param chargeKey the key of the charge
     * @param account whose money
     * @param amount how much was charged
     * @param timeout the longest this call may take
     * @return what the wallet said; {@link Answer#DONE} also when there was nothing to give back
     */
    Answer refund(String chargeKey, AccountId account, Money amount, Duration timeout);

    /**
     * Looks a charge up.
     *
     * @param key the charge's key
     * @param timeout the longest this call may take
     * @return {@link Answer#DONE} if it moved money, {@link Answer#DECLINED}, {@link Answer#NOT_FOUND} or
     *     {@link Answer#UNKNOWN}
     */
    Answer find(String key, Duration timeout);
}
