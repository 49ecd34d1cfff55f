package io.printsmart.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.TestDatabase;
import io.printsmart.job.Claim;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.PrintJob;
import io.printsmart.runner.Cli;
import io.printsmart.runner.Main;
import io.printsmart.service.LedgerAudit;
import io.printsmart.store.HistoryEntry;
import io.printsmart.store.JobQuery;
import io.printsmart.testkit.printer.Printout;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import io.printsmart.transport.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes, 1,000 jobs, 10 printers, and 50 accounts that have too little money for all. */
class TwoNodesIT {

    private static final int JOBS = 1000;
    private static final int PRINTERS = 10;
    private static final int ACCOUNTS = 50;
    private static final int ACCEPTED = ACCOUNTS * 15;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private final List<ScriptedIppPrinter> printers =
            Stream.generate(ScriptedIppPrinter::start).limit(PRINTERS).toList();

    @AfterEach
    void switchOff() {
        printers.forEach(ScriptedIppPrinter::close);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void eachAcceptedJobIsPrintedOnceAndInOrder(Databases kind) {
        TestDatabase database = kind.fresh();
        Cli.on(database.url(), database.user()).done("schema", "install");
        try (SubmittingPortal portal = SubmittingPortal.open(database.url(), database.user())) {
            List<String> answers = submitAll(portal);
            assertThat(answers)
                    .filteredOn("refused: insufficient-funds"::equals)
                    .hasSize(JOBS - ACCEPTED);

            // Whoever stands in a line when it moves is served by priority: so let all of them get there first.
            printers.forEach(printer -> printer.panel().stop());
            try (Child one = node(database, "one");
                    Child two = node(database, "two")) {
                Wait.until("all jobs stand in line", PATIENCE, () -> standingInLine(portal) == ACCEPTED);
                printers.forEach(printer -> printer.panel().resume());
                one.done(PATIENCE);
                two.done(PATIENCE);
            }
            List<PrintJob> jobs = allJobs(portal);
            assertThat(jobs).hasSize(ACCEPTED);
            assertThat(jobs).allMatch(job -> job.state() == JobState.COMPLETED);
            assertThat(jobs).allMatch(job -> job.payment() == PaymentState.CAPTURED);
            IntStream.range(0, PRINTERS).forEach(number -> assertPrintedInOrder(number, jobs));
            assertThat(nodes(portal, jobs))
                    .anyMatch(node -> node.startsWith("one"))
                    .anyMatch(node -> node.startsWith("two"));
            assertBooks(portal.print().audit().run());
            assertThat(Rows.in(database))
                    .as("what was refused left no trace")
                    .isEqualTo(new Rows(ACCEPTED, ACCEPTED, ACCEPTED, ACCEPTED, ACCEPTED, 0));
        }
    }

    private List<String> submitAll(SubmittingPortal portal) {
        IntStream.range(0, PRINTERS)
                .forEach(number ->
                        portal.addPrinter("p" + number, printers.get(number).uri()));
        IntStream.range(0, ACCOUNTS).forEach(number -> portal.topUp("a" + number, "1.50"));
        List<Callable<String>> submits = IntStream.range(0, JOBS)
                .<Callable<String>>mapToObj(number -> () -> portal.answer(
                        "order-" + number, "a" + number % ACCOUNTS, "p" + number % PRINTERS, 1 + number % 7))
                .toList();
        return SubmittingPortal.atOnce(8, submits);
    }

    private Child node(TestDatabase database, String name) {
        List<String> args = List.of(
                "work",
                "--until-idle",
                "--node-name",
                name,
                "--db",
                database.url(),
                "--db-user",
                database.user(),
                "--first-look",
                "20ms",
                "--max-look",
                "200ms",
                "--poll",
                "100ms",
                "--first-retry",
                "300ms",
                "--max-wait",
                "300ms");
        return Child.ofClass(folder, Main.class, args);
    }

    private static long standingInLine(SubmittingPortal portal) {
        return allJobs(portal).stream()
                .filter(job -> job.claim().place() == Claim.Place.IN_LINE)
                .count();
    }

    private void assertPrintedInOrder(int number, List<PrintJob> jobs) {
        ScriptedIppPrinter printer = printers.get(number);
        List<String> wanted = jobs.stream()
                .filter(job -> job.order().printer().value().equals("p" + number))
                .sorted(Comparator.comparing(job -> -job.order().priority()))
                .map(job -> job.id().value())
                .toList();
        List<String> printed = printer.paper().all().stream()
                .map(Printout::name)
                .map(Tokens::tokenOf)
                .map(token -> token.split("-", -1)[2])
                .toList();

        assertThat(printed).isEqualTo(wanted);
        assertThat(printer.paper().partial()).isEmpty();
        assertThat(printer.mostDocumentsAtOnce()).isEqualTo(1);
    }

    private static List<String> nodes(SubmittingPortal portal, List<PrintJob> jobs) {
        return jobs.stream()
                .limit(40)
                .flatMap(job -> portal.print().service().history(job.id()).stream())
                .map(HistoryEntry::node)
                .distinct()
                .toList();
    }

    private static void assertBooks(LedgerAudit.Report report) {
        assertThat(report.violations()).isEmpty();
        assertThat(report.jobs()).isEqualTo(ACCEPTED);
        LedgerAudit.Sums sums = report.sums().get(SubmittingPortal.COST.currency());
        assertThat(sums.wallets().isZero()).isTrue();
        assertThat(sums.escrow().isZero()).isTrue();
        assertThat(sums.revenue().toDecimalString()).isEqualTo("75.00");
    }

    /** In the order in which they were accepted. */
    private static List<PrintJob> allJobs(SubmittingPortal portal) {
        List<PrintJob> all = new ArrayList<>(portal.print()
                .service()
                .jobs(new JobQuery(Optional.empty(), Optional.empty(), Optional.empty(), JOBS)));
        Collections.reverse(all);
        return all;
    }
}
