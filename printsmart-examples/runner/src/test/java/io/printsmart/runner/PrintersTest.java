package io.printsmart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.testkit.printer.ScriptedIppPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintersTest {

    private final Cli cli = Cli.inMemory();

    @Test
    void addNeitherResolvesNorContacts() {
        Cli.Result added =
                cli.done("printers", "add", "far", "ipp://no-such-host.invalid/ipp/print", "--site", "North");

        assertThat(added.fields())
                .containsExactly("name", "uri", "site", "status", "enabled", "color", "duplex", "formats", "from");
        assertThat(added.object().toString())
                .isEqualTo("{\"name\":\"far\",\"uri\":\"ipp://no-such-host.invalid:631/ipp/print\",\"site\":\"North\","
                        + "\"status\":\"UNKNOWN\",\"enabled\":true,\"color\":false,\"duplex\":false,"
                        + "\"formats\":[\"application/pdf\"],"
                        + "\"from\":{\"color\":\"assumed\",\"duplex\":\"assumed\",\"formats\":\"assumed\"}}");
    }

    @Test
    void printersAreListedSwitchedAndRemoved() {
        cli.done(
                "printers",
                "add",
                "b",
                "socket://192.0.2.1",
                "--color",
                "--duplex",
                "--format",
                "text/plain",
                "application/pdf");
        cli.done("printers", "add", "--format", "application/pdf,image/png", "a", "socket://192.0.2.2");

        assertThat(cli.done("printers", "list").lines())
                .extracting(line -> line.get("name").asText())
                .containsExactly("a", "b");
        assertThat(cli.done("printers", "disable", "a").object().get("enabled").asBoolean())
                .isFalse();
        assertThat(cli.done("printers", "enable", "a").object().get("enabled").asBoolean())
                .isTrue();
        assertThat(cli.done("printers", "remove", "a").object().get("removed").asBoolean())
                .isTrue();
        assertThat(cli.done("printers", "list").lines()).hasSize(1);
    }

    @Test
    void whatIsStatedOfAPrinterIsShownAsSuch() {
        Cli.Result stated = cli.done("printers", "add", "a", "ipp://192.0.2.1/ipp/print", "--no-color", "--duplex");

        assertThat(stated.object().get("color").asBoolean()).isFalse();
        assertThat(stated.object().get("duplex").asBoolean()).isTrue();
        assertThat(stated.object().get("from").toString())
                .isEqualTo("{\"color\":\"stated\",\"duplex\":\"stated\",\"formats\":\"assumed\"}");
        assertThat(cli.done("printers", "add", "a", "ipp://192.0.2.1/ipp/print", "--no-duplex", "--format", "image/urf")
                        .object()
                        .get("from")
                        .toString())
                .isEqualTo("{\"color\":\"assumed\",\"duplex\":\"stated\",\"formats\":\"stated\"}");
    }

    @Test
    void whatAPrinterSaysOfItselfIsShownOnceItWasAsked() {
        try (ScriptedIppPrinter printer = ScriptedIppPrinter.start()) {
            cli.done("printers", "add", "a", printer.uri().toString(), "--allow-loopback", "--no-color");
            cli.done("probe", "a");

            Cli.Result listed = cli.done("printers", "list");

            assertThat(listed.object().get("duplex").asBoolean()).isTrue();
            assertThat(listed.object().get("formats").toString())
                    .isEqualTo("[\"application/pdf\",\"image/pwg-raster\"]");
            assertThat(listed.object().get("from").toString())
                    .isEqualTo("{\"color\":\"stated\",\"duplex\":\"learnt\",\"formats\":\"learnt\"}");
        }
    }

    @Test
    void aProofThatARawPortCannotGiveIsAUsageError() {
        Cli.Result refused = cli.run("printers", "add", "a", "socket://192.0.2.2", "--proof", "completed");

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("socket://").contains("ACCEPTED");
        cli.done("printers", "add", "a", "socket://192.0.2.2", "--proof", "accepted");
        cli.done("printers", "add", "b", "ipp://192.0.2.3/ipp/print", "--proof", "completed");
    }

    @Test
    void aPrinterThatIsChangedKeepsItsSwitch() {
        cli.done("printers", "add", "a", "socket://192.0.2.1");
        cli.done("printers", "disable", "a");

        Cli.Result moved = cli.done("printers", "add", "a", "socket://192.0.2.2", "--site", "North");

        assertThat(moved.object().get("site").asText()).isEqualTo("North");
        assertThat(moved.object().get("enabled").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"enable", "disable", "remove", "probe"})
    void anUnknownPrinterExitsWith1(String command) {
        Cli.Result result =
                command.equals("probe") ? cli.run("probe", "nobody") : cli.run("printers", command, "nobody");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("no printer 'nobody'");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "file:///etc/passwd,                 scheme 'file'",
                "http://192.0.2.1/,                  scheme 'http'",
                "ipp://169.254.169.254/,             link-local",
                "ipp://0x7f.1/,                      0x7f.1",
                "ipp://2130706433/,                  2130706433",
                "ipp://[::ffff:127.0.0.1]/,          loopback",
                "ipp://127.0.0.1/,                   loopback",
                "ipp://255.255.255.255/,             no single host",
                "socket://224.0.0.1,                 no single host",
                "socket://0.0.0.0,                   no single host",
                "ipp://192.0.2.1:0/,                 port",
                "socket://192.0.2.1/path,            path",
                "ipp://user:c4n4ry@192.0.2.1/,       user-info",
                "ipp://192.0.2.1/?x=c4n4ry,          query",
                "ipp://exa mple/,                    malformed",
            })
    void hostileDeviceUrisAreRefusedInPlainWords(String uri, String named) {
        Cli.Result result = cli.run("printers", "add", "evil", uri);

        assertThat(result.exit()).as("%s", result).isEqualTo(2);
        assertThat(result.err()).contains(named).doesNotContain("c4n4ry", "\tat ");
        assertThat(cli.done("printers", "list").lines()).isEmpty();
    }

    @Test
    void probeSaysWhatWasFoundAndWhatAUserReads() {
        cli.done("printers", "add", "closed", "socket://127.0.0.1:1", "--allow-loopback");
        cli.done("printers", "add", "nameless", "ipp://no-such-host.invalid/ipp/print");

        Cli.Result one = cli.done("probe", "closed");
        assertThat(one.fields()).containsExactly("printer", "status", "reasons", "message", "millis");
        assertThat(one.object().get("status").asText()).isEqualTo("ERROR");
        assertThat(one.object().get("message").asText()).isEqualTo("Print service down");
        assertThat(one.object().get("reasons").isArray()).isTrue();
        assertThat(one.object().get("millis").isIntegralNumber()).isTrue();
        assertThat(cli.done("probe").lines())
                .extracting(line -> line.get("message").asText())
                .containsExactly("Print service down", "Printer configuration error");
        assertThat(cli.run("probe", "closed").out()).startsWith("closed  ERROR  Print service down");
    }
}
