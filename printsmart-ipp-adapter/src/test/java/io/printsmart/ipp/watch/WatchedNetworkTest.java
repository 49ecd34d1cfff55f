package io.printsmart.ipp.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every row of the table of what is found, each produced for real, over IPv4 and IPv6. */
class WatchedNetworkTest {

    private static final String NETWORK = String.join(
            " && ",
            "ip link set lo up",
            "ip link add v0 type veth peer name v1",
            "ip addr add 10.77.0.1/24 dev v0",
            "ip -6 addr add fd77::1/64 dev v0 nodad",
            "ip link set v0 up",
            "ip link set v1 up",
            "ip neigh add 10.77.0.2 lladdr 02:00:00:00:00:01 dev v0",
            "ip -6 neigh add fd77::2 lladdr 02:00:00:00:00:01 dev v0",
            "ip route add unreachable 10.78.0.0/24",
            "ip -6 route add unreachable fd78::/64",
            "iptables -A INPUT -p tcp --dport 9100 -j DROP",
            "ip6tables -A INPUT -p tcp --dport 9100 -j DROP",
            "exec \"$@\"");

    @TempDir
    private Path directory;

    @BeforeEach
    void needsRootAndTools() throws Exception {
        boolean required = "required".equals(System.getProperty("printsmart.peers"));
        Result result = run(List.of("unshare", "--net", "sh", "-c", NETWORK, "sh", "true"));
        assertThat(result.code == 0 || !required)
                .as("network namespaces need root and the Debian packages iproute2 and iptables: %s", result.output)
                .isTrue();
        assumeTrue(result.code == 0, "no network namespace can be made here");
    }

    @Test
    void eachRowOfTheTableIsFound() throws Exception {
        List<String> command = new ArrayList<>(List.of("unshare", "--net", "sh", "-c", NETWORK, "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", classPath(), WatchedNetwork.class.getName()));
        command.addAll(List.of(
                "socket://10.77.0.2",
                "socket://[fd77::2]",
                "socket://10.78.0.1",
                "socket://[fd78::1]",
                "socket://10.79.0.1",
                "socket://[fd79::1]",
                "socket://127.0.0.1:9100",
                "socket://[::1]:9100",
                "socket://127.0.0.1:9101",
                "socket://[::1]:9101",
                "socket://no-such-printer.invalid",
                "socket://localhost:9102"));

        Result result = run(command);

        assertThat(result.output)
                .as("exit code %s", result.code)
                .contains(
                        "socket://10.77.0.2 -> OFFLINE Network connectivity issue",
                        "socket://[fd77::2] -> OFFLINE Network connectivity issue",
                        "socket://10.78.0.1 -> OFFLINE Printer unavailable",
                        "socket://[fd78::1] -> OFFLINE Printer unavailable",
                        "socket://10.79.0.1 -> OFFLINE Printer unavailable",
                        "socket://[fd79::1] -> OFFLINE Printer unavailable",
                        "socket://127.0.0.1:9100 -> ERROR Print service down",
                        "socket://[::1]:9100 -> ERROR Print service down",
                        "socket://127.0.0.1:9101 -> ERROR Print service down",
                        "socket://[::1]:9101 -> ERROR Print service down",
                        "socket://no-such-printer.invalid -> ERROR Printer configuration error",
                        "socket://localhost:9102 -> ERROR Printer configuration error",
                        "undecided []");
        for (String address : List.of("127.0.0.1", "::1")) {
            assertThat(result.output)
                    .contains(
                            "fine " + address + " -> ONLINE ",
                            "stopped " + address + " -> ERROR Printer stopped",
                            "paused " + address + " -> ERROR Paused",
                            "not-accepting " + address + " -> ERROR Not accepting jobs",
                            "out-of-paper " + address + " -> ERROR Out of paper",
                            "garbage " + address + " -> ERROR Print service down",
                            "illegal " + address + " -> ONLINE ",
                            "other-device " + address + " -> ERROR Printer configuration error");
        }
    }

    /** Surefire starts from a jar that only names the class path. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private record Result(int code, List<String> output) {}

    private Result run(List<String> command) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return new Result(process.waitFor(), Files.readAllLines(output, StandardCharsets.UTF_8));
        } catch (IOException missing) {
            return new Result(127, List.of(String.valueOf(missing.getMessage())));
        }
    }
}
