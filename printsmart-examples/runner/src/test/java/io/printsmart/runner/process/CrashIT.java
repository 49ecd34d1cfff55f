package io.printsmart.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.TestDatabase;
import io.printsmart.runner.Cli;
import io.printsmart.runner.Documents;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Issue item 6: a node is killed at each point of an attempt, and another one finishes the job. */
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
        String id = cli.done("submit", "--printer", "library", "--account", "ann", "--cost", "0.60", "--key", "k", file)
                .object()
                .get("id")
                .asText();

        try (Child node = Child.ofClass(folder, CrashingMain.class, node(point, cli))) {
            node.awaitOutput(CrashingStore.MARK + point, START);
            node.kill();
        }
        long killedAt = System.nanoTime();
        cli.done(work().toArray(String[]::new));
        Duration took = Duration.ofNanos(System.nanoTime() - killedAt);

        JsonNode job = cli.done("job", id).object();
        assertThat(job.get("state").asText()).as("%s", job).isEqualTo("COMPLETED");
        assertThat(job.get("payment").asText()).isEqualTo("CAPTURED");
        assertThat(printer.paper().all()).singleElement().matches(paper -> paper.isOf(Documents.pdf("a")));
        assertThat(printer.jobs()).allMatch(remote -> remote.state().isFinal());
        assertThat(took).isLessThan(LEASE.plus(POLL).plus(BESIDE));
        assertThat(cli.done("audit").out().strip())
                .isEqualTo(
                        "{\"ok\":true,\"violations\":[],\"wallets\":\"4.40\",\"escrow\":\"0.00\",\"revenue\":\"0.60\"}");
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
                "100ms");
    }
}
