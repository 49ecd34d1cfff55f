package io.printsmart.testkit.engine;

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

/** What a probe finds on a network that is not loopback: a namespace of its own, in which nothing leaves the machine. */
class NamespaceProbeTest {

    private static final String NETWORK = String.join(
            " && ",
            "ip link set lo up",
            "ip link add v0 type veth peer name v1",
            "ip addr add 10.77.0.1/24 dev v0",
            "ip link set v0 up",
            "ip link set v1 up",
            "ip neigh add 10.77.0.2 lladdr 02:00:00:00:00:01 dev v0",
            "ip route add unreachable 10.78.0.0/24",
            "iptables -A INPUT -p tcp --dport 9100 -j DROP",
            "exec \"$@\"");

    @TempDir
    private Path directory;

    @BeforeEach
    void needsRootAndTools() throws Exception {
        boolean required = "required".equals(System.getProperty("printsmart.peers"));
        boolean able = run(List.of("unshare", "--net", "sh", "-c", NETWORK, "sh", "true")).code == 0;
        assertThat(able || !required)
                .as("network namespaces need root and the Debian packages iproute2 and iptables")
                .isTrue();
        assumeTrue(able, "no network namespace can be made here");
    }

    @Test
    void eachKindOfSilenceIsFoundWithItsStatusAndItsText() throws Exception {
        List<String> command = new ArrayList<>(List.of("unshare", "--net", "sh", "-c", NETWORK, "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", classPath(), NamespaceProbe.class.getName()));
        command.addAll(List.of(
                "socket://10.77.0.2:9101",
                "socket://10.78.0.1:9101",
                "socket://10.79.0.1:9101",
                "socket://127.0.0.1:9100",
                "socket://127.0.0.1:9101",
                "socket://[::1]:9101"));

        Result result = run(command);

        assertThat(result.output)
                .as("exit code %s", result.code)
                .containsSubsequence(
                        "socket://10.77.0.2:9101 SILENT OFFLINE Network connectivity issue",
                        "socket://10.78.0.1:9101 UNREACHABLE OFFLINE Printer unavailable",
                        "socket://10.79.0.1:9101 UNREACHABLE OFFLINE Printer unavailable",
                        "socket://127.0.0.1:9100 SILENT_PORT ERROR Print service down",
                        "socket://127.0.0.1:9101 REFUSED ERROR Print service down",
                        "socket://[::1]:9101 REFUSED ERROR Print service down");
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
