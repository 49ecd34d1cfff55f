package io.printsmart.internal.net;

import io.printsmart.internal.loop.Threads;
import io.printsmart.job.Proof;
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
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The raw port (AppSocket, JetDirect, usually 9100): no job id and no state, so that nothing can be asked later. All it can
 * prove is that the printer took the bytes and closed in order.
 */
public final class RawTransport implements PrintTransport {

    private final ScheduledExecutorService watchdog =
            Executors.newSingleThreadScheduledExecutor(Threads.named("printsmart-raw-watchdog"));

    /** What may be under way; those that are over are forgotten at the next open. */
    private final Map<Socket, RawDelivery> deliveries = new ConcurrentHashMap<>();

    private final Duration closeLimit;

    private volatile boolean closed;

    /**
     * Creates the transport.
     *
     * @param closeLimit how long a printer may take to close its side after it was sent the whole document
     */
    public RawTransport(Duration closeLimit) {
        this.closeLimit = closeLimit;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("socket");
    }

    @Override
    public boolean tellsState() {
        return false;
    }

    @Override
    public Proof bestProof() {
        return Proof.ACCEPTED;
    }

    @Override
    public PrinterReport inspect(Target target, Duration timeout) {
        return PrinterReport.of(Finding.READY, "");
    }

    @Override
    public Delivery open(Target target, Ticket ticket, Duration timeout) throws DeliveryException {
        // A proxy set for the whole JVM would send documents elsewhere.
        Socket socket = new Socket(Proxy.NO_PROXY);
        RawDelivery delivery = new RawDelivery(socket, watchdog, closeLimit);
        deliveries.keySet().removeIf(Socket::isClosed);
        deliveries.put(socket, delivery);
        try {
            if (closed) {
                throw new IOException("the transport is closed");
            }
            // 0 would be no limit
            long millis = Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE));
            socket.connect(target.address(), (int) millis);
            return delivery;
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

    /** Breaks what is under way: without the watchdog nothing else would end it. */
    @Override
    public void close() {
        closed = true;
        watchdog.shutdownNow();
        deliveries.values().forEach(RawDelivery::close);
    }
}
