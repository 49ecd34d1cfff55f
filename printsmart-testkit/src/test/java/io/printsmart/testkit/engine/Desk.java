package io.printsmart.testkit.engine;

import io.printsmart.job.JobId;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.Capabilities;
import io.printsmart.printer.Printer;
import io.printsmart.service.PrintRequest;
import io.printsmart.testkit.printer.PaperLog;
import io.printsmart.testkit.printer.Printout;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the engine's tests share: a student with money, a printer, a document. */
final class Desk {

    static final AccountId ANN = new AccountId("ann");
    static final Money COST = Money.of("0.60", "EUR");
    static final Money FULL = Money.of("5.00", "EUR");
    static final Money LESS = Money.of("4.40", "EUR");

    private Desk() {}

    static void open(HandCrank crank, URI printer) {
        crank.print().accounts().topUp(ANN, FULL, "cash-desk-1");
        add(crank, "library", printer);
    }

    static void add(HandCrank crank, String name, URI uri) {
        crank.print()
                .printers()
                .put(Printer.of(name, uri.toString())
                        .withLoopbackAllowed(true)
                        .withCapabilities(new Capabilities(true, true, List.of("application/pdf", "text/plain"))));
    }

    static byte[] document(String name) {
        return ("%PDF-1.4 " + name + " " + "x".repeat(200_000)).getBytes(StandardCharsets.US_ASCII);
    }

    static PrintRequest.Builder request(String key) {
        return PrintRequest.builder()
                .key(key)
                .account("ann")
                .printer("library")
                .document(() -> new ByteArrayInputStream(document(key)))
                .cost(COST);
    }

    static PrintJob submit(HandCrank crank, String key) {
        return crank.print().service().submit(request(key).build());
    }

    static PrintJob now(HandCrank crank, JobId id) {
        return crank.print().service().find(id).orElseThrow();
    }

    static Money balance(HandCrank crank) {
        return crank.print().accounts().balance(ANN);
    }

    static List<Printout> copiesOf(PaperLog paper, String key) {
        return paper.complete().stream()
                .filter(printout -> printout.isOf(document(key)))
                .toList();
    }
}
