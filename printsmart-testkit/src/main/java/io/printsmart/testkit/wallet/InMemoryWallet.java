package io.printsmart.testkit.wallet;

import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Wallet;
import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A remote wallet that is never far away, for tests. It keeps the port's contract, and one currency. */
public final class InMemoryWallet implements Wallet {

    private enum Fate {
        CHARGED,
        DECLINED,
        REFUNDED,
        VOID
    }

    private final Currency currency;
    private final Optional<Duration> longestDelay;
    private final Map<AccountId, Money> balances = new HashMap<>();
    private final Map<String, Fate> keys = new HashMap<>();

    /**
     * An empty wallet.
     *
     * @param currency the currency it keeps
     */
    public InMemoryWallet(Currency currency) {
        this(currency, Optional.empty());
    }

    /**
     * An empty wallet that cannot void a key: of a charge that it has not seen a refund is {@link Wallet.Answer#NOT_FOUND},
     * and a charge that comes later takes the money.
     *
     * @param currency the currency it keeps
     * @param longestDelay how late it says that a charge may come
     */
    public InMemoryWallet(Currency currency, Duration longestDelay) {
        this(currency, Optional.of(longestDelay));
    }

    private InMemoryWallet(Currency currency, Optional<Duration> longestDelay) {
        this.currency = currency;
        this.longestDelay = longestDelay;
    }

    /**
     * Puts money into an account.
     *
     * @param account whose
     * @param amount how much
     */
    public synchronized void give(AccountId account, Money amount) {
        balances.merge(account, amount, Money::plus);
    }

    /**
     * Tells what an account holds.
     *
     * @param account whose
     * @return the balance; nothing if the account was never given money
     */
    public synchronized Money balance(AccountId account) {
        return balances.getOrDefault(account, Money.zero(currency));
    }

    @Override
    public synchronized Answer charge(String key, AccountId account, Money amount, Duration timeout) {
        Fate fate = keys.computeIfAbsent(key, unseen -> {
            Money left = balance(account).minus(amount);
            if (left.isNegative()) {
                return Fate.DECLINED;
            }
            balances.put(account, left);
            return Fate.CHARGED;
        });
        return fate == Fate.CHARGED || fate == Fate.REFUNDED ? Answer.DONE : Answer.DECLINED;
    }

    @Override
    public synchronized Answer refund(String chargeKey, AccountId account, Money amount, Duration timeout) {
        if (longestDelay.isPresent() && !keys.containsKey(chargeKey)) {
            return Answer.NOT_FOUND;
        }
        Fate before = keys.getOrDefault(chargeKey, Fate.VOID);
        if (before == Fate.CHARGED) {
            give(account, amount);
        }
        keys.put(chargeKey, before == Fate.CHARGED ? Fate.REFUNDED : before);
        return Answer.DONE;
    }

    @Override
    public synchronized Answer find(String key, Duration timeout) {
        return Optional.ofNullable(keys.get(key))
                .map(fate -> fate == Fate.CHARGED || fate == Fate.REFUNDED ? Answer.DONE : Answer.DECLINED)
                .orElse(Answer.NOT_FOUND);
    }

    @Override
    public Optional<Duration> longestDelay() {
        return longestDelay;
    }
}
