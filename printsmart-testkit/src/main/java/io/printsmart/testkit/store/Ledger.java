package io.printsmart.testkit.store;

import io.printsmart.store.StoreException;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.LedgerAccount;
import io.printsmart.wallet.LedgerAccount.Kind;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The movements, each under its key, and the wallets' balances. Guarded by the store's lock. */
final class Ledger {

    /** A movement as it was booked. */
    record Booked(long position, Instant at, Movement movement) {}

    /** Names a wallet: an account has one per currency. */
    record WalletId(String owner, Currency currency) implements Comparable<WalletId> {

        private static final Comparator<WalletId> ORDER = Comparator.comparing(WalletId::owner)
                .thenComparing(id -> id.currency().getCurrencyCode());

        @Override
        public int compareTo(WalletId other) {
            return ORDER.compare(this, other);
        }
    }

    /** What a wallet holds, and what it must not fall below. */
    record Wallet(Money balance, Money floor) {}

    private final Map<String, Booked> movements = new LinkedHashMap<>();
    private final SortedMap<WalletId, Wallet> wallets = new TreeMap<>();
    private final Map<String, List<Booked>> statements = new HashMap<>();
    private Consumer<Movement> watcher = movement -> {};

    void watch(Consumer<Movement> newWatcher) {
        watcher = newWatcher;
    }

    Optional<Booked> find(String key) {
        return Optional.ofNullable(movements.get(key));
    }

    /** All movements in the order in which they were booked. */
    Collection<Booked> all() {
        return Collections.unmodifiableCollection(movements.values());
    }

    SortedMap<WalletId, Wallet> wallets() {
        return Collections.unmodifiableSortedMap(wallets);
    }

    Optional<Money> balance(AccountId account, Currency currency) {
        return Optional.ofNullable(wallets.get(new WalletId(account.value(), currency)))
                .map(Wallet::balance);
    }

    /** The movements of a wallet, oldest first. */
    List<Booked> statement(AccountId account) {
        return Collections.unmodifiableList(statements.getOrDefault(account.value(), List.of()));
    }

    /** Whether the payer holds enough; nothing can be taken from anybody. */
    boolean covers(Movement movement) {
        if (movement.from().kind() != Kind.WALLET || movement.amount().isZero()) {
            return true;
        }
        Wallet wallet = wallet(movement.from(), movement.amount().currency());
        return wallet.balance().minus(movement.amount()).compareTo(wallet.floor()) >= 0;
    }

    /** Whether the payee's wallet may hold as much more. */
    boolean hasRoom(Movement topUp) {
        Money most = Money.most(topUp.amount().currency());
        Money held = wallet(topUp.to(), most.currency()).balance();
        return held.compareTo(most.minus(topUp.amount())) <= 0;
    }

    /**
     * Books a movement, or throws and changes nothing.
     *
     * @throws ArithmeticException if a balance would not fit
     */
    void book(Movement movement, Instant at) {
        if (movements.containsKey(movement.key())) {
            throw new StoreException("movement " + movement.key() + " was booked before");
        }
        if (!covers(movement)) {
            throw new StoreException("movement " + movement.key() + " of " + movement.amount() + " is not covered by "
                    + movement.from());
        }
        Map<WalletId, Wallet> changed = new HashMap<>();
        movement.entries().stream()
                .filter(entry -> entry.account().kind() == Kind.WALLET && mustExist(entry.account(), entry.amount()))
                .forEach(entry -> {
                    Wallet was = wallet(entry.account(), entry.amount().currency());
                    changed.put(
                            id(entry.account(), entry.amount().currency()),
                            new Wallet(was.balance().plus(entry.amount()), was.floor()));
                });
        wallets.putAll(changed);
        record(movement, at);
    }

    /** Writes a movement without moving anything. */
    void record(Movement movement, Instant at) {
        Booked booked = new Booked(movements.size() + 1L, at, movement);
        movements.put(movement.key(), booked);
        watcher.accept(movement);
        movement.entries().stream()
                .filter(entry -> entry.account().kind() == Kind.WALLET)
                .forEach(entry -> statements
                        .computeIfAbsent(entry.account().owner(), owner -> new ArrayList<>())
                        .add(booked));
    }

    /** Changes what a wallet is said to hold, without a movement. */
    void write(AccountId account, Wallet wallet) {
        wallets.put(new WalletId(account.value(), wallet.balance().currency()), wallet);
    }

    /** A charge of nothing makes no wallet. */
    private boolean mustExist(LedgerAccount account, Money amount) {
        return !amount.isZero() || wallets.containsKey(id(account, amount.currency()));
    }

    private Wallet wallet(LedgerAccount account, Currency currency) {
        Money nothing = Money.zero(currency);
        return wallets.getOrDefault(id(account, currency), new Wallet(nothing, nothing));
    }

    private static WalletId id(LedgerAccount account, Currency currency) {
        return new WalletId(account.owner(), currency);
    }
}
