package io.printsmart.runner.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** Connections to a database, after a first one has shown that it can be reached. */
final class Pool {

    /** H2: "Database may be already in use". */
    private static final int H2_IN_USE = 90_020;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration CONNECTION_LIMIT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Pool() {}

    static HikariDataSource open(DatabaseAddress address, int size) {
        try {
            Connection first = firstConnection(address);
            try {
                return new HikariDataSource(config(address, size));
            } finally {
                // Not before the pool has connections of its own: an embedded H2 closes with the last one.
                first.close();
            }
        } catch (SQLException e) {
            throw new DatabaseException("database " + address + " cannot be reached: " + reason(e, address), e);
        }
    }

    /** What the driver says: its first line, and that without the URL, in which there may be a password. */
    private static String reason(SQLException e, DatabaseAddress address) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replace(address.url(), address.toString());
    }

    private static HikariConfig config(DatabaseAddress address, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("printsmart");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_LIMIT.toMillis());
        return config;
    }

    private static Connection firstConnection(DatabaseAddress address) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return DriverManager.getConnection(address.url(), address.user(), address.password());
            } catch (SQLException e) {
                if (e.getErrorCode() != H2_IN_USE) {
                    throw e;
                }
                if (System.nanoTime() >= end) {
                    throw new DatabaseException(
                            "database " + address + " is in use by another process, and an H2 file serves one process"
                                    + " at a time; wait for that process to end, or use a server database, such as"
                                    + " --db jdbc:postgresql://host/database",
                            e);
                }
                pause();
            }
        }
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for the database", e);
        }
    }
}
