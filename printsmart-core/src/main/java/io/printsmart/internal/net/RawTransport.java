package io.printsmart.internal.net;

import io.printsmart.internal.loop.Threads;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import io.printsmart.printer.Finding;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.DeliveryException;
import io.printsmart.transport.PrintTransport;
import io.printsmart.transport.PrinterReport;
import io.printsmart.transport.Target;
import io.printsmart.transport.Ticket;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The raw port (AppSocket, JetDirect, usually 9100): no job id and no state, so that nothing can be asked later. All it can
 * prove is that the printer took the bytes and closed in order.
 */
public final class RawTransport implements PrintTransport {

    private final ScheduledExecutorService watchdog =
            Executors.newSingleThreadScheduledExecutor(Threads.named("printsmart-raw-watchdog"));

    /** Creates the transport. */
    public RawTransport() {}

    @Override
    public Set<String> schemes() {
        return Set.of("socket");
    }

    @Override
    public PrinterReport inspect(Target target, Duration timeout) {
        return PrinterReport.of(Finding.READY, "");
    }

    @Override
    public Delivery open(Target target, Ticket ticket, Duration timeout) throws DeliveryException {
        Socket socket = new Socket();
        try {
            socket.connect(target.address(), (int) Math.min(timeout.toMillis(), Integer.MAX_VALUE));
            return new RawDelivery(socket, watchdog);
        } catch (IOException e) {
            RawDelivery.closeQuietly(socket);
            throw new DeliveryException(DeliveryException.Kind.FAILED, false, "raw port: " + e.getMessage());
        }
    }

    @Override
    public Sighting look(Target target, Ticket ticket, Optional<RemoteJob> remote, Duration timeout) {
        return new Sighting.NotFound("a raw port cannot be asked");
    }

    @Override
    public Sighting cancel(Target target, Ticket ticket, Optional<RemoteJob> remote, Duration timeout) {
        return new Sighting.NotFound("a raw port cannot be asked");
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
    }
}
