package io.printsmart.service;

import io.printsmart.store.StatementLine;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The wallets of PrintSmart's own ledger. Safe for use by many threads; throws
 * {@link io.printsmart.store.StoreException} as the store does. Where the host or a remote service keeps the money, all
 * methods throw {@link UnsupportedOperationException}.
 */
public interface Accounts {

    /**
     * Puts money into a wallet, once per key.
     *
     * @param account whose
     * @param amount more than nothing, and no more than the wallet then still holds at most {@link Money#most}
     * @param key the host's key of the payment, 1 to 190 characters: repeated, nothing moves again
     * @return the balance afterwards
     * @throws PrintRefusedException with {@link Refusal.TopUpConflict} if the key was used for something else, or
     *     {@link Refusal.InvalidRequest} if a value is malformed or the wallet would hold too much; the key then stays free
     */
    Money topUp(AccountId account, Money amount, String key);

    /**
     * What a wallet holds.
     *
     * @param account whose
     * @param currency in which currency
     * @return the balance; zero if there is no such wallet
     */
    Money balance(AccountId account, Currency currency);

    /**
     * What a wallet holds in the currency of {@link Settings#currency()}.
     *
     * @param account whose
     * @return the balance; zero if there is no such wallet
     */
    Money balance(AccountId account);

    /**
     * The movements of a wallet, newest first.
     *
     * @param account whose
     * @param before the position of the last line of the page before; empty for the newest
     * @param limit at most so many, 1 to 1000
     * @return one page
     */
    List<StatementLine> statement(AccountId account, Optional<Long> before, int limit);
}
