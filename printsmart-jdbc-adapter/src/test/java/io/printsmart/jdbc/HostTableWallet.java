package io.printsmart.jdbc;

import io.printsmart.jdbc.databases.Bench;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Currency;

/** Users' money in a table of the host's, as docs/bring-your-own-wallet.md has it. */
class HostTableWallet implements JdbcWallet {

    static void install(Bench bench) throws SQLException {
        bench.execute("drop table if exists users");
        bench.execute("drop table if exists unclaimed");
        bench.execute("create table users (name varchar(190) primary key, cents bigint not null)");
        bench.execute("create table unclaimed (name varchar(190) not null, cents bigint not null)");
    }

    static void give(Bench bench, String user, long cents) throws SQLException {
        bench.execute("insert into users (name, cents) values ('" + user + "', " + cents + ")");
    }

    static long cents(Bench bench, String user) throws SQLException {
        return bench.number("select coalesce(sum(cents), -1) as n from users where name = '" + user + "'");
    }

    @Override
    public boolean withdraw(Connection connection, AccountId user, Money cost) throws SQLException {
        String sql = "update users set cents = cents - ? where name = ? and cents >= ?";
        return Sql.update(connection, sql, cost.minorUnits(), user, cost.minorUnits()) == 1;
    }

    @Override
    public void deposit(Connection connection, AccountId user, Money cost) throws SQLException {
        if (Sql.update(connection, "update users set cents = cents + ? where name = ?", cost.minorUnits(), user) == 0) {
            Sql.update(connection, "insert into unclaimed (cents, name) values (?, ?)", cost.minorUnits(), user);
        }
    }

    @Override
    public Money balance(Connection connection, AccountId user, Currency currency) throws SQLException {
        return Sql.first(connection, "select cents from users where name = ?", row -> row.number("cents"), user)
                .map(cents -> new Money(cents, currency))
                .orElse(Money.zero(currency));
    }
}
