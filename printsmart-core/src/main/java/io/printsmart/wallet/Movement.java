package io.printsmart.wallet;

import io.printsmart.internal.check.Checks;
import java.util.List;

/**
 * Money that goes from one ledger account to another, once: two entries that sum to zero, under a key that a store
 * accepts once and never again.
 *
 * @param key unique over all movements; {@code charge:<job>}, {@code settle:<job>} or {@code topup:<key>}
 * @param kind why the money moves
 * @param from the account it is taken from
 * @param to the account it is added to
 * @param amount how much, never negative
 */
public record Movement(String key, Kind kind, LedgerAccount from, LedgerAccount to, Money amount) {

    /** Why money moves. */
    public enum Kind {
        /** From outside into a wallet. */
        TOP_UP,
        /** From the wallet into escrow: the job was accepted. */
        CHARGE,
        /** From escrow to revenue: the job was printed. */
        CAPTURE,
        /** From escrow back to the wallet: the job was not printed. */
        REFUND
    }

    /** The most characters a top-up's key may have. */
    public static final int MAX_KEY_LENGTH = 190;

    /**
     * Checks the movement.
     *
     * @param key the unique key
     * @param kind why the money moves
     * @param from the account it is taken from
     * @param to the account it is added to
     * @param amount how much
     * @throws IllegalArgumentException if the amount is negative or both accounts are the same
     */
    public Movement {
        if (amount.isNegative() || from.equals(to)) {
            throw new IllegalArgumentException("movement " + key + " of " + amount + " from " + from + " to " + to
                    + "; the amount must not be negative and the accounts must differ");
        }
    }

    /**
     * Takes a job's cost from who pays into escrow.
     *
     * @param job the job's id
     * @param payer the wallet, or {@link LedgerAccount#EXTERNAL} where the money is kept elsewhere
     * @param cost the job's cost
     * @return the one charge this job can have
     */
    public static Movement charge(String job, LedgerAccount payer, Money cost) {
        return new Movement("charge:" + job, Kind.CHARGE, payer, LedgerAccount.ESCROW, cost);
    }

    /**
     * Settles a job that was printed.
     *
     * @param job the job's id
     * @param cost the job's cost
     * @return its one settlement
     */
    public static Movement capture(String job, Money cost) {
        return new Movement("settle:" + job, Kind.CAPTURE, LedgerAccount.ESCROW, LedgerAccount.REVENUE, cost);
    }

    /**
     * Settles a job that was not printed. The key is the one that a capture would have: only one of both can be.
     *
     * @param job the job's id
     * @param payer who paid
     * @param cost the job's cost
     * @return its one settlement
     */
    public static Movement refund(String job, LedgerAccount payer, Money cost) {
        return new Movement("settle:" + job, Kind.REFUND, LedgerAccount.ESCROW, payer, cost);
    }

    /**
     * Puts money into a wallet.
     *
     * @param account whose wallet
     * @param amount how much, more than nothing and at most {@link Money#most}
     * @param key the host's key of the payment: repeated, nothing moves again
     * @return the movement
     * @throws IllegalArgumentException if the amount is out of its bounds or the key is malformed
     */
    public static Movement topUp(AccountId account, Money amount, String key) {
        Checks.name("top-up key", key, MAX_KEY_LENGTH);
        if (amount.minorUnits() <= 0) {
            throw new IllegalArgumentException("top-up amount is " + amount + "; it must be more than nothing");
        }
        amount.requirePayable("top-up amount");
        return new Movement("topup:" + key, Kind.TOP_UP, LedgerAccount.EXTERNAL, LedgerAccount.wallet(account), amount);
    }

    /**
     * The movement as double entry.
     *
     * @return two entries whose sum is zero
     */
    public List<Entry> entries() {
        return List.of(new Entry(from, amount.negated()), new Entry(to, amount));
    }
}
