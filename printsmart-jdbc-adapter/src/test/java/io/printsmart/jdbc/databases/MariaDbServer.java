package io.printsmart.jdbc.databases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real MariaDB: Debian's {@code mariadb-server} as a child process with a data directory of its own. */
public final class MariaDbServer {

    private static @Nullable MariaDbServer server;

    private final int port;

    private MariaDbServer(int port) {
        this.port = port;
    }

    /** Where a database of it is; skips the test if no MariaDB is installed. */
    public static String url(String scheme, String database) {
        return scheme + "//127.0.0.1:" + port() + "/" + database;
    }

    /** Its port; starts it, and skips the test if no MariaDB is installed. */
    public static synchronized int port() {
        requireInstalled();
        MariaDbServer running = server;
        if (running == null) {
            running = new MariaDbServer(start(List.of()));
            server = running;
        }
        return running.port;
    }

    /** Starts another one with other settings, on a port of its own; it ends with the JVM. */
    public static int start(List<String> settings) {
        requireInstalled();
        try {
            Path home = Databases.temporaryDirectory("printsmart-mariadb-");
            Path data = home.resolve("data");
            runToEnd(List.of(
                    executable("mariadb-install-db"),
                    "--no-defaults",
                    "--datadir=" + data,
                    "--auth-root-authentication-method=normal",
                    "--skip-test-db",
                    "--user=" + System.getProperty("user.name")));
            return startProcess(home, data, settings);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start MariaDB", e);
        }
    }

    private static int startProcess(Path home, Path data, List<String> settings) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                executable("mariadbd"),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--datadir=" + data,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                "--socket=" + home.resolve("s"),
                "--pid-file=" + home.resolve("pid"),
                "--innodb-buffer-pool-size=64M",
                "--default-time-zone=+05:45"));
        command.addAll(settings);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitReady(process);
        return port;
    }

    private static void awaitReady(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.contains("ready for connections")) {
                drain(output);
                return;
            }
        }
        throw new IOException("MariaDB ended before it was ready:\n" + said);
    }

    /** What nobody reads would stop the server once the pipe is full. */
    private static void drain(BufferedReader output) {
        Thread drain = new Thread(() -> output.lines().forEach(line -> {}), "mariadb-output");
        drain.setDaemon(true);
        drain.start();
    }

    private static void runToEnd(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(command + " failed:\n" + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void requireInstalled() {
        if (executable("mariadbd").isEmpty() || executable("mariadb-install-db").isEmpty()) {
            String missing = "mariadbd is not installed; install the Debian package mariadb-server";
            if ("required".equals(System.getProperty("printsmart.peers"))) {
                throw new AssertionError(missing);
            }
            Assumptions.abort(missing);
        }
    }

    private static String executable(String name) {
        return Stream.of("/usr/sbin/", "/usr/bin/", "/usr/local/bin/")
                .map(directory -> Path.of(directory + name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElse("");
    }
}
