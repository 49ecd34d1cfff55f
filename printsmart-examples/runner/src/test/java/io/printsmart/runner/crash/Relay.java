package io.printsmart.runner.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The last piece of cable before a printer, which stops taking a document in its midst, once, and counts every byte that
 * leaves the node. What the node has handed to its kernel and the printer's end has not read yet is what Linux says of
 * the two sockets' queues.
 */
final class Relay implements AutoCloseable {

    private static final Path SOCKETS = Path.of("/proc/net/tcp");
    private static final Path SOCKETS_V6 = Path.of("/proc/net/tcp6");

    private final long holdAfter;
    private final TcpProxy proxy;
    private final AtomicBoolean used = new AtomicBoolean();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicLong taken = new AtomicLong();
    private volatile int clientPort;

    private Relay(int target, long holdAfter) {
        this.holdAfter = holdAfter;
        this.proxy = TcpProxy.before(target, Connection::new);
    }

    /** Holds the first connection that brings more than so many bytes. */
    static Relay before(int target, long holdAfter) {
        return new Relay(target, holdAfter);
    }

    /** The printer's URI, by way of this. */
    URI uri(URI printer) {
        return URI.create(printer.toString().replace(":" + printer.getPort(), ":" + proxy.port()));
    }

    boolean awaitHeld(Duration atMost) {
        return await(held, atMost);
    }

    /** How much of the held connection was taken so far. */
    long taken() {
        return taken.get();
    }

    /** What the node has given to its kernel for that connection, and nobody has taken yet. */
    long inKernel() {
        return queued(clientPort, proxy.port(), 0) + queued(proxy.port(), clientPort, 1);
    }

    /** Goes on. */
    void release() {
        released.countDown();
    }

    /** Waits until the node has closed the held connection, however. */
    boolean awaitEnd(Duration atMost) {
        return await(ended, atMost);
    }

    private static boolean await(CountDownLatch latch, Duration atMost) {
        try {
            return latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The transmit queue (0) or the receive queue (1) of a socket, in bytes. */
    private static long queued(int localPort, int remotePort, int queue) {
        return Stream.of(SOCKETS, SOCKETS_V6)
                .flatMap(Relay::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 4 && port(fields[1]) == localPort && port(fields[2]) == remotePort)
                .mapToLong(fields -> Long.parseLong(fields[4].split(":", -1)[queue], 16))
                .sum();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(String address) {
        int colon = address.indexOf(':');
        return colon < 0 || address.length() == colon + 1 ? -1 : Integer.parseInt(address.substring(colon + 1), 16);
    }

    private final class Connection implements TcpProxy.Link {

        private final Socket client;
        private long total;
        private boolean mine;

        Connection(Socket client) {
            this.client = client;
        }

        @Override
        public void asked(byte[] bytes, int count) throws IOException {
            total += count;
            if (total > holdAfter && used.compareAndSet(false, true)) {
                mine = true;
                clientPort = client.getPort();
                taken.set(total);
                held.countDown();
                hold();
            }
            if (mine) {
                taken.set(total);
            }
        }

        @Override
        public void ended() {
            if (mine) {
                ended.countDown();
            }
        }

        private void hold() throws IOException {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the relay ends", e);
            }
        }
    }

    @Override
    public void close() {
        proxy.close();
    }
}
