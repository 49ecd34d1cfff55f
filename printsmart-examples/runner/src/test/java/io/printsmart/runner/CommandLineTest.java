package io.printsmart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @Test
    void globalOptionsStandBeforeOrAfterTheCommand() {
        Cli bare = Cli.bare();
        String url = "jdbc:h2:mem:anywhere;DB_CLOSE_DELAY=-1";

        assertThat(bare.run("--json", "--db", url, "accounts", "top-up", "ann", "1.00", "--key", "k")
                        .exit())
                .isZero();
        assertThat(bare.run("accounts", "balance", "ann", "--db", url, "--json")
                        .object()
                        .get("balance")
                        .asText())
                .isEqualTo("1.00");
        assertThat(bare.run("accounts", "--json", "balance", "--db", url, "ann")
                        .object()
                        .get("balance")
                        .asText())
                .isEqualTo("1.00");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "``,                                          Missing required subcommand",
                "nonsense,                                    nonsense",
                "printers,                                    Missing required subcommand",
                "printers add,                                NAME",
                "accounts topup ann 1.00 --key k,             Did you mean top-up?",
                "work --first-retry 0s --until-idle,          setting first-retry: firstDelay is PT0S",
                "work --failed-jobs 0 --until-idle,           setting failed-jobs: failedJobs is 0",
                "probe --formats nonsense,                    `format 'nonsense' is not a MIME type`",
                "`probe --formats ,`,                         formats is empty",
                "probe --schemes http,                        schemes is 'http'",
                "probe --ports 99999,                         ports is 99999",
                "accounts top-up ann 1.00,                    --key",
                "jobs --state WAITING,                        --state is 'WAITING'",
                "work --for soon,                             'soon' is not a duration",
                "work --for 1s --until-idle,                  mutually exclusive",
                "work --lease 25s --poll 10s --until-idle,    lease is PT25S",
                "work --max-retries 101 --until-idle,         maxRetries is 101",
                "work --in-doubt maybe --until-idle,          'maybe' is none of refund",
                "accounts balance ann --currency XXY,         XXY",
                "probe --networks 10.0.0.0,                   network '10.0.0.0' is malformed",
                "monitor --interval 0s,                       setting monitor-interval: monitor.interval is PT0S",
                "monitor --interval 30h,                      from 1 second to 1 day",
                "monitor --interval 5s,                       `lower connectLimit, or raise monitor.patience`",
                "monitor --interval soon,                     setting monitor-interval: 'soon' is not a duration",
                "monitor --monitor-patience 40s,              setting monitor-patience: monitor.patience is PT40S",
                "monitor --monitor-flap-end-percent 20,       setting monitor-flap-end-percent: flapEndPercent is 20",
                "monitor --once --for 1s,                     --for PT1S is given with --once",
                "monitor --limit 1s,                          --limit PT1S is given without --once",
                "monitor --twice,                             --twice",
                "work --monitor-tries 1 --until-idle,         setting monitor-tries: monitor.tries is 1",
                "audit --db postgres://host,                  --db is no JDBC URL",
                "audit --db jdbc:oracle:thin:@host,           `h2, postgresql, mariadb, mysql`",
                "audit --config nowhere.properties,           there is no configuration file nowhere.properties",
                "audit --db-password-env NOT_SET,             `NOT_SET, which is not set`",
            })
    void usageErrorsExitWith2AndNameTheThing(String command, String named) {
        Cli.Result result = Cli.inMemory().run(command.isEmpty() ? new String[0] : command.split(" "));

        assertThat(result.exit()).as("%s", result).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(named).doesNotContain("\tat ");
    }

    @Test
    void helpAndVersionAreDone() {
        assertThat(Cli.bare().run("--help").out())
                .contains(
                        "demo",
                        "schema",
                        "printers",
                        "accounts",
                        "probe",
                        "submit",
                        "jobs",
                        "job",
                        "cancel",
                        "work",
                        "monitor",
                        "audit");
        assertThat(Cli.bare().run("submit", "--help").out()).contains("--max-retries", "--deadline");
        assertThat(Cli.bare().run("--version").out()).startsWith("PrintSmart");
    }

    @Test
    void aConfigurationFileSetsWhatOptionsDoNot(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("p.properties"),
                "db = jdbc:h2:mem:configured;DB_CLOSE_DELAY=-1\ncurrency=CHF\nworkers=2\n");

        Cli.Result balance = Cli.bare().json("--config", file.toString(), "accounts", "balance", "ann");
        assertThat(balance.object().get("currency").asText()).isEqualTo("CHF");
        balance = Cli.bare().json("--config", file.toString(), "accounts", "balance", "ann", "--currency", "JPY");
        assertThat(balance.object().get("balance").asText()).isEqualTo("0");

        Files.writeString(file, "db = jdbc:h2:mem:configured;DB_CLOSE_DELAY=-1\nleese=10s\n");
        Cli.Result wrong = Cli.bare().run("--config", file.toString(), "audit");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("no setting 'leese'");

        Files.writeString(file, "db = jdbc:h2:mem:configured\\u00zz\n");
        assertThat(Cli.bare().run("--config", file.toString(), "audit").err())
                .contains(file + " cannot be read: Malformed");
    }

    @Test
    void thePasswordComesFromTheEnvironmentAndIsNeverShown() {
        String url = "jdbc:h2:mem:guarded;DB_CLOSE_DELAY=-1";
        Map<String, String> environment = Map.of("PASS", "c4n4ry-password");
        Cli cli = Cli.on(url, "admin").with(environment);

        assertThat(cli.run("audit", "--db-password-env", "PASS").exit()).isZero();
        Cli.Result wrong = cli.with(Map.of("PASS", "c4n4ry-wrong")).run("audit", "--db-password-env", "PASS");
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.err()).contains("jdbc:h2:mem:guarded").doesNotContain("c4n4ry", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://root:c4n4ry@127.0.0.1:1/x?connectTimeout=500",
                "jdbc:mysql://address=(host=127.0.0.1)(port=1)(user=root)(password=c4n4ry)/x",
                "jdbc:mariadb:x?password=c4n4ry",
                "jdbc:mariadb://127.0.0.1:1/x?user=root&password=c4n4ry",
                "jdbc:postgresql://root:c4n4ry@127.0.0.1:1/x",
                "jdbc:postgresql:x?password=c4n4ry&port=1",
                "jdbc:h2:tcp://127.0.0.1:1/x;PASSWORD=c4n4ry",
                "jdbc:h2:mem:x;PASSWORD=c4n4ry;NONSENSE=1",
            })
    void aPasswordInTheAddressIsNotShown(String url) {
        Cli.Result result = Cli.bare().run("--db", url, "audit");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("cannot be reached").doesNotContain("c4n4ry", "\tat ");
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void anH2FileLeavesNoFileButItself(@TempDir Path folder) throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("store");
        Cli cli = Cli.on(url, "admin").with(Map.of("PASS", "right"));
        assertThat(cli.run("audit", "--db-password-env", "PASS").exit()).isZero();
        assertThat(cli.run("audit").exit()).isEqualTo(1);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("store.mv.db"));
        }
    }

    @Test
    void whatAServerLacksIsNamedWithItsRemedy() {
        Cli.Result result = Cli.on("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1", "")
                .run("audit");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("database jdbc:postgresql://127.0.0.1:1/none cannot be reached");
    }

    @Test
    void schemaIsInstalledValidatedAndPrinted() {
        Cli cli = Cli.inMemory();

        Cli.Result missing = cli.run("schema", "validate");
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).contains("schema install");
        assertThat(cli.done("schema", "install").object().get("schema").asText())
                .isEqualTo("installed");
        assertThat(cli.done("schema", "install").exit()).isZero();
        assertThat(cli.done("schema", "validate").object().get("schema").asText())
                .isEqualTo("valid");
        assertThat(cli.run("schema", "print").out()).containsIgnoringCase("create table if not exists printsmart_");
        assertThat(Cli.on("jdbc:postgresql:x", "").run("schema", "print").out()).containsIgnoringCase("bytea");
        assertThat(Cli.on("jdbc:oracle:x", "").run("schema", "print").exit()).isEqualTo(2);
    }
}
