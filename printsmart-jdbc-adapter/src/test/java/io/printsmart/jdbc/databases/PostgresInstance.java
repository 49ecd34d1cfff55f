package io.printsmart.jdbc.databases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL of one's own, which can be killed, started again, copied to a standby, and promoted. */
public final class PostgresInstance implements AutoCloseable {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path home;
    private final int port;
    private ServerProcess process;

    private PostgresInstance(Path programs, Path home, int port) {
        this.programs = programs;
        this.home = home;
        this.port = port;
        this.process = process();
    }

    /** Starts one with the programs that the tests have from Maven. */
    public static PostgresInstance start() {
        return start(embeddedPrograms());
    }

    /** Starts one with Debian's programs, which can be copied to a standby; skips the test where there are none. */
    public static PostgresInstance startDebian() {
        Optional<Path> programs = debianPrograms();
        Peers.require(programs.isPresent(), "pg_basebackup is not installed; install the Debian package postgresql");
        return start(programs.orElseThrow());
    }

    private static PostgresInstance start(Path programs) {
        Path home = Databases.temporaryDirectory("printsmart-postgres-");
        ServerProcess.run(asNobody(
                programs.resolve("initdb").toString(),
                "-A",
                "trust",
                "-U",
                "postgres",
                "-E",
                "UTF8",
                "-D",
                "" + data(home)));
        return new PostgresInstance(programs, home, Ports.free());
    }

    /** Copies it to another one that follows it, and starts that. */
    public PostgresInstance standby(String name) {
        Path other = Databases.temporaryDirectory("printsmart-standby-");
        String from = "host=127.0.0.1 port=" + port + " user=postgres application_name=" + name;
        ServerProcess.run(asNobody(
                programs.resolve("pg_basebackup").toString(), "-R", "-c", "fast", "-D", "" + data(other), "-d", from));
        return new PostgresInstance(programs, other, Ports.free());
    }

    /** Its port. */
    public int port() {
        return port;
    }

    /** Where a database of it is. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Makes a database. */
    public void create(String database) {
        execute("create database " + database);
    }

    /** Runs a statement as the superuser. */
    public void execute(String sql) {
        Databases.execute(url("postgres"), "postgres", sql);
    }

    /** Sets a setting of the server, until further notice. */
    public void set(String setting, String value) {
        execute("alter system set " + setting + " = '" + value + "'");
        execute("select pg_reload_conf()");
    }

    /** What a query says, as text. */
    public String ask(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() ? String.valueOf(answer.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException("cannot " + sql, e);
        }
    }

    /** Makes a standby the primary. */
    public void promote() {
        ServerProcess.run(asNobody(programs.resolve("pg_ctl").toString(), "promote", "-w", "-D", "" + data(home)));
    }

    /** SIGKILL, of all its processes. */
    public void kill() {
        process.kill();
    }

    /** Starts it again after it was killed. */
    public void startAgain() {
        process = process();
    }

    @Override
    public void close() {
        kill();
        TemporaryFiles.delete(home);
    }

    private ServerProcess process() {
        List<String> command = new ArrayList<>(asNobody(
                programs.resolve("postgres").toString(),
                "-D",
                data(home).toString(),
                "-p",
                String.valueOf(port),
                "-k",
                home.toString()));
        for (String setting : List.of(
                "listen_addresses=127.0.0.1", "timezone=Asia/Kathmandu", "max_connections=200", "lc_messages=C")) {
            command.addAll(List.of("-c", setting));
        }
        return ServerProcess.start(command, line -> line.contains("ready to accept"));
    }

    /** PostgreSQL does not run as root: in a user namespace of its own root is nobody, and still owns its files. */
    private static List<String> asNobody(String... command) {
        boolean root = "root".equals(System.getProperty("user.name"));
        return Stream.concat(root ? Stream.of("unshare", "-U") : Stream.of(), Stream.of(command))
                .toList();
    }

    private static Path data(Path home) {
        return home.resolve("data");
    }

    private static Path embeddedPrograms() {
        try (Connection connection = DriverManager.getConnection(PostgresServer.url("postgres"), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select setting from pg_config where name = 'BINDIR'")) {
            found.next();
            return Path.of(found.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot find PostgreSQL's programs", e);
        }
    }

    private static Optional<Path> debianPrograms() {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(programs -> Files.isExecutable(programs.resolve("pg_basebackup"))
                            && Files.isExecutable(programs.resolve("postgres")))
                    .max(Comparator.naturalOrder());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
