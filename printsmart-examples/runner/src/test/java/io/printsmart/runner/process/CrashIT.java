package io.printsmart.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.TestDatabase;
import io.printsmart.runner.Cli;
import io.printsmart.runner.Documents;
import io.printsmart.testkit.printer.IppFault;
import io.printsmart.testkit.printer.IppOperation;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node is killed at each point of an attempt, and another one finishes the job. */
class CrashIT {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration START = Duration.ofSeconds(30);

    /** What starting a node and printing itself take, on a busy machine. */
    private static final Duration BESIDE = Duration.ofSeconds(8);

    @TempDir
    Path folder;

    private final ScriptedIppPrinter printer = ScriptedIppPrinter.start();

    @AfterEach
    void switchOff() {
        printer.close();
    }

    @ParameterizedTest
    @EnumSource
    void onPostgres(CrashPoint point) {
        killAndTakeOver(point, Databases.POSTGRESQL.fresh());
    }

    @ParameterizedTest
    @EnumSource
    void onMariaDb(CrashPoint point) {
        killAndTakeOver(point, Databases.MARIADB.fresh());
    }

    @ParameterizedTest
    @EnumSource
    void onAnH2File(CrashPoint point) {
        String url = "jdbc:h2:file:" + folder.resolve("store");
        killAndTakeOver(point, new TestDatabase(io.printsmart.jdbc.SqlDialect.H2, url, ""));
    }

    private void killAndTakeOver(CrashPoint point, TestDatabase database) {
        Cli cli = Cli.on(database.url(), database.user());
        cli.done("schema", "install");
        cli.done("printers", "add", "library", printer.uri().toString(), "--allow-loopback");
        cli.done("accounts", "top-up", "ann", "5.00", "--key", "desk");
        String file = Documents.file(folder, "a.pdf", "a").toString();
        if (point.needsABrokenAttempt()) {
            printer.faults().next(IppOperation.SEND_DOCUMENT, IppFault.resetAfterDocumentBytes(8000));
        }
        String id = submit(cli, file, point.needsAnOutage() ? "2s" : "10m");
        if (point.needsAnOutage()) {
            printer.switchOff();
        }

        try (Child node = Child.ofClass(folder, CrashingMain.class, node(point, cli))) {
            node.awaitOutput(CrashingStore.MARK + point, START);
            node.kill();
        }
        long killedAt = System.nanoTime();
        cli.done(work().toArray(String[]::new));
        Duration took = Duration.ofNanos(System.nanoTime() - killedAt);

        JsonNode job = cli.done("job", id).object();
        assertThat(took).isLessThan(LEASE.plus(POLL).plus(BESIDE));
        assertThat(printer.jobs()).allMatch(remote -> remote.state().isFinal());
        if (point.needsAnOutage()) {
            assertRefunded(job);
        } else {
            assertPrintedOnce(job);
        }
        String[] sums = point.needsAnOutage() ? new String[] {"5.00", "0.00"} : new String[] {"4.40", "0.60"};
        assertThat(cli.done("audit").out().strip())
                .isEqualTo("{\"ok\":true,\"violations\":[],\"wallets\":\"" + sums[0]
                        + "\",\"escrow\":\"0.00\",\"revenue\":\"" + sums[1]
                        + "\",\"refundsOwed\":0,\"owedCharged\":\"0.00\",\"owedUnconfirmed\":\"0.00\"}");
    }

    private void assertPrintedOnce(JsonNode job) {
        assertThat(job.get("state").asText()).as("%s", job).isEqualTo("COMPLETED");
        assertThat(job.get("payment").asText()).isEqualTo("CAPTURED");
        assertThat(printer.paper().all()).singleElement().matches(paper -> paper.isOf(Documents.pdf("a")));
    }

    private void assertRefunded(JsonNode job) {
        assertThat(job.get("state").asText()).as("%s", job).isEqualTo("FAILED");
        assertThat(job.get("payment").asText()).isEqualTo("REFUNDED");
        assertThat(printer.paper().all()).isEmpty();
    }

    private static String submit(Cli cli, String file, String deadline) {
        return cli.done(
                        "submit",
                        "--printer",
                        "library",
                        "--account",
                        "ann",
                        "--cost",
                        "0.60",
                        "--key",
                        "k",
                        "--deadline",
                        deadline,
                        file)
                .object()
                .get("id")
                .asText();
    }

    private static List<String> node(CrashPoint point, Cli cli) {
        List<String> args = new ArrayList<>(List.of(point.name()));
        args.addAll(cli.globals());
        args.addAll(work());
        return args;
    }

    private static List<String> work() {
        return List.of(
                "work",
                "--until-idle",
                "--lease",
                LEASE.toMillis() + "ms",
                "--poll",
                POLL.toMillis() + "ms",
                "--first-retry",
                "100ms",
                "--max-wait",
                "200ms",
                "--first-look",
                "100ms",
                "--max-look",
                "200ms");
    }
}
