package io.printsmart.jdbc.internal.dialect;

import io.printsmart.jdbc.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where MariaDB would lose what it acknowledged, could not write, or would store something else than it was given. */
final class MariaDbSafety {

    private MariaDbSafety() {}

    static List<String> unsafe(Connection connection, List<String> tables) throws SQLException {
        List<String> unsafe = new ArrayList<>();
        String flush = variable(connection, "innodb_flush_log_at_trx_commit");
        if (!flush.equals("1")) {
            unsafe.add("MariaDB's innodb_flush_log_at_trx_commit is " + flush
                    + ", with which a crash loses commits that were acknowledged; set it to 1");
        }
        binaryLog(connection, unsafe);
        if (isOn(variable(connection, "read_only")) || isOn(variable(connection, "innodb_read_only"))) {
            unsafe.add("the MariaDB server is read_only; connect to the primary, or set read_only to 0");
        }
        if (!variable(connection, "sql_mode").contains("strict_")) {
            unsafe.add(
                    "MariaDB's sql_mode has no STRICT_TRANS_TABLES, without which values are stored altered; add it");
        }
        for (String table : tables) {
            Optional<String> engine = engine(connection, table);
            if (engine.isPresent() && !engine.get().equals("innodb")) {
                unsafe.add("table " + table + " has the engine " + engine.get()
                        + ", which has no transactions; ALTER TABLE " + table + " ENGINE=InnoDB");
            }
        }
        return unsafe;
    }

    /** With a binary log, recovery keeps of the last transactions only those that it finds in there. */
    private static void binaryLog(Connection connection, List<String> unsafe) throws SQLException {
        if (!isOn(variable(connection, "log_bin"))) {
            return;
        }
        String sync = variable(connection, "sync_binlog");
        if (!sync.equals("1")) {
            unsafe.add("MariaDB writes a binary log and sync_binlog is " + sync
                    + ", with which a crash of the machine loses commits that were acknowledged; set it to 1");
        }
        if (variable(connection, "binlog_format").equals("statement")) {
            unsafe.add("MariaDB's binlog_format is STATEMENT, which forbids READ COMMITTED; set it to MIXED or ROW");
        }
    }

    private static boolean isOn(String value) {
        return value.equals("1") || value.equals("on");
    }

    private static String variable(Connection connection, String name) throws SQLException {
        return Sql.first(connection, "select cast(@@" + name + " as char) as found", row -> row.optionalText("found"))
                .flatMap(found -> found)
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }

    private static Optional<String> engine(Connection connection, String table) throws SQLException {
        return Sql.first(
                        connection,
                        "select engine as found from information_schema.tables"
                                + " where table_schema = database() and lower(table_name) = ?",
                        row -> row.optionalText("found"),
                        table)
                .flatMap(found -> found)
                .map(found -> found.toLowerCase(Locale.ROOT));
    }
}
