package io.printsmart.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.printsmart.ipp.peer.EvePrinter;
import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.TestDatabase;
import io.printsmart.runner.Cli;
import io.printsmart.runner.Documents;
import io.printsmart.testkit.printer.IppFault;
import io.printsmart.testkit.printer.IppOperation;
import io.printsmart.testkit.printer.Printout;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Through the commands, on each database: what is on paper and what is in the books. */
class PaperIT {

    private static final List<String> ON = List.of("H2_FILE", "POSTGRESQL", "MARIADB");
    private static final byte[] PDF = Documents.pdf("thesis");

    @TempDir
    Path folder;

    private final ScriptedIppPrinter scripted = ScriptedIppPrinter.start();

    @AfterEach
    void switchOff() {
        scripted.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_FILE", "POSTGRESQL", "MARIADB"})
    void aPrinterThatNobodyHereWrotePrintsItByteForByteOnce(Databases kind) {
        try (EvePrinter eve = EvePrinter.start()) {
            Cli cli = portal(kind, eve.uri());
            String job = submit(cli);

            cli.done("work", "--until-idle");

            assertEnded(cli, job, "COMPLETED", "CAPTURED", "0.60");
            assertThat(job(cli, job).get("proof").asText()).isEqualTo("COMPLETED");
            assertThat(eve.paper()).singleElement().satisfies(paper -> {
                assertThat(paper.complete()).isTrue();
                assertThat(paper.sha256()).isEqualTo(Printout.sha256(PDF));
            });
            assertThat(eve.lastJob()).contains("IPP_JOB_ORIGINATING_USER_NAME=ann");
        }
    }

    static Stream<Arguments> whereThePrinterCanStillTell() {
        return onEach(Stream.of(
                Arguments.of(IppOperation.CREATE_JOB, IppFault.loseAnswer()),
                Arguments.of(IppOperation.SEND_DOCUMENT, IppFault.resetBeforeActing()),
                Arguments.of(IppOperation.SEND_DOCUMENT, IppFault.resetAfterDocumentBytes(5_000)),
                Arguments.of(IppOperation.SEND_DOCUMENT, IppFault.loseAnswer())));
    }

    @ParameterizedTest
    @MethodSource
    void whereThePrinterCanStillTell(Databases kind, IppOperation operation, IppFault fault) {
        Cli cli = portal(kind, scripted.uri());
        String job = submit(cli);
        scripted.faults().next(operation, fault);

        cli.done("work", "--until-idle", "--first-retry", "100ms");

        assertEnded(cli, job, "COMPLETED", "CAPTURED", "0.60");
        assertThat(copies()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_FILE", "POSTGRESQL", "MARIADB"})
    void whereItCannotTheMoneyGoesBackAndThePaperIsNotSentAgain(Databases kind) {
        Cli cli = portal(kind, scripted.uri());
        String job = submit(cli);
        scripted.faults().next(IppOperation.SEND_DOCUMENT, IppFault.loseAnswer());
        scripted.faults().always(IppOperation.GET_JOB_ATTRIBUTES, IppFault.status(0x0406));
        scripted.faults().always(IppOperation.GET_JOBS, IppFault.status(0x0406));

        cli.done("work", "--until-idle", "--doubt-window", "1s");

        assertEnded(cli, job, "FAILED", "REFUNDED", "0.00");
        assertThat(copies()).isLessThanOrEqualTo(1);
        assertThat(scripted.posts(IppOperation.SEND_DOCUMENT)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_FILE", "POSTGRESQL", "MARIADB"})
    void aPrinterThatStaysAwayIsRefundedOnceByTheDeadline(Databases kind) {
        Cli cli = portal(kind, scripted.uri());
        String job = submit(cli, "--deadline", "2s");
        scripted.switchOff();

        cli.done("work", "--until-idle", "--first-retry", "100ms");

        assertEnded(cli, job, "FAILED", "REFUNDED", "0.00");
        assertThat(job(cli, job).get("reason").asText()).startsWith("deadline");
        assertThat(job(cli, job).get("attempts").asInt()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_FILE", "POSTGRESQL", "MARIADB"})
    void withCountedOutagesItIsRefundedAfterTheLastRetry(Databases kind) {
        Cli cli = portal(kind, scripted.uri());
        String job = submit(cli);
        scripted.switchOff();

        cli.done("work", "--until-idle", "--count-outages", "--max-retries", "2", "--first-retry", "50ms");

        assertEnded(cli, job, "FAILED", "REFUNDED", "0.00");
        assertThat(job(cli, job).get("attempts").asInt()).isEqualTo(3);
    }

    private static Stream<Arguments> onEach(Stream<Arguments> cases) {
        return cases.flatMap(one -> ON.stream().map(database -> {
            List<Object> all = new ArrayList<>(List.of(Databases.valueOf(database)));
            all.addAll(List.of(one.get()));
            return Arguments.of(all.toArray());
        }));
    }

    private static Cli portal(Databases kind, URI printer) {
        TestDatabase database = kind.fresh();
        Cli cli = Cli.on(database.url(), database.user());
        cli.done("schema", "install");
        cli.done("printers", "add", "library", printer.toString(), "--allow-loopback");
        cli.done("accounts", "top-up", "ann", "5.00", "--key", "desk");
        return cli;
    }

    private String submit(Cli cli, String... options) {
        Path file = Documents.file(folder, "thesis.pdf", "thesis");
        List<String> args = new ArrayList<>(List.of("submit", file.toString(), "--printer", "library"));
        args.addAll(List.of("--account", "ann", "--cost", "0.60", "--key", "order-1"));
        args.addAll(List.of(options));
        return cli.done(args.toArray(String[]::new)).object().get("id").asText();
    }

    private static JsonNode job(Cli cli, String id) {
        return cli.done("job", id).object();
    }

    /** The state, and books that add up to the cent: one charge, one settlement. */
    private static void assertEnded(Cli cli, String id, String state, String payment, String revenue) {
        JsonNode job = job(cli, id);
        assertThat(job.get("state").asText()).as("%s", job).isEqualTo(state);
        assertThat(job.get("payment").asText()).isEqualTo(payment);
        assertThat(cli.done("accounts", "balance", "ann")
                        .object()
                        .get("balance")
                        .asText())
                .isEqualTo(revenue.equals("0.00") ? "5.00" : "4.40");
        assertThat(cli.done("audit").out())
                .contains("\"ok\":true")
                .contains("\"escrow\":\"0.00\"")
                .contains("\"revenue\":\"" + revenue + "\"");
    }

    private long copies() {
        return scripted.paper().complete().stream()
                .filter(paper -> paper.isOf(PDF))
                .count();
    }
}
