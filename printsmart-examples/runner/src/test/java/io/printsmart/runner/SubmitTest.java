package io.printsmart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmitTest {

    @TempDir
    Path folder;

    private final Cli cli = Cli.inMemory();
    private final ScriptedIppPrinter library = ScriptedIppPrinter.start();
    private final ScriptedRawPrinter lab = ScriptedRawPrinter.start();
    private String file;

    @BeforeEach
    void setUp() {
        file = Documents.file(folder, "thesis.pdf", "thesis").toString();
        cli.done("printers", "add", "library", library.uri().toString(), "--allow-loopback", "--site", "Main");
        cli.done("printers", "add", "lab", lab.uri().toString(), "--allow-loopback", "--site", "Main");
        cli.done("accounts", "top-up", "ann", "5.00", "--key", "desk-1");
    }

    @AfterEach
    void switchOff() {
        library.close();
        lab.close();
    }

    @Test
    void aJobIsSubmittedPrintedAndAccountedFor() {
        Cli.Result submitted = submit("order-1", "library", "0.60", "--deadline", "20m", "--copies", "2");
        JsonNode job = submitted.object();

        assertThat(submitted.exit()).isZero();
        assertThat(submitted.fields())
                .containsExactly(
                        "id",
                        "key",
                        "account",
                        "printer",
                        "state",
                        "payment",
                        "cost",
                        "currency",
                        "attempts",
                        "proof",
                        "deadline",
                        "reason");
        assertThat(job.get("state").asText()).isEqualTo("PENDING");
        assertThat(job.get("payment").asText()).isEqualTo("CHARGED");
        assertThat(job.get("cost").asText()).isEqualTo("0.60");
        assertThat(job.get("proof").isNull()).isTrue();
        assertThat(Instant.parse(job.get("deadline").asText()))
                .isBetween(Instant.now().plusSeconds(19 * 60), Instant.now().plusSeconds(20 * 60));

        JsonNode worked = cli.done("work", "--until-idle").object();
        assertThat(worked.get("idle").asBoolean()).isTrue();

        JsonNode story = cli.done("job", job.get("id").asText()).object();
        assertThat(story.get("state").asText()).isEqualTo("COMPLETED");
        assertThat(story.get("payment").asText()).isEqualTo("CAPTURED");
        assertThat(story.get("proof").asText()).isEqualTo("COMPLETED");
        assertThat(story.get("attempts").asInt()).isEqualTo(1);
        assertThat(story.get("history"))
                .extracting(entry -> entry.get("to").asText())
                .startsWith("PENDING", "SENDING")
                .endsWith("COMPLETED");
        JsonNode sending = story.get("history").get(1);
        assertThat(Stream.of("at", "from", "to", "why", "node", "attempt", "fence")
                        .map(sending::has))
                .containsOnly(true);
        assertThat(sending).hasSize(7);
        assertThat(library.paper().complete()).singleElement().matches(paper -> paper.isOf(Documents.pdf("thesis")));

        Cli.Result audit = cli.done("audit");
        assertThat(audit.out().strip())
                .isEqualTo(
                        "{\"ok\":true,\"violations\":[],\"wallets\":\"4.40\",\"escrow\":\"0.00\",\"revenue\":\"0.60\",\"refundsOwed\":0,\"owedCharged\":\"0.00\",\"owedUnconfirmed\":\"0.00\"}");
    }

    @Test
    void theSameKeyGivesTheSameJobAndAnotherRequestAConflict() {
        String id = submit("order-1", "library", "0.60").object().get("id").asText();

        library.switchOff();
        assertThat(submit("order-1", "library", "0.60").object().get("id").asText())
                .isEqualTo(id);
        Cli.Result other = submit("order-1", "library", "0.70");
        assertThat(other.exit()).isEqualTo(3);
        assertThat(other.object().get("refused").asText()).isEqualTo("idempotency-conflict");
        assertThat(cli.done("jobs").lines()).hasSize(1);
        assertThat(cli.done("accounts", "balance", "ann")
                        .object()
                        .get("balance")
                        .asText())
                .isEqualTo("4.40");
    }

    @Test
    void aPrinterThatIsDownIsRefusedWithAlternatives() {
        library.switchOff();

        Cli.Result refused = submit("order-1", "library", "0.60");
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.fields())
                .containsExactly("refused", "message", "printer", "status", "reasons", "alternatives");
        assertThat(refused.object().get("refused").asText()).isEqualTo("printer-unavailable");
        assertThat(refused.object().get("printer").asText()).isEqualTo("library");
        assertThat(refused.object().get("status").asText()).isEqualTo("ERROR");
        assertThat(refused.object().get("alternatives"))
                .extracting(JsonNode::asText)
                .containsExactly("lab");
        assertNothingHappened();
    }

    @Test
    void outOfPaperIsSaidInWords() {
        library.panel().outOfPaper();

        JsonNode refused = submit("order-1", "library", "0.60").object();
        assertThat(refused.get("message").asText()).startsWith("Out of paper");
        assertThat(refused.get("reasons")).extracting(JsonNode::asText).contains("media-empty");
        assertNothingHappened();
    }

    @Test
    void otherRefusalsHaveTheirCodes() {
        library.features().sides("one-sided");
        library.features().colorModes("monochrome");
        cli.done("printers", "disable", "lab");

        assertThat(submit("k", "nowhere", "0.60").object().get("refused").asText())
                .isEqualTo("unknown-printer");
        assertThat(submit("k", "lab", "0.60").object().get("refused").asText()).isEqualTo("printer-disabled");
        assertThat(submit("k", "library", "5.01").object().get("refused").asText())
                .isEqualTo("insufficient-funds");
        assertThat(submit("k", "library", "0.60", "--currency", "USD")
                        .object()
                        .get("refused")
                        .asText())
                .isEqualTo("insufficient-funds");
        assertThat(submit("k", "library", "0.60", "--sides", "two-sided-long-edge")
                        .object()
                        .get("refused")
                        .asText())
                .isEqualTo("unsupported");
        assertThat(submit("k", "library", "0.60", "--color-mode", "color")
                        .object()
                        .get("refused")
                        .asText())
                .isEqualTo("unsupported");
        assertNothingHappened();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "--cost,     -0.60,                     3, cost",
                "--cost,     99999999999999999999,      2, does not fit",
                "--cost,     six,                       2, 'six'",
                "--copies,   0,                         3, copies",
                "--copies,   many,                      2, --copies",
                "--priority, 101,                       3, priority",
                "--deadline, 0s,                        2, deadline",
                "--deadline, 31d,                       3, deadline",
                "--sides,    three-sided,               2, three-sided",
                "--media,    `a4; rm`,                  3, media",
                "--key,      ` `,                       3, key",
                "--account,  `an\u0007n`,               3, account",
                "--printer,  `lib\u0000rary`,           3, printer",
                "--title,    `two\nlines`,              3, title",
            })
    void hostileValuesAreRefusedAndNamed(String option, String value, int exit, String named) {
        String[] args = submission("order-1", "library", "0.60");
        for (int i = 0; i < args.length - 1; i++) {
            if (args[i].equals(option)) {
                args[i + 1] = value;
            }
        }
        boolean there = Arrays.asList(args).contains(option);
        Cli.Result result = there ? cli.json(args) : submit("order-1", "library", "0.60", option, value);

        assertThat(result.exit()).as("%s", result).isEqualTo(exit);
        assertThat(result.out() + result.err()).contains(named).doesNotContain("\tat ");
        assertNothingHappened();
    }

    @ParameterizedTest
    @CsvSource({"--title", "--key", "--account", "--printer", "--media"})
    void tenMegabytesOfAValueAreRefusedBriefly(String option) {
        String huge = "x".repeat(10 * 1024 * 1024);
        String[] args = submission("order-1", "library", "0.60");
        int at = Arrays.asList(args).indexOf(option);
        if (at >= 0) {
            args[at + 1] = huge;
        }
        Cli.Result result = at >= 0 ? cli.json(args) : submit("order-1", "library", "0.60", option, huge);

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out().length() + result.err().length()).isLessThan(2000);
        assertNothingHappened();
    }

    @Test
    void anEndlessDocumentIsReadNoFurtherThanAllowed() {
        Endless endless = new Endless();
        cli.reading(endless);

        Cli.Result result = cli.json(
                "submit",
                "--printer",
                "library",
                "--account",
                "ann",
                "--cost",
                "0.60",
                "--key",
                "k",
                "--max-document-bytes",
                "2M",
                "-");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.object().get("refused").asText()).isEqualTo("document-too-large");
        assertThat(endless.given).isLessThan(4 * 1024 * 1024);
        assertNothingHappened();
    }

    @Test
    void aFileThatIsNotThereExitsWith1() {
        file = folder.resolve("nowhere.pdf").toString();

        Cli.Result result = submit("k", "library", "0.60");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("there is no file " + file);
        assertNothingHappened();
    }

    @Test
    void jobsAreListedByAccountAndState() {
        cli.done("accounts", "top-up", "bob", "5.00", "--key", "desk-2");
        submit("1", "library", "0.10");
        String[] bobs = submission("2", "library", "0.10");
        bobs[5] = "bob";
        cli.done(bobs);
        String third = submit("3", "lab", "0.10").object().get("id").asText();
        assertThat(cli.done("cancel", third).object().get("state").asText()).isEqualTo("CANCELED");

        assertThat(cli.done("jobs").lines())
                .extracting(job -> job.get("key").asText())
                .containsExactly("3", "2", "1");
        assertThat(cli.done("jobs", "--account", "ann").lines()).hasSize(2);
        assertThat(cli.done("jobs", "--state", "pending").lines()).hasSize(2);
        assertThat(cli.done("jobs", "--account", "bob", "--state", "CANCELED").lines())
                .isEmpty();
        assertThat(cli.run("jobs").out().lines()).hasSize(3);
    }

    @Test
    void cancelAndJobKnowWhatIsUnknownOrOver() {
        String id = submit("1", "library", "0.10").object().get("id").asText();
        assertThat(cli.done("cancel", id).object().get("payment").asText()).isEqualTo("REFUNDED");

        Cli.Result again = cli.json("cancel", id);
        assertThat(again.exit()).isEqualTo(3);
        assertThat(again.object().get("refused").asText()).isEqualTo("job-finished");
        assertThat(cli.json("cancel", "nobody").exit()).isEqualTo(1);
        Cli.Result unknown = cli.json("job", "nobody");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).contains("no job 'nobody'");
        assertThat(cli.done("accounts", "balance", "ann")
                        .object()
                        .get("balance")
                        .asText())
                .isEqualTo("5.00");
    }

    @Test
    void workEndsAfterItsTimeAndSaysWhatIsLeft() {
        submit("1", "library", "0.10");
        library.panel().outOfPaper();

        JsonNode worked =
                cli.done("work", "--for", "300ms", "--node-name", "n1").object();
        assertThat(worked.get("idle").asBoolean()).isFalse();
        assertThat(worked.get("unfinished").asInt()).isEqualTo(1);
        assertThat(cli.run("work", "--for", "1ms").out().strip()).isEqualTo("1 job is unfinished.");
    }

    @Test
    void workUntilIdleIsDoneAlsoWhereJobsFailed() {
        submit("1", "library", "0.10", "--deadline", "1s", "--max-wait", "200ms");
        library.switchOff();

        cli.done("work", "--until-idle", "--first-retry", "100ms", "--max-wait", "200ms", "--poll", "100ms");
        JsonNode job = cli.done("jobs").object();
        assertThat(job.get("state").asText()).isEqualTo("FAILED");
        assertThat(job.get("payment").asText()).isEqualTo("REFUNDED");
        assertThat(job.get("reason").asText()).startsWith("deadline");
    }

    private Cli.Result submit(String key, String printer, String cost, String... more) {
        String[] args = submission(key, printer, cost);
        return cli.json(Stream.concat(Arrays.stream(args), Arrays.stream(more)).toArray(String[]::new));
    }

    private String[] submission(String key, String printer, String cost) {
        return new String[] {"submit", file, "--printer", printer, "--account", "ann", "--cost", cost, "--key", key};
    }

    private void assertNothingHappened() {
        assertThat(cli.done("jobs").lines()).isEmpty();
        assertThat(cli.done("accounts", "balance", "ann")
                        .object()
                        .get("balance")
                        .asText())
                .isEqualTo("5.00");
        assertThat(cli.done("audit").object().get("escrow").asText()).isEqualTo("0.00");
    }

    /** A PDF that never ends. */
    @SuppressWarnings("InputStreamSlowMultibyteRead")
    private static final class Endless extends InputStream {

        private final byte[] head = Documents.pdf("endless");
        private long given;

        @Override
        public int read() {
            return given < head.length ? head[(int) given++] : '0' + (int) (given++ % 10);
        }
    }
}
