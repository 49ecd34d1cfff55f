package io.printsmart.testkit.contract;

import io.printsmart.job.JobId;
import io.printsmart.store.PrintStore;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** What the contract tests of a store need to know of the store they try. */
public interface StoreUnderTest {

    /**
     * Gives a store that holds no job, printer, wallet or node. Called before each test.
     *
     * @return the store
     */
    PrintStore emptyStore();

    /**
     * The same store as another process sees it, with connections and caches of its own. By default there is no such
     * thing, and tests of many nodes share one object.
     *
     * @param store what {@link #emptyStore} gave
     * @return another object over the same data
     */
    default PrintStore seenByAnotherNode(PrintStore store) {
        return store;
    }

    /**
     * Lets time pass on the store's clock. A store whose clock can be set moves it; by default this waits, so the tests
     * ask for fractions of a second only.
     *
     * @param store the store
     * @param duration how much
     */
    default void passTime(PrintStore store, Duration duration) {
        Instant end = store.now().plus(duration);
        long looks = duration.toMillis() * 10 + 10_000;
        while (store.now().isBefore(end)) {
            if (looks-- <= 0) {
                throw new AssertionError("the store's clock stands still at " + store.now());
            }
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    /**
     * Puts money into a wallet, by default with a top-up. A store over a table of the host's does it there.
     *
     * @param store the store
     * @param account whose wallet
     * @param amount how much, more than nothing
     * @param key not used before
     */
    default void give(PrintStore store, AccountId account, Money amount, String key) {
        store.accounts().topUp(Movement.topUp(account, amount, key));
    }

    /**
     * Tells what a wallet holds, by default as the store says. A store over a table of the host's looks there.
     *
     * @param store the store
     * @param account whose wallet
     * @param currency in which currency
     * @return the balance; empty if there is no such wallet
     */
    default Optional<Money> balance(PrintStore store, AccountId account, Currency currency) {
        return store.accounts().balance(account, currency);
    }

    /**
     * Writes a movement into the ledger as a bug would, past all rules and without touching a balance.
     *
     * @param store the store
     * @param movement the movement
     * @return false if there is no way to do so, as by default; the tests that need it are then skipped
     */
    default boolean plant(PrintStore store, Movement movement) {
        return false;
    }

    /**
     * Keeps a job locked, as an open transaction of a host does that has written it.
     *
     * @param store the store
     * @param job the job
     * @return ends the transaction without a change; empty if nothing can be locked from outside, as by default: the tests
     *     that need it are then skipped
     */
    default Optional<Runnable> lock(PrintStore store, JobId job) {
        return Optional.empty();
    }

    /**
     * Makes a job's row one that this version cannot make sense of, as a newer version or a damage would, or mends it.
     *
     * @param store the store
     * @param job the job
     * @param spoiled true to spoil it, false to put back what was there
     * @return false if there is no such thing, as by default: the tests that need it are then skipped
     */
    default boolean spoil(PrintStore store, JobId job, boolean spoiled) {
        return false;
    }
}
