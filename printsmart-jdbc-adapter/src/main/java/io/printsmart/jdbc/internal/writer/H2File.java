package io.printsmart.jdbc.internal.writer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What an H2 connection is connected to, and how. */
public final class H2File {

    private H2File() {}

    /** Where the file is; empty for a database in memory. */
    public static Optional<String> path(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select database_path()");
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        }
    }

    /** Whether nobody else writes to the connection's file while it does. */
    public static boolean isGuarded(Connection connection) throws SQLException {
        return connection.isWrapperFor(Guarded.class);
    }
}
