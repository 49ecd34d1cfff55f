package io.printsmart.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.TestDatabase;
import io.printsmart.job.PrintJob;
import io.printsmart.runner.Cli;
import io.printsmart.store.JobQuery;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many submits at once. */
class ManySubmitsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final ScriptedIppPrinter printer = ScriptedIppPrinter.start();

    @AfterEach
    void switchOff() {
        printer.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void theSameKeyFromThreeProcessesIsOneJobAndOneCharge(Databases kind) {
        TestDatabase database = prepared(kind, "15.00");
        List<String> args = List.of(database.url(), database.user(), "order-1", "ann", "library", "50");
        List<Child> children = IntStream.range(0, 3)
                .mapToObj(number -> Child.ofClass(folder, SubmittingMain.class, args))
                .toList();
        children.forEach(child -> child.awaitOutput(SubmittingMain.READY, PATIENCE));
        children.forEach(Child::closeInput);

        List<String> answers = children.stream()
                .flatMap(child -> child.done(PATIENCE).out().lines())
                .filter(line -> line.startsWith("ANSWER"))
                .toList();

        try (SubmittingPortal portal = SubmittingPortal.open(database.url(), database.user())) {
            PrintJob job = portal.print().service().findByKey("order-1").orElseThrow();
            assertThat(answers).hasSize(150).containsOnly("ANSWER " + job.id());
            assertThat(Rows.in(database)).isEqualTo(new Rows(1, 1, 1, 1, 1, 0));
            assertThat(balance(portal)).isEqualTo(Money.of("14.90", "EUR"));
        }
        assertThat(Cli.on(database.url(), database.user()).json("audit").exit()).isZero();
    }

    @Test
    void onH2WhichIsOneProcessItIsTheSame() {
        TestDatabase database = prepared(Databases.H2_FILE, "15.00");
        try (SubmittingPortal portal = SubmittingPortal.open(database.url(), database.user())) {
            Callable<String> submit = () -> portal.answer("order-1", "ann", "library", 50);
            List<String> answers = SubmittingPortal.atOnce(150, Collections.nCopies(150, submit));

            PrintJob job = portal.print().service().findByKey("order-1").orElseThrow();
            assertThat(answers).hasSize(150).containsOnly(job.id().value());
            assertThat(balance(portal)).isEqualTo(Money.of("14.90", "EUR"));
            assertThat(Rows.in(database)).isEqualTo(new Rows(1, 1, 1, 1, 1, 0));
            assertThat(portal.print().audit().run().violations()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2_FILE", "POSTGRESQL", "MARIADB"})
    void ofAHundredSubmitsAsManyAreAcceptedAsThereIsMoneyFor(Databases kind) {
        TestDatabase database = prepared(kind, "3.70");
        try (SubmittingPortal portal = SubmittingPortal.open(database.url(), database.user())) {
            List<Callable<String>> submits = IntStream.range(0, 100)
                    .<Callable<String>>mapToObj(number -> () -> portal.answer("order-" + number, "ann", "library", 50))
                    .toList();
            List<String> answers = SubmittingPortal.atOnce(100, submits);

            assertThat(answers)
                    .filteredOn("refused: insufficient-funds"::equals)
                    .hasSize(63);
            assertThat(answers)
                    .filteredOn(answer -> !answer.startsWith("refused"))
                    .doesNotHaveDuplicates()
                    .hasSize(37);
            assertThat(jobs(portal)).hasSize(37);
            assertThat(balance(portal)).isEqualTo(Money.of("0.00", "EUR"));
            assertThat(Rows.in(database)).isEqualTo(new Rows(37, 37, 37, 37, 37, 0));
            assertThat(portal.print().audit().run().violations()).isEmpty();
        }
    }

    private TestDatabase prepared(Databases kind, String money) {
        TestDatabase database = kind.fresh();
        Cli.on(database.url(), database.user()).done("schema", "install");
        try (SubmittingPortal portal = SubmittingPortal.open(database.url(), database.user())) {
            portal.addPrinter("library", printer.uri());
            portal.topUp("ann", money);
        }
        return database;
    }

    private static List<PrintJob> jobs(SubmittingPortal portal) {
        return portal.print().service().jobs(new JobQuery(Optional.empty(), Optional.empty(), Optional.empty(), 1000));
    }

    private static Money balance(SubmittingPortal portal) {
        return portal.print().accounts().balance(new AccountId("ann"));
    }
}
