package io.printsmart.store;

import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Port: the wallets of PrintSmart's own ledger. Part of {@link PrintStore}, which says what all methods throw. */
public interface AccountStore {

    /** What became of a top-up. */
    enum TopUp {
        /** The money is in the wallet. */
        DONE,
        /** The same top-up was made before; nothing moved again. */
        REPEATED,
        /** The key was used for another account or amount; nothing moved. */
        CONFLICT,
        /** The wallet would hold more than {@link Money#most}; nothing moved, and the key stays free. */
        TOO_MUCH
    }

    /**
     * Puts money into a wallet, once per key. A wallet that does not exist is created. Only top-ups are bound to what a
     * wallet may hold: a refund lifts it beyond that, so that no job waits for room.
     *
     * @param movement as {@link Movement#topUp} makes it
     * @return what became of it
     */
    TopUp topUp(Movement movement);

    /**
     * What a wallet holds.
     *
     * @param account whose
     * @param currency in which currency
     * @return the balance; empty if there is no such wallet
     */
    Optional<Money> balance(AccountId account, Currency currency);

    /**
     * The movements of a wallet, newest first.
     *
     * @param account whose
     * @param before only lines before this {@link StatementLine#position()}; empty for the newest
     * @param limit at most so many
     * @return the lines
     */
    List<StatementLine> statement(AccountId account, Optional<Long> before, int limit);
}
