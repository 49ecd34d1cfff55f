package io.printsmart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.testkit.printer.IppFault;
import io.printsmart.testkit.printer.IppOperation;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing secret and no title in any log line, at any level, whatever goes wrong: a canary goes through every field but
 * the names of printers and nodes, which operators have to find in a log.
 */
class CanaryTest {

    private static final String CANARY = "c4n4ry";
    private static final String ANN = CANARY + "-ann";
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.log.io.printsmart";

    @TempDir
    Path folder;

    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(realErr);
    }

    @Test
    void noSecretAndNoTitleIsLogged() {
        Cli cli = Cli.on("jdbc:h2:mem:canary;DB_CLOSE_DELAY=-1", "admin").with(Map.of("PASS", CANARY + "-password"));
        try (ScriptedIppPrinter printer = ScriptedIppPrinter.start()) {
            String uri = printer.uri().toString();
            assertThat(all(cli, "printers", "add", "library", uri, "--allow-loopback", "--site", CANARY + "-site")
                            .exit())
                    .isZero();
            all(cli, "printers", "add", "evil", uri.replace("ipp://", "ipp://" + CANARY + ":" + CANARY + "@"));
            all(cli, "printers", "add", "evil", "ipp://192.0.2.1/?" + CANARY);
            all(cli, "printers", "add", "evil", "ipp://192.0.2.1/#" + CANARY + " ");
            all(cli, "accounts", "top-up", ANN, "5.00", "--key", CANARY + "-desk");
            all(cli, "accounts", "top-up", ANN, "5.01", "--key", CANARY + "-desk");

            submit(cli, "1", "title");
            submit(cli, "1", "other title");
            submit(cli, "2", "x".repeat(300));
            submit(cli, "3", "line\nbreak");
            printer.faults().next(IppOperation.CREATE_JOB, IppFault.garbage());
            printer.faults()
                    .next(IppOperation.SEND_DOCUMENT, IppFault.resetAfterDocumentBytes(100), IppFault.loseAnswer());
            all(cli, "work", "--until-idle", "--first-retry", "100ms", "--doubt-window", "2s", "--poll", "100ms");
            printer.switchOff();
            submit(cli, "4", "refused");
            all(cli, "jobs");
            all(cli, "accounts", "statement", ANN);
            all(cli, "audit");
        }
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("PENDING -> SENDING")
                .doesNotContain(CANARY);
        assertThat(System.getProperty(LOG_LEVEL)).isNull();
    }

    private void submit(Cli cli, String key, String title) {
        String file = Documents.file(folder, CANARY + key + ".pdf", CANARY + " document")
                .toString();
        all(
                cli,
                "submit",
                "--printer",
                "library",
                "--account",
                ANN,
                "--cost",
                "0.10",
                "--key",
                CANARY + key,
                "--media",
                CANARY + "_210x297mm",
                "--title",
                CANARY + " " + title,
                file);
    }

    /** Runs a command; its own messages count as log lines, but its results do not. */
    private Cli.Result all(Cli cli, String... args) {
        String[] withPassword = new String[args.length + 2];
        System.arraycopy(args, 0, withPassword, 0, args.length);
        withPassword[args.length] = "--db-password-env";
        withPassword[args.length + 1] = "PASS";
        Cli.Result result = cli.json(withPassword);
        log.writeBytes(result.err().getBytes(StandardCharsets.UTF_8));
        return result;
    }
}
