package io.printsmart.runner.docs;

import io.printsmart.PrintSmart;
import io.printsmart.ipp.IppTransport;
import io.printsmart.jdbc.JdbcPrintStore;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.Printer;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.PrintRequest;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;

/** The sample of docs/getting-started.md. */
final class SmallestHost {

    private SmallestHost() {}

    // docs: smallest-host
    static void print(DataSource database, Printer library, Path document) {
        JdbcPrintStore store = JdbcPrintStore.builder(database).installSchema().build();
        try (PrintSmart print = PrintSmart.builder()
                .store(store)
                .documents(store.documents())
                .transport(IppTransport.create())
                .build()) {
            AccountId ann = new AccountId("ann");
            print.printers().put(library);
            print.accounts().topUp(ann, Money.of("5.00", "EUR"), "cash-desk-17");
            print.start();
            PrintJob job = print.service()
                    .submit(PrintRequest.builder()
                            .key("order-4711")
                            .account("ann")
                            .printer("library")
                            .document(document)
                            .cost(Money.of("0.60", "EUR"))
                            .build());
            print.awaitIdle(Duration.ofMinutes(43));
            PrintJob ended = print.service().find(job.id()).orElseThrow();
            System.out.println(ended.state() + ", " + ended.payment() + ", " + ended.why());
            System.out.println("left: " + print.accounts().balance(ann));
        } catch (PrintRefusedException refused) {
            System.out.println(refused.getMessage());
        }
    }
    // docs: end
}
