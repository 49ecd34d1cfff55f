package io.printsmart.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.TestDatabase;
import io.printsmart.runner.Cli;
import io.printsmart.runner.Documents;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a submit is refused for, no job, charge, document, history or event is left. */
class RefusalsIT {

    @TempDir
    Path folder;

    private final List<ScriptedIppPrinter> switchedOn = new ArrayList<>();

    @AfterEach
    void switchOff() {
        switchedOn.forEach(ScriptedIppPrinter::close);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_FILE", "POSTGRESQL", "MARIADB"})
    void whatIsRefusedLeavesNoTrace(Databases kind) {
        TestDatabase database = kind.fresh();
        Cli cli = Cli.on(database.url(), database.user());
        cli.done("schema", "install");
        addPrinters(cli);
        cli.done("accounts", "top-up", "ann", "5.00", "--key", "desk");
        // From now on somebody listens, for whom events would be kept.
        cli.done("work", "--for", "0s", "--events");
        SoftAssertions found = new SoftAssertions();

        refused(cli, found, "printer-unavailable", "Print service down", "--printer", "off");
        refused(cli, found, "printer-unavailable", "Printer configuration error", "--printer", "nameless");
        refused(cli, found, "printer-unavailable", "Out of paper", "--printer", "empty");
        refused(cli, found, "printer-unavailable", "'stopped' cannot print now", "--printer", "stopped");
        refused(cli, found, "printer-disabled", "disabled", "--printer", "disabled");
        refused(cli, found, "unknown-printer", "nowhere", "--printer", "nowhere");
        refused(cli, found, "insufficient-funds", "5.01", "--cost", "5.01");
        refused(cli, found, "insufficient-funds", "USD", "--currency", "USD");
        refused(cli, found, "unsupported", "color", "--color-mode", "color");
        refused(cli, found, "document-too-large", "1024", "--max-document-bytes", "1024");
        refused(cli, found, "invalid-request", "copies", "--copies", "0");
        refused(cli, found, "invalid-request", "priority", "--priority", "0");
        refused(cli, found, "invalid-request", "cost", "--cost", "-0.60");
        found.assertThat(Rows.in(database)).as("what is left").isEqualTo(Rows.NONE);
        found.assertThat(cli.done("accounts", "balance", "ann").out()).contains("\"balance\":\"5.00\"");
        found.assertAll();

        assertThat(submit(cli, "--cost", "5.00").exit())
                .as("all of it is still there")
                .isZero();
        assertThat(Rows.in(database)).isEqualTo(new Rows(1, 1, 1, 1, 1, 1));
        assertThat(submit(cli, "--cost", "4.99").out()).contains("idempotency-conflict");
        assertThat(Rows.in(database)).isEqualTo(new Rows(1, 1, 1, 1, 1, 1));
    }

    private void addPrinters(Cli cli) {
        add(cli, "library");
        add(cli, "disabled");
        cli.done("printers", "disable", "disabled");
        add(cli, "off").switchOff();
        add(cli, "empty").panel().outOfPaper();
        add(cli, "stopped").panel().stop();
        cli.done("printers", "add", "nameless", "ipp://no-such-host.invalid/ipp/print");
    }

    private ScriptedIppPrinter add(Cli cli, String name) {
        ScriptedIppPrinter printer = ScriptedIppPrinter.start();
        switchedOn.add(printer);
        printer.features().colorModes("monochrome");
        cli.done("printers", "add", name, printer.uri().toString(), "--allow-loopback");
        return printer;
    }

    private void refused(Cli cli, SoftAssertions found, String code, String words, String... options) {
        Cli.Result result = submit(cli, options);
        found.assertThat(result.exit()).as("%s", result).isEqualTo(3);
        found.assertThat(result.out()).contains("\"refused\":\"" + code + "\"").contains(words);
    }

    private Cli.Result submit(Cli cli, String... options) {
        List<String> args = new ArrayList<>(List.of(
                "submit", Documents.file(folder, "a.pdf", "a").toString(), "--account", "ann", "--key", "order-1"));
        List<String> given = List.of(options);
        args.addAll(given);
        Stream.of("--printer", "library", "--cost", "0.60")
                .filter(option -> option.startsWith("--") && !given.contains(option))
                .forEach(option -> args.addAll(List.of(option, option.equals("--cost") ? "0.60" : "library")));
        return cli.json(args.toArray(String[]::new));
    }
}
