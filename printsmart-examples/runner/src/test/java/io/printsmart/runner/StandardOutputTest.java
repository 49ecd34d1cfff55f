package io.printsmart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.testkit.printer.ScriptedIppPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where results go: standard output may be full or gone, and progress is for those who watch. */
class StandardOutputTest {

    private final Cli cli = Cli.inMemory();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema validate",
                "schema print",
                "printers list",
                "accounts balance ann",
                "accounts statement ann",
                "audit",
                "work --for 0s",
                "work --until-idle",
                "--help",
                "--version",
            })
    void aResultThatNobodyCanReadIsAFailure(String command) {
        cli.done("printers", "add", "far", "ipp://192.0.2.1/ipp/print");
        cli.done("accounts", "top-up", "ann", "5.00", "--key", "desk");

        Cli.Result result = cli.into(new Full(), command.split(" "));

        assertThat(result.exit()).as("%s", result).isEqualTo(1);
        assertThat(result.err())
                .containsOnlyOnce("standard output takes no more")
                .doesNotContain("\tat ");
    }

    @Test
    void aListEndsWhereNobodyReadsOn() {
        for (int i = 0; i < 20; i++) {
            cli.done("accounts", "top-up", "ann", "0.01", "--key", "desk-" + i);
        }
        Full full = new Full();
        assertThat(cli.into(full, "accounts", "statement", "ann").exit()).isEqualTo(1);
        assertThat(full.refused).isLessThan(5);
    }

    @Test
    void aRefusalIsTold(@TempDir Path folder) {
        try (ScriptedIppPrinter printer = ScriptedIppPrinter.start()) {
            cli.done("printers", "add", "library", printer.uri().toString(), "--allow-loopback");
            String file = Documents.file(folder, "a.pdf", "a").toString();
            Cli.Result result = cli.into(
                    new Full(),
                    "submit",
                    "--printer",
                    "library",
                    "--account",
                    "ann",
                    "--cost",
                    "1",
                    "--key",
                    "k",
                    file);

            assertThat(result.exit()).isEqualTo(3);
            assertThat(result.err()).contains("0.00 EUR").doesNotContain("\tat ");
        }
    }

    @Test
    void progressIsShownToWhoWatchesAndIsGoneBeforeTheResult() {
        StringWriter watched = new StringWriter();

        Cli.Result result = cli.watchedOn(new PrintWriter(watched)).run("work", "--for", "300ms");

        assertThat(result.out().strip()).isEqualTo("No job is unfinished.");
        assertThat(result.err()).doesNotContain("unfinished", "\r");
        assertThat(watched.toString()).startsWith("\r0 jobs unfinished").endsWith(" \r");
    }

    /** A full disk, or a reader that has gone. */
    private static final class Full extends OutputStream {

        private int refused;

        @Override
        public void write(int b) throws IOException {
            refused++;
            throw new IOException("No space left on device");
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            refused++;
            throw new IOException("No space left on device");
        }
    }
}
