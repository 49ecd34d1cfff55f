package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.dialect.Dialect;
import io.printsmart.jdbc.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** The database's clock, the only one that leases and due times are compared with. */
public final class ClockQuery {

    private final String sql;

    /** Of one database. */
    public ClockQuery(Dialect dialect) {
        this.sql = "select " + dialect.now() + " as millis";
    }

    /** Now, to the millisecond; moves on inside a transaction. */
    public Instant now(Connection connection) throws SQLException {
        return Sql.first(connection, sql, row -> row.instant("millis"))
                .orElseThrow(() -> new SQLException("the database gave no time"));
    }
}
