package io.printsmart.testkit.printer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A port that can be switched off and on again, and the connections that came in by it.
 *
 * <p>While it is off the port must go on being ours, or another process gets it as an ephemeral port and the printer
 * cannot come back. So a second socket stays bound to it for good and never listens: connects are refused, and Linux
 * lets the server socket bind beside it. Where a system does not, the port is simply given back while it is off.
 */
final class ListeningPort implements AutoCloseable {

    /** Serves one connection; the socket is closed in order when it returns and reset when it throws. */
    interface Handler {
        void serve(Socket socket) throws IOException;
    }

    private static final int BACKLOG = 128;
    private static final long SECONDS_TO_END = 5;

    private final Handler handler;
    private final ExecutorService threads;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final InetSocketAddress address;
    private @Nullable Socket reservation;
    private @Nullable ServerSocket server;
    private CountDownLatch acceptorEnded = new CountDownLatch(0);
    private boolean wantedOn;

    private ListeningPort(String name, InetSocketAddress wanted, Handler handler) throws IOException {
        this.handler = handler;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        Socket bound = new Socket();
        bound.setReuseAddress(true);
        bound.bind(wanted);
        this.reservation = bound;
        this.address = new InetSocketAddress(wanted.getAddress(), bound.getLocalPort());
    }

    static ListeningPort open(String name, InetSocketAddress wanted, Handler handler) {
        try {
            ListeningPort port = new ListeningPort(name, wanted, handler);
            port.on();
            return port;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot listen on " + wanted, failed);
        }
    }

    InetSocketAddress address() {
        return address;
    }

    int connections() {
        return connections.get();
    }

    synchronized void on() {
        wantedOn = true;
        listenAgain();
    }

    /** Listens again after {@link #stopListening()}, unless it was switched off meanwhile. */
    synchronized void listenAgain() {
        if (server != null || !wantedOn) {
            return;
        }
        try {
            ServerSocket listening = listen();
            CountDownLatch ended = new CountDownLatch(1);
            server = listening;
            acceptorEnded = ended;
            threads.execute(() -> accept(listening, ended));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot listen on " + address + " again", failed);
        }
    }

    private ServerSocket listen() throws IOException {
        try {
            return new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
        } catch (BindException taken) {
            if (reservation == null) {
                throw taken;
            }
            Sockets.close(reservation);
            reservation = null;
            return new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
        }
    }

    /**
     * Stops listening; connections in hand go on. The kernel goes on accepting as long as a thread sits in accept, so
     * that thread's end is the moment from which connects are refused.
     */
    synchronized void stopListening() {
        if (server == null) {
            return;
        }
        Sockets.close(server);
        server = null;
        try {
            if (!acceptorEnded.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the listener on " + address + " does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops listening and resets every connection. */
    synchronized void off() {
        wantedOn = false;
        stopListening();
        resetConnections();
    }

    void resetConnections() {
        open.forEach(Sockets::reset);
    }

    private void accept(ServerSocket listening, CountDownLatch ended) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                connections.incrementAndGet();
                threads.execute(() -> serve(socket));
            } catch (IOException | RejectedExecutionException switchedOff) {
                // the loop's condition tells whether to go on
            }
        }
        ended.countDown();
    }

    private void serve(Socket socket) {
        try {
            handler.serve(socket);
            Sockets.close(socket);
        } catch (IOException | RuntimeException reset) {
            Sockets.reset(socket);
        } finally {
            synchronized (open) {
                open.remove(socket);
                open.notifyAll();
            }
        }
    }

    /** Waits until no connection is served; false if the time passed, or the thread was interrupted, before. */
    boolean awaitIdle(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (open) {
            try {
                for (long left = atMost.toNanos(); !open.isEmpty(); left = end - System.nanoTime()) {
                    if (left <= 0) {
                        return false;
                    }
                    open.wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
                }
                return true;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** Runs a helper of a connection on the same threads. */
    void execute(Runnable task) {
        threads.execute(task);
    }

    @Override
    public void close() {
        off();
        synchronized (this) {
            if (reservation != null) {
                Sockets.close(reservation);
                reservation = null;
            }
        }
        threads.shutdownNow();
        resetConnections();
    }
}
