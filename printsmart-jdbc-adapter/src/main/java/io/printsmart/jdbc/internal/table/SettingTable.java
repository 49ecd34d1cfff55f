package io.printsmart.jdbc.internal.table;

import io.printsmart.jdbc.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What holds for the whole installation: its id at printers and the version of its tables. */
public final class SettingTable {

    /** The name of the tables' version. */
    public static final String SCHEMA_VERSION = "schema_version";

    /** The name of the id by which printers know this installation. */
    public static final String INSTALLATION = "installation";

    private final String table;

    /** With the tables' prefix. */
    public SettingTable(String prefix) {
        this.table = prefix + "setting";
    }

    /** The value under a name. */
    public Optional<String> find(Connection connection, String name) throws SQLException {
        return Sql.first(
                connection,
                "select setting_value from " + table + " where name = ?",
                row -> row.text("setting_value"),
                name);
    }
}
