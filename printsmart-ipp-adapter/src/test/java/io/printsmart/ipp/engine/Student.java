package io.printsmart.ipp.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.PrintSmart;
import io.printsmart.printer.Capabilities;
import io.printsmart.printer.Printer;
import io.printsmart.service.LedgerAudit;
import io.printsmart.service.PrintRequest;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Total;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Who prints in these tests: ann, with five euros, sixty cents a job. */
final class Student {

    static final AccountId ANN = new AccountId("ann");
    static final Money FULL = Money.of("5.00", "EUR");
    static final Money LESS = Money.of("4.40", "EUR");
    static final Money COST = Money.of("0.60", "EUR");
    static final Money NOTHING = Money.of("0.00", "EUR");

    private Student() {}

    /** Wallets, escrow and revenue add up to what ann paid in, and nothing is held any more. */
    static void assertBooks(PrintSmart print, Money wallet, Money revenue) {
        LedgerAudit.Report report = print.audit().run();
        assertThat(report.violations()).isEmpty();
        LedgerAudit.Sums sums = Objects.requireNonNull(report.sums().get(FULL.currency()));
        assertThat(print.accounts().balance(ANN)).isEqualTo(wallet);
        assertThat(sums.wallets()).isEqualTo(Total.of(wallet));
        assertThat(sums.escrow()).isEqualTo(Total.of(NOTHING));
        assertThat(sums.revenue()).isEqualTo(Total.of(revenue));
    }

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
                .cost(COST);
    }
}
