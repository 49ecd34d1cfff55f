package io.printsmart.wallet;

/**
 * An account of the double-entry ledger.
 *
 * @param kind what it is for
 * @param owner the user's account for {@link Kind#WALLET}, else empty
 */
public record LedgerAccount(Kind kind, String owner) {

    /** What a ledger account is for. */
    public enum Kind {
        /** A user's money in PrintSmart's own ledger. */
        WALLET,
        /** Charged and neither captured nor refunded. */
        ESCROW,
        /** Earned: the job was printed. */
        REVENUE,
        /** Money that is outside of this ledger: the cash desk, the host's own table, a remote wallet. */
        EXTERNAL
    }

    /** Charged and neither captured nor refunded. */
    public static final LedgerAccount ESCROW = new LedgerAccount(Kind.ESCROW, "");

    /** Earned. */
    public static final LedgerAccount REVENUE = new LedgerAccount(Kind.REVENUE, "");

    /** Outside of this ledger. */
    public static final LedgerAccount EXTERNAL = new LedgerAccount(Kind.EXTERNAL, "");

    /**
     * Checks that only wallets have an owner.
     *
     * @param kind what it is for
     * @param owner the user's account for a wallet, else empty
     * @throws IllegalArgumentException if a wallet has no owner or another account has one
     */
    public LedgerAccount {
        if ((kind == Kind.WALLET) == owner.isEmpty()) {
            throw new IllegalArgumentException(
                    "ledger account " + kind + " with owner '" + owner + "'; a wallet has one, the others have none");
        }
    }

    /**
     * A user's wallet.
     *
     * @param account the user's account
     * @return its ledger account
     */
    public static LedgerAccount wallet(AccountId account) {
        return new LedgerAccount(Kind.WALLET, account.value());
    }

    @Override
    public String toString() {
        return owner.isEmpty() ? kind.name() : kind + "/" + owner;
    }
}
