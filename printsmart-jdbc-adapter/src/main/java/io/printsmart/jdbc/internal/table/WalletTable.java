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
     * Adds money, to a new wallet if there is none.
     *
     * @throws ArithmeticException if the balance would not fit
     */
    public void credit(Connection connection, String account, Money amount) throws SQLException {
        if (add(connection, account, amount)) {
            return;
        }
        Optional<Money> held = balance(connection, account, amount.currency());
        if (held.isEmpty()) {
            insert(connection, account, amount);
        } else if (!add(connection, account, amount)) {
            // The first time, the wallet may have been created between the two looks at it; not twice.
            throw new ArithmeticException("the wallet of " + account + " holds " + held.get() + "; " + amount
                    + " more than that cannot be counted");
        }
    }

    private boolean add(Connection connection, String account, Money amount) throws SQLException {
        return Sql.update(
                        connection,
                        "update " + table + " set balance_minor = balance_minor + ?"
                                + " where account = ? and currency = ? and balance_minor <= ?",
                        amount.minorUnits(),
                        account,
                        code(amount.currency()),
                        Long.MAX_VALUE - amount.minorUnits())
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
