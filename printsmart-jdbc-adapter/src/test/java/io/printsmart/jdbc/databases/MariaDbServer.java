package io.printsmart.jdbc.databases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real MariaDB: Debian's {@code mariadb-server} as a child process with a data directory of its own. */
public final class MariaDbServer {

    private static @Nullable MariaDbInstance server;

    private MariaDbServer() {}

    /** Where a database of it is; skips the test if no MariaDB is installed. */
    public static String url(String scheme, String database) {
        return scheme + "//127.0.0.1:" + port() + "/" + database;
    }

    /** Its port; starts it, and skips the test if no MariaDB is installed. */
    public static synchronized int port() {
        MariaDbInstance running = server;
        if (running == null) {
            running = MariaDbInstance.startQuick(List.of());
            server = running;
        }
        return running.port();
    }

    /** Starts another one with other settings, on a port of its own; it ends with the JVM. */
    public static int start(List<String> settings) {
        return MariaDbInstance.startQuick(settings).port();
    }

    static void requireInstalled() {
        boolean installed = !executable("mariadbd").isEmpty()
                && !executable("mariadb-install-db").isEmpty();
        Peers.require(installed, "mariadbd is not installed; install the Debian package mariadb-server");
    }

    static String executable(String name) {
        return Stream.of("/usr/sbin/", "/usr/bin/", "/usr/local/bin/")
                .map(directory -> Path.of(directory + name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElse("");
    }
}
