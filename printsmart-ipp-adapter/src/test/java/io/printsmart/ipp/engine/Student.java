package io.printsmart.ipp.engine;

import io.printsmart.PrintSmart;
import io.printsmart.printer.Capabilities;
import io.printsmart.printer.Printer;
import io.printsmart.service.PrintRequest;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Who prints in these tests: ann, with five euros, sixty cents a job. */
final class Student {

    static final AccountId ANN = new AccountId("ann");
    static final Money FULL = Money.of("5.00", "EUR");
    static final Money LESS = Money.of("4.40", "EUR");

    private Student() {}

    static void enrol(PrintSmart print, URI printer) {
        print.accounts().topUp(ANN, FULL, "cash-desk-1");
        add(print, "library", printer);
    }

    static void add(PrintSmart print, String name, URI printer) {
        print.printers()
                .put(Printer.of(name, printer.toString())
                        .withLoopbackAllowed(true)
                        .withCapabilities(new Capabilities(true, true, List.of("application/pdf"))));
    }

    static byte[] document(String key) {
        return ("%PDF-1.4 " + key + " " + "x".repeat(300_000)).getBytes(StandardCharsets.US_ASCII);
    }

    static PrintRequest.Builder request(String key) {
        return PrintRequest.builder()
                .key(key)
                .account("ann")
                .printer("library")
                .title("Thesis")
                .document(() -> new ByteArrayInputStream(document(key)))
                .cost(Money.of("0.60", "EUR"));
    }
}
