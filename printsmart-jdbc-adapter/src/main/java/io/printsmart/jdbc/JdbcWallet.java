package io.printsmart.jdbc;

import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Currency;

/**
 * Port: users' money in a table of the host, in the same database as PrintSmart's tables. Each call runs inside the
 * transaction that stores what the money is for, so that both are committed or neither is. It needs no keys: PrintSmart's
 * own movement row, written in the same transaction, is the key, and the ledger books the user's side as {@code
 * EXTERNAL}.
 *
 * <p>An implementation uses the given connection and no other, and for nothing but the account in question. It never
 * commits, rolls back or closes; the connection refuses that. What it throws rolls the whole transaction back, and the
 * transaction may then be repeated from the top. Its statement is the last one before the commit, so that the account's
 * row is locked as briefly as can be. Implementations must be safe for use by many threads.
 *
 * <p>A balance is changed by one conditional statement, never by reading, reckoning and writing:
 *
 * <pre>{@code
 * update users set balance = balance - ? where name = ? and balance >= ?
 * }</pre>
 */
public interface JdbcWallet {

    /**
     * Takes money from a user.
     *
     * @param connection the connection of the transaction under way
     * @param account whose money
     * @param cost how much, more than nothing
     * @return false if the user has not enough or is not known; then nothing was changed
     * @throws SQLException as the database throws it, so that PrintSmart can tell what to repeat
     */
    boolean withdraw(Connection connection, AccountId account, Money cost) throws SQLException;

    /**
     * Gives back to a user what was taken. It cannot be declined: the refund of a user who was deleted meanwhile still has
     * to go somewhere.
     *
     * @param connection the connection of the transaction under way
     * @param account whose money
     * @param cost how much, more than nothing
     * @throws SQLException as the database throws it, so that PrintSmart can tell what to repeat; the refund then stays
     *     owed and is tried again
     */
    void deposit(Connection connection, AccountId account, Money cost) throws SQLException;

    /**
     * Says what a user has, as it is shown beside a refusal for lack of money. Nothing is decided by it.
     *
     * @param connection a connection to the database
     * @param account whose money
     * @param currency in which currency
     * @return the balance; zero if the user is not known
     * @throws SQLException as the database throws it
     */
    Money balance(Connection connection, AccountId account, Currency currency) throws SQLException;
}
