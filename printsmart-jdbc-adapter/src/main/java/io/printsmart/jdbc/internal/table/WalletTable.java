package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Optional;

/**
 * The wallets of PrintSmart's own ledger: what each account holds in each currency. A balance is changed by one
 * conditional statement and never by reading, reckoning and writing.
 */
public final class WalletTable {

    private final String table;

    /** With the tables' prefix. */
    public WalletTable(String prefix) {
        this.table = prefix + "wallet";
    }

    /** Takes money; false if the wallet would fall below its floor or is not there. */
    public boolean debit(Connection connection, String account, Money amount) throws SQLException {
        return Sql.update(
                        connection,
                        "update " + table + " set balance_minor = balance_minor - ?"
                                + " where account = ? and currency = ? and balance_minor - ? >= floor_minor",
                        amount.minorUnits(),
                        account,
                        code(amount.currency()),
                        amount.minorUnits())
                == 1;
    }

    /**
     * Adds money, to a new wallet if there is none; false if it would then hold more than {@link Money#most}. To be used for
     * what comes from outside.
     */
    public boolean topUp(Connection connection, String account, Money amount) throws SQLException {
        return put(connection, account, amount, Money.MOST_MINOR_UNITS);
    }

    /**
     * Gives back what was taken from a wallet, whatever it holds by now.
     *
     * @throws ArithmeticException if the balance would not fit into the column, some 9,000 times the most that can be topped
     *     up
     */
    public void giveBack(Connection connection, String account, Money amount) throws SQLException {
        if (!put(connection, account, amount, Long.MAX_VALUE)) {
            throw new ArithmeticException(
                    "the wallet of " + account + " holds too much for " + amount + " more to be counted");
        }
    }

    private boolean put(Connection connection, String account, Money amount, long most) throws SQLException {
        if (add(connection, account, amount, most)) {
            return true;
        }
        if (balance(connection, account, amount.currency()).isEmpty()) {
            insert(connection, account, amount);
            return true;
        }
        // The first time, the wallet may have been created between the two looks at it; not twice.
        return add(connection, account, amount, most);
    }

    private boolean add(Connection connection, String account, Money amount, long most) throws SQLException {
        return Sql.update(
                        connection,
                        "update " + table + " set balance_minor = balance_minor + ?"
                                + " where account = ? and currency = ? and balance_minor <= ?",
                        amount.minorUnits(),
                        account,
                        code(amount.currency()),
                        most - amount.minorUnits())
                == 1;
    }

    private void insert(Connection connection, String account, Money amount) throws SQLException {
        Sql.update(
                connection,
                "insert into " + table + " (account, currency, balance_minor, floor_minor) values (?, ?, ?, 0)",
                account,
                code(amount.currency()),
                amount.minorUnits());
    }

    /** What a wallet holds; empty if there is none. */
    public Optional<Money> balance(Connection connection, AccountId account, Currency currency) throws SQLException {
        return balance(connection, account.value(), currency);
    }

    private Optional<Money> balance(Connection connection, String account, Currency currency) throws SQLException {
        return Sql.first(
                connection,
                "select balance_minor from " + table + " where account = ? and currency = ?",
                row -> new Money(row.number("balance_minor"), currency),
                account,
                code(currency));
    }

    private static String code(Currency currency) {
        return currency.getCurrencyCode();
    }
}
