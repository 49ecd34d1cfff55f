package io.printsmart.jdbc.internal.writer;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Hands out connections of which one at a time writes to a file. */
public final class GuardedSource implements DataSource {

    private final DataSource source;

    private GuardedSource(DataSource source) {
        this.source = source;
    }

    /** Guards a data source, once. */
    public static DataSource of(DataSource source) {
        return source instanceof GuardedSource ? source : new GuardedSource(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return guarded(source.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return guarded(source.getConnection(user, password));
    }

    private static Connection guarded(Connection connection) throws SQLException {
        boolean known = false;
        try {
            Connection guarded = guardedIfFile(connection);
            known = true;
            return guarded;
        } finally {
            if (!known) {
                connection.close();
            }
        }
    }

    private static Connection guardedIfFile(Connection connection) throws SQLException {
        boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
        if (!h2 || H2File.isGuarded(connection)) {
            return connection;
        }
        Optional<String> path = H2File.path(connection);
        if (!connection.getAutoCommit()) {
            connection.rollback(); // whose isolation is to be set by who asked for the connection
        }
        return path.map(file -> GuardedConnection.of(connection, Pen.of(file))).orElse(connection);
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(source) ? type.cast(source) : source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(source) || source.isWrapperFor(type);
    }
}
