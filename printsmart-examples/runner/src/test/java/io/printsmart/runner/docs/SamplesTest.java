package io.printsmart.runner.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.PrintSmart;
import io.printsmart.ipp.IppTransport;
import io.printsmart.jdbc.JdbcPrintStore;
import io.printsmart.job.JobState;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.Printer;
import io.printsmart.store.JobQuery;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the small samples of the documentation. */
class SamplesTest {

    @Test
    void theSmallestHostPrintsAndTheBooksAreRight(@TempDir Path folder) throws IOException {
        Path document = Files.writeString(folder.resolve("letter.pdf"), "%PDF-1.4 letter");
        DataSource database = TestDatabase.create("smallest");
        try (ScriptedRawPrinter printer = ScriptedRawPrinter.start()) {
            Printer library = Printer.of("library", printer.uri().toString()).withLoopbackAllowed(true);

            SmallestHost.print(database, library, document);

            assertThat(printer.paper().complete()).hasSize(1);
        }
        JdbcPrintStore store = JdbcPrintStore.builder(database).build();
        try (PrintSmart print =
                PrintSmart.builder().store(store).documents(store.documents()).build()) {
            List<PrintJob> jobs =
                    print.service().jobs(new JobQuery(Optional.empty(), Optional.empty(), Optional.empty(), 10));
            assertThat(jobs).singleElement().extracting(PrintJob::state).isEqualTo(JobState.COMPLETED);
            assertThat(print.accounts().balance(new AccountId("ann"))).isEqualTo(Money.of("4.40", "EUR"));
            assertThat(AuditSample.booksAreRight(print)).isTrue();
        }
    }

    @Test
    void settingsPrintersPoliciesAndPinsAreMade() {
        assertThat(SettingsSamples.settings().workers()).isEqualTo(16);
        assertThat(PrinterSamples.printer().capabilities().printsDuplex()).isTrue();
        assertThat(PrinterSamples.addressPolicy().addressPolicy().networks()).hasSize(2);
        try (IppTransport transport = PrinterSamples.pinned()) {
            assertThat(transport.schemes()).containsExactlyInAnyOrder("ipp", "ipps");
        }
    }
}
