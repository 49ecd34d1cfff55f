package io.printsmart.jdbc.internal.store;

import io.printsmart.jdbc.JdbcWallet;
import io.printsmart.jdbc.internal.table.MovementTable;
import io.printsmart.jdbc.internal.table.WalletTable;
import io.printsmart.job.JobId;
import io.printsmart.store.StoreException;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.LedgerAccount;
import io.printsmart.wallet.LedgerAccount.Kind;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Optional;

/**
 * Books movements and moves the users' side of them: in a wallet of our own, or in the host's table, which the ledger
 * knows as EXTERNAL. The users' side comes last, since it is the row that others wait for.
 */
final class Ledger {

    private final MovementTable movements;
    private final WalletTable wallets;
    private final Optional<JdbcWallet> host;

    Ledger(MovementTable movements, WalletTable wallets, Optional<JdbcWallet> host) {
        this.movements = movements;
        this.wallets = wallets;
        this.host = host;
    }

    boolean hostKeepsMoney() {
        return host.isPresent();
    }

    /**
     * Books a movement; false if who pays has not enough, or a wallet would be topped up beyond what it may hold. Then the
     * transaction is to be undone.
     */
    boolean book(Connection connection, Movement movement, Optional<JobId> job, long writeNo) throws SQLException {
        movements.insert(connection, asBooked(movement), job, writeNo);
        if (movement.amount().isZero()) {
            return true;
        }
        if (isWallet(movement.from())) {
            boolean paid = withdraw(connection, movement.from().owner(), movement.amount());
            if (paid) {
                requireStillThere(connection, movement);
            }
            return paid;
        }
        if (isWallet(movement.to())) {
            if (!deposit(connection, movement)) {
                return false;
            }
            requireStillThere(connection, movement);
        }
        return true;
    }

    /**
     * A host's wallet may have swallowed an error with which the database undid the transaction: all of it at a deadlock
     * on MariaDB, at any error on PostgreSQL, whose commit would then return as if all were well.
     */
    private void requireStillThere(Connection connection, Movement movement) throws SQLException {
        if (host.isPresent() && movements.find(connection, movement.key()).isEmpty()) {
            throw new StoreException(
                    "could not book " + movement.key() + ": the transaction was undone inside of the"
                            + " host's JdbcWallet; it must throw on what the database throws, and must not end the transaction");
        }
    }

    Optional<Money> balance(Connection connection, AccountId account, Currency currency) throws SQLException {
        return host.isPresent()
                ? Optional.of(host.get().balance(HostsConnection.guard(connection), account, currency))
                : wallets.balance(connection, account, currency);
    }

    private boolean withdraw(Connection connection, String owner, Money amount) throws SQLException {
        return host.isPresent()
                ? host.get().withdraw(HostsConnection.guard(connection), new AccountId(owner), amount)
                : wallets.debit(connection, owner, amount);
    }

    private boolean deposit(Connection connection, Movement movement) throws SQLException {
        String owner = movement.to().owner();
        if (host.isPresent()) {
            host.get().deposit(HostsConnection.guard(connection), new AccountId(owner), movement.amount());
            return true;
        }
        if (movement.kind() == Movement.Kind.TOP_UP) {
            return wallets.topUp(connection, owner, movement.amount());
        }
        wallets.giveBack(connection, owner, movement.amount());
        return true;
    }

    private Movement asBooked(Movement movement) {
        return host.isEmpty()
                ? movement
                : new Movement(
                        movement.key(),
                        movement.kind(),
                        asBooked(movement.from()),
                        asBooked(movement.to()),
                        movement.amount());
    }

    private static LedgerAccount asBooked(LedgerAccount account) {
        return isWallet(account) ? LedgerAccount.EXTERNAL : account;
    }

    private static boolean isWallet(LedgerAccount account) {
        return account.kind() == Kind.WALLET;
    }
}
