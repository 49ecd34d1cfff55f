package io.printsmart.jdbc.databases;

import io.printsmart.jdbc.SqlDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** The kinds of databases that are tested. All keep their sessions' time in another zone than UTC. */
public enum Databases {
    /** H2 in memory. */
    H2_MEMORY {
        @Override
        public TestDatabase fresh() {
            return new TestDatabase(SqlDialect.H2, "jdbc:h2:mem:" + name(NUMBER) + ";DB_CLOSE_DELAY=-1" + ZONE, "sa");
        }
    },
    /** H2 in a file, safe against kill. */
    H2_FILE {
        @Override
        public TestDatabase fresh() {
            Path file = temporaryDirectory("printsmart-h2-").resolve("store");
            String url = "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1";
            return new TestDatabase(SqlDialect.H2, url + ZONE, "sa");
        }
    },
    /** PostgreSQL. */
    POSTGRESQL {
        @Override
        public TestDatabase fresh() {
            String name = name(NUMBER);
            execute(PostgresServer.url("postgres"), "postgres", "create database " + name);
            return new TestDatabase(SqlDialect.POSTGRESQL, PostgresServer.url(name), "postgres");
        }
    },
    /** MariaDB. */
    MARIADB {
        @Override
        public TestDatabase fresh() {
            return mariaDb("jdbc:mariadb:");
        }
    },
    /** MariaDB through MySQL's driver. */
    MARIADB_BY_MYSQL_DRIVER {
        @Override
        public TestDatabase fresh() {
            return mariaDb("jdbc:mysql:");
        }
    };

    private static final String ZONE = ";INIT=SET TIME ZONE 'Asia/Kathmandu'";
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 2L << 30;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** A database that nobody else uses. */
    public abstract TestDatabase fresh();

    private static TestDatabase mariaDb(String scheme) {
        String name = name(NUMBER);
        execute(MariaDbServer.url("jdbc:mariadb:", "mysql"), "root", "create database " + name);
        return new TestDatabase(SqlDialect.MARIADB, MariaDbServer.url(scheme, name), "root");
    }

    static String name(AtomicInteger number) {
        return "t" + number.incrementAndGet() + "_" + ProcessHandle.current().pid();
    }

    static Path temporaryDirectory(String prefix) {
        return temporaryDirectory(Path.of(System.getProperty("java.io.tmpdir")), prefix);
    }

    /**
     * A directory in memory where there is room for it. Servers that force every commit to the disk keep the thousands of
     * small tests waiting; nothing in those tests outlives the server's process.
     */
    static Path quickDirectory(String prefix) {
        boolean roomy = Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() >= ROOM;
        return roomy ? temporaryDirectory(MEMORY, prefix) : temporaryDirectory(prefix);
    }

    private static Path temporaryDirectory(Path parent, String prefix) {
        try {
            Path directory = Files.createTempDirectory(parent, prefix);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> TemporaryFiles.delete(directory)));
            return directory;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static void execute(String url, String user, String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot " + sql, e);
        }
    }

    /** What a query says, as text: the last column of the first row. */
    static String ask(String url, String user, String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            return answer.next()
                    ? String.valueOf(answer.getString(answer.getMetaData().getColumnCount()))
                    : "";
        } catch (SQLException e) {
            throw new IllegalStateException("cannot " + sql, e);
        }
    }
}
