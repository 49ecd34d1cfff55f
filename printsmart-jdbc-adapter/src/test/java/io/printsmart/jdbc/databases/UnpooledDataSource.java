package io.printsmart.jdbc.databases;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A new connection each time. */
public record UnpooledDataSource(String url, String user, boolean autoCommit) implements Pooling {

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = DriverManager.getConnection(url, user, "");
        connection.setAutoCommit(autoCommit);
        return connection;
    }

    @Override
    public Connection getConnection(String otherUser, String password) throws SQLException {
        return DriverManager.getConnection(url, otherUser, password);
    }
}
