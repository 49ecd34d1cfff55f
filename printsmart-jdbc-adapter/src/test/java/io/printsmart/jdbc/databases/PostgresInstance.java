package io.printsmart.jdbc.databases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of one's own, which can be killed, started again, copied to a standby, and promoted. */
public final class PostgresInstance implements AutoCloseable {

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

    /** Starts one. */
    public static PostgresInstance start() {
        Path programs = embeddedPrograms();
        Path home = Databases.temporaryDirectory("printsmart-postgres-");
        ServerProcess.run(ServerProcess.asNobody(
                programs.resolve("initdb").toString(),
                "-A",
                "trust",
                "-U",
                "postgres",
                "-E",
                "UTF8",
                "-D",
                data(home).toString()));
        return new PostgresInstance(programs, home, Ports.free());
    }

    /** Copies it to another one that follows it. It is not there meanwhile. */
    public PostgresInstance standby(String name) {
        control("stop");
        Path other = Databases.temporaryDirectory("printsmart-standby-");
        ServerProcess.run(List.of("cp", "-a", data(home).toString(), data(other).toString()));
        String primary = "host=127.0.0.1 port=" + port + " user=postgres application_name=" + name;
        try {
            Files.createFile(data(other).resolve("standby.signal"));
            Files.writeString(
                    data(other).resolve("postgresql.auto.conf"),
                    "primary_conninfo = '" + primary + "'\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = process();
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
        return Databases.ask(url("postgres"), "postgres", sql);
    }

    /** Makes a standby the primary. */
    public void promote() {
        control("promote");
    }

    /** SIGKILL, of all its processes. */
    public void kill() {
        process.kill();
    }

    /**
     * Starts it again after it was killed.
     *
     * @return false while a child of the killed one still lives, which it had started just then
     */
    public boolean startsAgain() {
        try {
            process = process();
            return true;
        } catch (UncheckedIOException e) {
            if (String.valueOf(e.getCause()).contains("is still in use")) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        kill();
        TemporaryFiles.delete(home);
    }

    private void control(String order) {
        ServerProcess.run(ServerProcess.asNobody(
                programs.resolve("pg_ctl").toString(),
                order,
                "-w",
                "-D",
                data(home).toString()));
    }

    private ServerProcess process() {
        List<String> command = new ArrayList<>(ServerProcess.asNobody(
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

    private static Path data(Path home) {
        return home.resolve("data");
    }

    private static Path embeddedPrograms() {
        String embedded = PostgresServer.url("postgres");
        return Path.of(Databases.ask(embedded, "postgres", "select setting from pg_config where name = 'BINDIR'"));
    }
}
