package io.printsmart.jdbc.internal.schema;

import io.printsmart.jdbc.internal.dialect.Dialect;
import io.printsmart.jdbc.internal.dialect.Failure;
import io.printsmart.jdbc.internal.sql.Sql;
import io.printsmart.jdbc.internal.table.SettingTable;
import io.printsmart.jdbc.internal.table.SliceTable;
import io.printsmart.printer.Slices;
import io.printsmart.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Creates the tables on request, and says what is wrong with them. */
public final class Schema {

    /** The version of the tables that this code goes with. */
    public static final String VERSION = "1";

    private static final int TRIES = 5;

    private final Dialect dialect;
    private final String prefix;
    private final SchemaFile file;

    /** Of one database, under a prefix. */
    public Schema(Dialect dialect, String prefix) {
        this.dialect = dialect;
        this.prefix = prefix;
        this.file = SchemaFile.of(dialect.name(), prefix);
    }

    /** The tables' names. */
    public List<String> tables() {
        return List.copyOf(file.tables().keySet());
    }

    /**
     * Creates what is missing. Nodes that do so at the same time get into each other's way, with errors of many kinds: what
     * the other one has made is there in the next run, so only a statement that fails again and again is at fault itself.
     */
    public void install(Connection connection) throws SQLException {
        List<String> statements = file.statements();
        int next = 0;
        int failed = 0;
        int tries = 0;
        while (next < statements.size()) {
            try {
                Sql.execute(connection, statements.get(next));
                next++;
            } catch (SQLException e) {
                tries = next == failed ? tries + 1 : 1;
                failed = next;
                if (tries == TRIES || dialect.failureOf(e) == Failure.CONNECTION_LOST) {
                    throw e;
                }
                rollBack(connection);
                next = 0;
            }
        }
    }

    /** Refuses tables that are missing, lack a column or are of another version. */
    public void check(Connection connection) throws SQLException {
        for (Map.Entry<String, List<String>> table : file.tables().entrySet()) {
            checkTable(connection, table.getKey(), table.getValue());
        }
        Optional<String> version = new SettingTable(prefix).find(connection, SettingTable.SCHEMA_VERSION);
        if (version.isEmpty() || !version.get().equals(VERSION)) {
            throw new StoreException("the tables with the prefix " + prefix + " are of version "
                    + version.orElse("unknown") + " (row schema_version of " + prefix + "setting), and this release of"
                    + " PrintSmart goes with version " + VERSION + "; use the release that made them, or give"
                    + " tablePrefix another prefix for new tables");
        }
        checkSlices(connection);
    }

    /** A printer whose slice is missing would be watched by nobody. */
    private void checkSlices(Connection connection) throws SQLException {
        int slices = new SliceTable(prefix).all(connection).size();
        if (slices != Slices.COUNT) {
            throw new StoreException("table " + prefix + "slice has " + slices + " rows and must have " + Slices.COUNT
                    + "; " + remedy());
        }
    }

    private void checkTable(Connection connection, String table, List<String> columns) throws SQLException {
        Set<String> found = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement("select * from " + table + " where 1 = 0")) {
            statement.executeQuery().close();
            ResultSetMetaData about = statement.getMetaData();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                found.add(about.getColumnName(i).toLowerCase(Locale.ROOT));
            }
        } catch (SQLException e) {
            rollBack(connection);
            if (dialect.failureOf(e) == Failure.CONNECTION_LOST) {
                throw e;
            }
            throw new StoreException("table " + table + " is missing or cannot be read; " + remedy(), e);
        }
        for (String column : columns) {
            if (!found.contains(column)) {
                throw new StoreException("table " + table + " has no column " + column + "; " + remedy());
            }
        }
    }

    private String remedy() {
        return "run " + SchemaFile.location(dialect.name())
                + " from the jar of printsmart-jdbc-adapter, which JdbcPrintStore.schemaSql gives you with your prefix"
                + " put in, or build the store with installSchema()";
    }

    private static void rollBack(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }
}
