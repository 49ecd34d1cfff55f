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
        CONFLICT
    }

    /**
     * Puts money into a wallet, once per key. A wallet that does not exist is created.
     *
     * @param movement as {@link Movement#topUp} makes it
     * @return what became of it
     * @throws ArithmeticException if the balance would not fit
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
