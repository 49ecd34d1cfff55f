package io.printsmart.runner.crash;

import io.printsmart.jdbc.databases.MariaDbInstance;
import io.printsmart.jdbc.databases.PostgresInstance;
import io.printsmart.job.InDoubtPolicy;
import io.printsmart.runner.process.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A database that is killed and comes back, and the proxy through which hosts reach it. */
interface Battlefield extends AutoCloseable {

    /** How long a killed server may take to come back. */
    Duration RESTART = Duration.ofMinutes(5);

    /** Where the hosts find it. */
    String url();

    /** Where the audit finds it, past the proxy. */
    String direct();

    String user();

    /** How many hosts may use it at once. */
    int hosts();

    /** What its hosts do with a job of which nobody can say whether it was printed. */
    default InDoubtPolicy inDoubt() {
        return InDoubtPolicy.REFUND;
    }

    /** What loses the answers to commits; an embedded database has no answers to lose. */
    Optional<CommitCutter> cutter();

    /** SIGKILL of the server, if there is one, and start. */
    void killAndRestart();

    @Override
    void close();

    /** The kinds of databases, by the name of a test. */
    enum Kind {
        POSTGRESQL {
            @Override
            Battlefield open(Path folder) {
                PostgresInstance server = PostgresInstance.start();
                server.create("storm");
                return new Server(
                        "postgres",
                        server.url("storm"),
                        server.port(),
                        CommitCutter.before(server.port(), CommitCutter.Protocol.POSTGRESQL),
                        () -> {
                            server.kill();
                            Wait.until("PostgreSQL again", RESTART, server::startsAgain);
                        },
                        server::close);
            }
        },
        MARIADB {
            @Override
            Battlefield open(Path folder) {
                MariaDbInstance server = MariaDbInstance.start(List.of());
                server.create("storm");
                return new Server(
                        "root",
                        server.url("storm"),
                        server.port(),
                        CommitCutter.before(server.port(), CommitCutter.Protocol.MARIADB),
                        () -> {
                            server.kill();
                            server.startAgain(List.of());
                        },
                        server::close);
            }
        },
        H2_FILE {
            @Override
            Battlefield open(Path folder) {
                return new File("jdbc:h2:file:" + folder.resolve("storm"));
            }
        };

        abstract Battlefield open(Path folder);
    }

    /** A server, behind the proxy. */
    record Server(String user, String direct, int port, CommitCutter proxy, Runnable restart, Runnable end)
            implements Battlefield {

        @Override
        public String url() {
            return direct.replace(":" + port + "/", ":" + proxy.port() + "/");
        }

        @Override
        public int hosts() {
            return 2;
        }

        @Override
        public Optional<CommitCutter> cutter() {
            return Optional.of(proxy);
        }

        @Override
        public void killAndRestart() {
            restart.run();
        }

        @Override
        public void close() {
            proxy.close();
            end.run();
        }
    }

    /** Servers that somebody else looks after. */
    record Cluster(String url, String user) implements Battlefield {

        @Override
        public String direct() {
            return url;
        }

        @Override
        public int hosts() {
            return 2;
        }

        @Override
        public Optional<CommitCutter> cutter() {
            return Optional.empty();
        }

        @Override
        public void killAndRestart() {
            throw new UnsupportedOperationException("a cluster is not killed as a whole");
        }

        @Override
        public void close() {
            // It is not ours.
        }
    }

    /** A file, which one process has at a time and which dies with it. */
    record File(String url) implements Battlefield {

        @Override
        public String direct() {
            return url;
        }

        @Override
        public String user() {
            return "sa";
        }

        @Override
        public int hosts() {
            return 1;
        }

        /** The other policy has to be seen somewhere, too. */
        @Override
        public InDoubtPolicy inDoubt() {
            return InDoubtPolicy.RETRY;
        }

        @Override
        public Optional<CommitCutter> cutter() {
            return Optional.empty();
        }

        @Override
        public void killAndRestart() {
            // There is no server.
        }

        @Override
        public void close() {
            // It goes with its folder.
        }
    }
}
