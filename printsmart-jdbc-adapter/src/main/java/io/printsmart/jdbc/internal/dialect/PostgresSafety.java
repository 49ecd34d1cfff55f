package io.printsmart.jdbc.internal.dialect;

import io.printsmart.jdbc.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where PostgreSQL would lose what it acknowledged, or could not write. */
final class PostgresSafety {

    private static final Map<String, String> LOSSES = Map.of(
            "synchronous_commit", "a crash of the server loses commits that were acknowledged",
            "fsync", "a crash of the machine corrupts the database",
            "full_page_writes", "a crash of the machine corrupts the database");

    private PostgresSafety() {}

    static List<String> unsafe(Connection connection, List<String> tables) throws SQLException {
        List<String> unsafe = new ArrayList<>();
        for (String setting : new java.util.TreeSet<>(LOSSES.keySet())) {
            if (value(connection, "current_setting('" + setting + "')").equals("off")) {
                unsafe.add("PostgreSQL's " + setting + " is off, with which " + LOSSES.get(setting)
                        + "; set it to on (postgresql.conf, ALTER DATABASE or ALTER ROLE)");
            }
        }
        lossOnFailover(
                        value(connection, "current_setting('synchronous_commit')"),
                        value(connection, "current_setting('synchronous_standby_names')"))
                .ifPresent(unsafe::add);
        if (value(connection, "cast(pg_is_in_recovery() as text)").startsWith("t")) {
            unsafe.add("this PostgreSQL server is a standby (pg_is_in_recovery() is true); connect to the primary");
        } else if (value(connection, "current_setting('transaction_read_only')").equals("on")) {
            unsafe.add("PostgreSQL's default_transaction_read_only is on, or the pool hands out read-only connections;"
                    + " set it to off");
        }
        for (String table : tables) {
            if (value(
                            connection,
                            "(select cast(relpersistence as text) from pg_class where oid = to_regclass('" + table
                                    + "'))")
                    .equals("u")) {
                unsafe.add("table " + table + " is UNLOGGED and is emptied by a crash; ALTER TABLE " + table
                        + " SET LOGGED");
            }
        }
        return unsafe;
    }

    /** What waits for the primary only, or for a standby's memory, is not on the standby that takes over. */
    static Optional<String> lossOnFailover(String synchronousCommit, String standbys) {
        boolean waits = standbys.isBlank()
                || synchronousCommit.equals("on")
                || synchronousCommit.equals("remote_apply")
                || synchronousCommit.equals("off");
        return waits
                ? Optional.empty()
                : Optional.of("PostgreSQL's synchronous_commit is " + synchronousCommit
                        + " beside synchronous_standby_names, with which a failover loses commits that were acknowledged;"
                        + " set it to on (postgresql.conf, ALTER DATABASE or ALTER ROLE)");
    }

    private static String value(Connection connection, String expression) throws SQLException {
        return Sql.first(connection, "select " + expression + " as found", row -> row.optionalText("found"))
                .flatMap(found -> found)
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }
}
