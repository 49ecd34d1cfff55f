package io.printsmart.jdbc.databases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A MariaDB of one's own, which can be killed and started again on the same data and port. */
public final class MariaDbInstance implements AutoCloseable {

    private final Path home;
    private final int port;
    private ServerProcess process;

    private MariaDbInstance(Path home, int port, ServerProcess process) {
        this.home = home;
        this.port = port;
        this.process = process;
    }

    /** Starts one; skips the test if no MariaDB is installed. */
    public static MariaDbInstance start(List<String> settings) {
        MariaDbServer.requireInstalled();
        return start(settings, Databases.temporaryDirectory("printsmart-mariadb-"));
    }

    /** Starts one in memory, if there is room; skips the test if no MariaDB is installed. */
    static MariaDbInstance startQuick(List<String> settings) {
        MariaDbServer.requireInstalled();
        return start(settings, Databases.quickDirectory("printsmart-mariadb-"));
    }

    private static MariaDbInstance start(List<String> settings, Path home) {
        ServerProcess.run(List.of(
                MariaDbServer.executable("mariadb-install-db"),
                "--no-defaults",
                "--datadir=" + home.resolve("data"),
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--user=" + System.getProperty("user.name")));
        int port = Ports.free();
        return new MariaDbInstance(home, port, process(home, port, settings));
    }

    /** Its port. */
    public int port() {
        return port;
    }

    /** Where a database of it is. */
    public String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
    }

    /** Makes a database. */
    public void create(String database) {
        Databases.execute(url("mysql"), "root", "create database " + database);
    }

    /** What the last column of a query says, as text. */
    public String ask(String sql) {
        return Databases.ask(url("mysql"), "root", sql);
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** Starts it again after it was killed. */
    public void startAgain(List<String> settings) {
        process = process(home, port, settings);
    }

    @Override
    public void close() {
        kill();
        TemporaryFiles.delete(home);
    }

    private static ServerProcess process(Path home, int port, List<String> settings) {
        List<String> command = new ArrayList<>(ServerProcess.asNobody(
                MariaDbServer.executable("mariadbd"),
                "--no-defaults",
                "--datadir=" + home.resolve("data"),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                "--socket=" + home.resolve("s"),
                "--pid-file=" + home.resolve("pid"),
                "--innodb-buffer-pool-size=64M",
                "--default-time-zone=+05:45"));
        command.addAll(settings);
        return ServerProcess.start(command, line -> line.contains("ready for connections"));
    }
}
