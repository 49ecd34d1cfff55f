package io.printsmart.internal.net;

import io.printsmart.job.Proof;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import io.printsmart.transport.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One document over one raw connection: all bytes, then half-close, then the printer's own close. */
final class RawDelivery implements Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(RawDelivery.class);
    private static final int CHUNK = 32 * 1024;

    private final Socket socket;
    private final ScheduledExecutorService watchdog;
    private final Duration closeLimit;
    private final AtomicLong progress = new AtomicLong();

    RawDelivery(Socket socket, ScheduledExecutorService watchdog, Duration closeLimit) {
        this.socket = socket;
        this.watchdog = watchdog;
        this.closeLimit = closeLimit;
    }

    @Override
    public Optional<RemoteJob> remote() {
        return Optional.empty();
    }

    @Override
    public Sighting send(InputStream document, long length, Duration stepLimit) {
        long sent = 0;
        Future<?> watch = watch(stepLimit);
        try {
            OutputStream out = socket.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = document.read(chunk); read >= 0; read = document.read(chunk)) {
                sent += read;
                out.write(chunk, 0, read);
                progress.incrementAndGet();
            }
            if (sent != length) {
                reset();
                return lost("the document has " + sent + " bytes instead of " + length, sent, length);
            }
            watch.cancel(false);
            awaitClose();
            return new Sighting.Printed(Proof.ACCEPTED, OptionalInt.empty());
        } catch (IOException e) {
            // Closed in disorder: an orderly close would make a cut document look complete.
            reset();
            return lost(String.valueOf(e.getMessage()), sent, length);
        } finally {
            watch.cancel(false);
            closeQuietly(socket);
        }
    }

    @Override
    public void close() {
        reset();
        closeQuietly(socket);
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing a raw connection: {}", e.toString());
        }
    }

    private static Sighting lost(String detail, long sent, long length) {
        return sent == 0 && length > 0
                ? new Sighting.NotDelivered("raw port: " + detail, false, false)
                : new Sighting.AnswerLost("raw port: " + detail, sent == length, false);
    }

    /**
     * What the printer says back is read and dropped until it closes. It may take far longer than a step of the transfer:
     * many a printer closes when it has read what the network still held for it, or when it has printed.
     */
    private void awaitClose() throws IOException {
        Future<?> end = watchdog.schedule(this::close, closeLimit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            byte[] dropped = new byte[1024];
            while (in.read(dropped) >= 0) {
                LOG.trace("a raw printer answered; nobody knows what");
            }
        } finally {
            end.cancel(false);
        }
    }

    /** A blocking write cannot time out by itself, so a second thread closes what makes no progress. */
    private Future<?> watch(Duration stepLimit) {
        AtomicLong seen = new AtomicLong(-1);
        long millis = Math.max(1, stepLimit.toMillis());
        return watchdog.scheduleWithFixedDelay(
                () -> {
                    long now = progress.get();
                    if (seen.getAndSet(now) == now) {
                        close();
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    private void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            LOG.debug("resetting a raw connection: {}", e.toString());
        }
    }
}
