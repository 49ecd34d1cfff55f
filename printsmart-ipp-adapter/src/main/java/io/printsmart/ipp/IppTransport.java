package io.printsmart.ipp;

import io.printsmart.ipp.internal.Remembered;
import io.printsmart.ipp.internal.http.Endpoint;
import io.printsmart.ipp.internal.http.HttpExchanges;
import io.printsmart.ipp.internal.http.Limits;
import io.printsmart.ipp.internal.http.Manner;
import io.printsmart.ipp.internal.http.TlsClients;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import io.printsmart.printer.PrinterId;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.DeliveryException;
import io.printsmart.transport.PrintTransport;
import io.printsmart.transport.PrinterReport;
import io.printsmart.transport.Target;
import io.printsmart.transport.Ticket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Speaks IPP/2.0 and 1.1 (RFC 8010, RFC 8011) with {@code ipp} and {@code ipps} printers. Each exchange has a connection
 * of its own to the target's address, is made once, and is bounded in time and size; all exchanges of one call together
 * may take four times what one may, without the document. Calls block on the caller's thread.
 * Safe for use by many threads.
 */
public final class IppTransport implements PrintTransport {

    private static final int MOST_PRINTERS_REMEMBERED = 10_000;

    private final IppTransportBuilder settings;
    private final Watchman watchman;
    private final HttpExchanges http;
    private final Remembered<String, Integer> versions = new Remembered<>(MOST_PRINTERS_REMEMBERED);

    IppTransport(IppTransportBuilder settings) {
        this.settings = settings;
        this.watchman = Watchman.of(settings.scheduler());
        this.http = new HttpExchanges(
                watchman.scheduler(),
                new TlsClients(settings.trust()),
                new Limits(settings.connectTimeout(), settings.responseLimitBytes()));
    }

    /**
     * A transport with the settings that a {@link #builder} begins with.
     *
     * @return the transport
     */
    public static IppTransport create() {
        return builder().build();
    }

    /**
     * For other settings.
     *
     * @return a builder
     */
    public static IppTransportBuilder builder() {
        return new IppTransportBuilder();
    }

    @Override
    public Set<String> schemes() {
        return Set.of("ipp", "ipps");
    }

    @Override
    public PrinterReport inspect(Target target, Duration timeout) {
        return new Inspection(link(target, Deadline.total(timeout))).report();
    }

    @Override
    public Delivery open(Target target, Ticket ticket, Duration timeout) throws DeliveryException {
        PrinterId printer = target.printer().id();
        Manner manner = new Manner(
                settings.chunked().test(printer), settings.expectContinue().test(printer));
        return new Opening(attempt(target, ticket, timeout), settings.time(), manner).open();
    }

    @Override
    public Sighting look(Target target, Ticket ticket, Optional<RemoteJob> remote, Duration timeout) {
        return new Watch(attempt(target, ticket, timeout), remote, settings.time()).look();
    }

    @Override
    public Sighting cancel(Target target, Ticket ticket, Optional<RemoteJob> remote, Duration timeout) {
        return new Watch(attempt(target, ticket, timeout), remote, settings.time()).cancel();
    }

    /** Ends exchanges that are under way. */
    @Override
    public void close() {
        http.close(); // first: without the watchman nothing else would end them
        watchman.close();
    }

    private Attempt attempt(Target target, Ticket ticket, Duration timeout) {
        String user = PrintableName.of(settings.userName().apply(ticket.order().account()));
        return new Attempt(link(target, Deadline.each(timeout)), ticket, user);
    }

    private Link link(Target target, Deadline deadline) {
        Set<String> pins = settings.pins().apply(target.printer().id()).stream()
                .map(CertificatePin::sha256)
                .collect(Collectors.toUnmodifiableSet());
        return new Link(
                http,
                versions,
                target,
                new Endpoint(target.address(), target.printer().uri(), pins),
                deadline);
    }
}
