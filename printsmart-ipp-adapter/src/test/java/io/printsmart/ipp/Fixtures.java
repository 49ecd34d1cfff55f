package io.printsmart.ipp;

import io.printsmart.job.ColorMode;
import io.printsmart.job.DocumentRef;
import io.printsmart.job.Funding;
import io.printsmart.job.JobId;
import io.printsmart.job.Order;
import io.printsmart.job.PrintOptions;
import io.printsmart.job.Sides;
import io.printsmart.job.Sighting;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.testkit.printer.IppPrinterContract;
import io.printsmart.testkit.printer.Printout;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.Target;
import io.printsmart.transport.Ticket;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;

/** Orders, tickets and targets as the engine makes them. */
final class Fixtures {

    static final Duration TIMEOUT = Duration.ofSeconds(10);
    static final Duration SHORT = Duration.ofMillis(500);
    static final String INSTALLATION = "test";
    static final String TOKEN = "ps-test-job1-1";
    static final byte[] DOCUMENT = IppPrinterContract.document(100_000);
    static final String PDF = "application/pdf";

    private Fixtures() {}

    static Target target(URI uri, InetSocketAddress address) {
        return new Target(Printer.of("printer-1", uri.toString()).withLoopbackAllowed(true), address);
    }

    /** A port of ::1. */
    static InetSocketAddress loopback6(int port) {
        byte[] one = new byte[16];
        one[15] = 1;
        try {
            return new InetSocketAddress(InetAddress.getByAddress(one), port);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("sixteen bytes are an address", impossible);
        }
    }

    static Ticket ticket() {
        return ticket(TOKEN);
    }

    static Ticket ticket(String token) {
        return ticket(token, order(PrintOptions.DEFAULT, PDF, DOCUMENT));
    }

    static Ticket ticket(String token, Order order) {
        return new Ticket(order, token, INSTALLATION, true);
    }

    static Order order(PrintOptions options, String format, byte[] document) {
        Instant now = Instant.EPOCH;
        return new Order(
                new JobId("job1"),
                "key-1",
                new AccountId("alice"),
                new PrinterId("printer-1"),
                Money.of("0.10", "EUR"),
                Funding.IN_STORE,
                options,
                "my letter",
                new DocumentRef("doc-1", Printout.sha256(document), document.length, format),
                50,
                now,
                now.plusSeconds(60),
                now.plusSeconds(120));
    }

    static PrintOptions everything() {
        return new PrintOptions(3, Sides.TWO_SIDED_LONG_EDGE, ColorMode.MONOCHROME, "iso_a4_210x297mm");
    }

    static Sighting send(Delivery delivery) {
        return send(delivery, DOCUMENT);
    }

    static Sighting send(Delivery delivery, byte[] document) {
        return delivery.send(new ByteArrayInputStream(document), document.length, TIMEOUT);
    }
}
