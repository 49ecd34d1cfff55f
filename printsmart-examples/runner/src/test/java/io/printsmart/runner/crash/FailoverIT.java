package io.printsmart.runner.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.jdbc.databases.MariaDbInstance;
import io.printsmart.jdbc.databases.Peers;
import io.printsmart.jdbc.databases.Ports;
import io.printsmart.jdbc.databases.PostgresInstance;
import io.printsmart.runner.process.Wait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What holds on clusters: docs/failover.md. */
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class FailoverIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path GALERA = Path.of("/usr/lib/galera/libgalera_smm.so");
    private static final int NODES = 3;

    @TempDir
    Path folder;

    @Test
    void aPostgresStandbyThatIsSynchronousIsPromotedWhileJobsRunAndNothingIsLost() {
        try (PostgresInstance primary = PostgresInstance.start()) {
            primary.create("campus");
            try (PostgresInstance standby = primary.standby("second")) {
                primary.set("synchronous_standby_names", "second");
                Wait.until(
                        "the standby is synchronous",
                        PATIENCE,
                        () -> primary.ask("select count(*) from pg_stat_replication where sync_state = 'sync'")
                                .equals("1"));
                String both = "jdbc:postgresql://127.0.0.1:" + primary.port() + ",127.0.0.1:" + standby.port()
                        + "/campus?targetServerType=primary&socketTimeout=20&connectTimeout=2";
                Runnable disaster = () -> {
                    primary.kill();
                    standby.promote();
                };
                assertNothingLost(
                        "failover of PostgreSQL",
                        new Failover.Plan(
                                List.of(both, both),
                                "postgres",
                                primary.url("campus"),
                                standby.url("campus"),
                                disaster));
            }
        }
    }

    @Test
    void oneOfThreeGaleraNodesDiesAndHostsThatAllUsedItGoOnAtAnother() {
        try (Galera cluster = Galera.start()) {
            String url = cluster.url("sequential", 0, 1, 2);
            assertNothingLost(
                    "failover of Galera",
                    new Failover.Plan(
                            List.of(url, url),
                            "root",
                            cluster.url("sequential", 0),
                            cluster.url("sequential", 1),
                            cluster::killFirst));
        }
    }

    private void assertNothingLost(String name, Failover.Plan plan) {
        Storm.Outcome outcome = Failover.run(plan, folder);
        StormReport.write(name, outcome);
        assertThat(outcome.reckoning().problems())
                .as("%s", outcome.reckoning().figures())
                .isEmpty();
        assertThat(outcome.tally().underWay)
                .as("jobs under way when the server died")
                .isPositive();
    }

    /** Three MariaDB servers on loopback that hold the same. */
    private record Galera(List<MariaDbInstance> nodes) implements AutoCloseable {

        static Galera start() {
            Peers.require(
                    Files.exists(GALERA), "Galera is not installed; install the Debian packages galera-4 and rsync");
            int[] ports = IntStream.range(0, NODES).map(node -> Ports.free()).toArray();
            String all =
                    IntStream.of(ports).mapToObj(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
            Galera galera = new Galera(new ArrayList<>());
            for (int node = 0; node < NODES; node++) {
                galera.nodes.add(MariaDbInstance.start(settings("gcomm://" + (node == 0 ? "" : all), ports[node])));
            }
            galera.nodes.forEach(node -> Wait.until("the node is synced", PATIENCE, () -> isSynced(node)));
            galera.nodes.get(0).create("campus");
            return galera;
        }

        private static boolean isSynced(MariaDbInstance node) {
            return node.ask("show status like 'wsrep_local_state_comment'").equals("Synced")
                    && node.ask("show status like 'wsrep_cluster_size'").equals(String.valueOf(NODES));
        }

        private static List<String> settings(String cluster, int port) {
            return List.of(
                    "--wsrep-on=ON",
                    "--wsrep-provider=" + GALERA,
                    "--wsrep-cluster-address=" + cluster,
                    "--wsrep-node-address=127.0.0.1",
                    "--wsrep-provider-options=base_port=" + port + ";gmcast.listen_addr=tcp://127.0.0.1:" + port
                            + ";ist.recv_addr=127.0.0.1:" + Ports.free() + ";gcache.size=32M",
                    "--wsrep-sst-method=rsync",
                    "--wsrep-sst-receive-address=127.0.0.1:" + Ports.free(),
                    "--wsrep-sync-wait=7",
                    "--binlog-format=ROW",
                    "--innodb-autoinc-lock-mode=2");
        }

        String url(String mode, int... which) {
            return IntStream.of(which)
                    .mapToObj(node -> "127.0.0.1:" + nodes.get(node).port())
                    .collect(Collectors.joining(
                            ",", "jdbc:mariadb:" + mode + "://", "/campus?connectTimeout=2000&socketTimeout=20000"));
        }

        void killFirst() {
            nodes.get(0).kill();
        }

        @Override
        public void close() {
            nodes.forEach(MariaDbInstance::close);
        }
    }
}
