package io.printsmart.internal.submit;

import io.printsmart.internal.check.Checks;
import io.printsmart.service.Accounts;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.Refusal;
import io.printsmart.store.AccountStore;
import io.printsmart.store.StatementLine;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The accounts' door. */
public final class AccountDesk implements Accounts {

    private final AccountStore store;
    private final Currency currency;
    private final boolean ownLedger;

    /**
     * Creates the door.
     *
     * @param store keeps the wallets
     * @param currency the currency where none is given
     * @param ownLedger whether users' money is in PrintSmart's own ledger
     */
    public AccountDesk(AccountStore store, Currency currency, boolean ownLedger) {
        this.store = store;
        this.currency = currency;
        this.ownLedger = ownLedger;
    }

    @Override
    public Money topUp(AccountId account, Money amount, String key) {
        requireOwnLedger();
        Movement movement;
        try {
            movement = Movement.topUp(account, amount, key);
        } catch (IllegalArgumentException e) {
            throw new PrintRefusedException(new Refusal.InvalidRequest("top-up", String.valueOf(e.getMessage())));
        }
        AccountStore.TopUp made = store.topUp(movement);
        if (made == AccountStore.TopUp.TOO_MUCH) {
            throw new PrintRefusedException(new Refusal.InvalidRequest(
                    "amount",
                    amount + " would make the balance of " + account + " more than " + Money.most(amount.currency())
                            + "; top up less"));
        }
        if (made == AccountStore.TopUp.CONFLICT) {
            throw new PrintRefusedException(new Refusal.TopUpConflict(key));
        }
        return balance(account, amount.currency());
    }

    @Override
    public Money balance(AccountId account, Currency inCurrency) {
        requireOwnLedger();
        return store.balance(account, inCurrency).orElse(Money.zero(inCurrency));
    }

    @Override
    public Money balance(AccountId account) {
        return balance(account, currency);
    }

    @Override
    public List<StatementLine> statement(AccountId account, Optional<Long> before, int limit) {
        requireOwnLedger();
        return store.statement(account, before, Checks.range("limit", limit, 1, 1000));
    }

    private void requireOwnLedger() {
        if (!ownLedger) {
            throw new UnsupportedOperationException(
                    "users' money is not in PrintSmart's ledger here; ask the wallet that keeps it");
        }
    }
}
