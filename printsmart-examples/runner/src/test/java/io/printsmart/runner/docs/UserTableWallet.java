package io.printsmart.runner.docs;

import io.printsmart.jdbc.JdbcWallet;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;

// docs: user-table-wallet
/** Users' money in the portal's own table {@code users(name, cents)}, which is in euro. */
final class UserTableWallet implements JdbcWallet {

    private static final Currency EURO = Money.currency("EUR");

    @Override
    public boolean withdraw(Connection connection, AccountId user, Money cost) throws SQLException {
        if (!cost.currency().equals(EURO)) {
            return false;
        }
        String sql = "update users set cents = cents - ? where name = ? and cents >= ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, cost.minorUnits());
            update.setString(2, user.value());
            update.setLong(3, cost.minorUnits());
            return update.executeUpdate() == 1;
        }
    }

    @Override
    public void deposit(Connection connection, AccountId user, Money cost) throws SQLException {
        if (!add(connection, "update users set cents = cents + ? where name = ?", user, cost)) {
            // The user was deleted meanwhile. The money still has to go somewhere.
            add(connection, "insert into unclaimed_refund (cents, name) values (?, ?)", user, cost);
        }
    }

    @Override
    public Money balance(Connection connection, AccountId user, Currency currency) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select cents from users where name = ?")) {
            query.setString(1, user.value());
            try (ResultSet rows = query.executeQuery()) {
                return currency.equals(EURO) && rows.next() ? new Money(rows.getLong(1), EURO) : Money.zero(currency);
            }
        }
    }

    private static boolean add(Connection connection, String sql, AccountId user, Money cost) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, cost.minorUnits());
            update.setString(2, user.value());
            return update.executeUpdate() == 1;
        }
    }
}
// docs: end
