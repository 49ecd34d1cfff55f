package io.printsmart.wallet;

import java.time.Duration;
import java.util.Optional;

/**
 * Port: money that is kept elsewhere, behind a network. PrintSmart never calls it inside a database transaction.
 *
 * <p>The contract: repeating a key repeats the answer and moves nothing again; refunding a charge that was never seen
 * voids its key for ever, so that a charge which arrives late is declined. A wallet that keeps the first and cannot keep
 * the second says so with {@link #longestDelay()}. An exception counts as {@link Answer#UNKNOWN}. Implementations must be
 * safe for use by many threads.
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
     * @return what the wallet said; {@link Answer#DONE} also when there was nothing to give back. A wallet with a
     *     {@linkplain #longestDelay() longest delay} may say {@link Answer#NOT_FOUND} of a charge that it has not seen
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

    /**
     * How late a charge can still move money, for a wallet that cannot void the key of a charge that it has not seen. As
     * long as that, counted from the end of its job, a refund of a charge whose fate is not known stays owed and is asked
     * for again, so that a charge that arrives late is found and given back.
     *
     * @return empty if the wallet voids keys, which is the default; else the longest time from the moment a charge is asked
     *     for until it moves money, or can no longer do so: not shorter than the longest timeout of a call, and with as much
     *     added as a node may be stopped for just before it calls. PrintSmart asks once, when it is built
     */
    default Optional<Duration> longestDelay() {
        return Optional.empty();
    }
}
