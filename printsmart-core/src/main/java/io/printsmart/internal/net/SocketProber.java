package io.printsmart.internal.net;

import io.printsmart.internal.loop.Threads;
import io.printsmart.printer.Finding;
import io.printsmart.printer.ProbeResult;
import io.printsmart.transport.ConnectivityProber;
import io.printsmart.transport.Target;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether something accepts connections: all looks on one thread, none of them blocking. Ready sockets, time limits
 * and new targets are all served by one selector; only that thread touches the state below.
 */
public final class SocketProber implements ConnectivityProber {

    private static final Logger LOG = LoggerFactory.getLogger(SocketProber.class);

    private final int capacity;
    private final LongSupplier ticker;
    private final Selector selector;
    private final ExecutorService thread;
    private final Queue<Look> arrived = new ConcurrentLinkedQueue<>();
    private final Queue<Look> waiting = new ArrayDeque<>();
    private final PriorityQueue<Flight> byLimit =
            new PriorityQueue<>(Comparator.comparingLong(flight -> flight.limitNanos));
    private int inFlight;
    private volatile boolean closed;

    private record Look(Target target, Duration timeout, Consumer<ProbeResult> sink) {}

    private static final class Flight {
        private final Look look;
        private final long startNanos;
        private final long limitNanos;
        private final SocketChannel channel;
        private boolean over;

        Flight(Look look, long startNanos, SocketChannel channel) {
            this.look = look;
            this.startNanos = startNanos;
            this.limitNanos = startNanos + look.timeout.toNanos();
            this.channel = channel;
        }
    }

    /**
     * Starts the prober.
     *
     * @param capacity how many looks may be under way at once
     * @param ticker monotonic nanoseconds, of the real time in which sockets live
     * @param thread runs the prober's one loop; shut down by {@link #close()}
     * @throws IllegalStateException if the operating system gives no selector
     */
    public SocketProber(int capacity, LongSupplier ticker, ExecutorService thread) {
        this.capacity = capacity;
        this.ticker = ticker;
        this.thread = thread;
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new IllegalStateException("no selector can be opened; raise the limit of open files", e);
        }
        thread.execute(this::run);
    }

    /**
     * Starts a prober with a thread of its own.
     *
     * @param capacity how many looks may be under way at once
     * @return the prober
     */
    public static SocketProber start(int capacity) {
        return new SocketProber(
                capacity, System::nanoTime, Executors.newSingleThreadExecutor(Threads.named("printsmart-prober")));
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public void probe(List<Target> targets, Duration timeout, Consumer<ProbeResult> sink) {
        if (closed) {
            throw new IllegalStateException("the prober is closed");
        }
        targets.forEach(target -> arrived.add(new Look(target, timeout, sink)));
        selector.wakeup();
        if (closed) {
            // The loop may have ended between the check and the arrival; nobody else would answer.
            drain(arrived);
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        thread.shutdown();
    }

    private void run() {
        try (Selector open = selector) {
            while (!closed) {
                open.select(millisToNextLimit());
                turn(open);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("the prober ends: {}", e.toString());
            closed = true;
        } finally {
            byLimit.forEach(flight -> end(flight, Finding.UNREACHABLE, "the prober was closed"));
            drain(waiting);
            drain(arrived);
        }
    }

    /** 0 means for ever; a wake-up ends it. */
    private long millisToNextLimit() {
        Flight next = byLimit.peek();
        return next == null
                ? 0
                : Math.max(
                        1,
                        Duration.ofNanos(next.limitNanos - ticker.getAsLong()).toMillis());
    }

    private void turn(Selector open) {
        for (SelectionKey key : open.selectedKeys()) {
            finish((Flight) key.attachment());
        }
        open.selectedKeys().clear();
        long now = ticker.getAsLong();
        for (Flight next = byLimit.peek(); next != null && (next.over || next.limitNanos - now <= 0); ) {
            byLimit.poll();
            end(next, Finding.SILENT, "no answer within " + next.look.timeout);
            next = byLimit.peek();
        }
        for (Look look = arrived.poll(); look != null; look = arrived.poll()) {
            waiting.add(look);
        }
        while (inFlight < capacity && !waiting.isEmpty()) {
            start(waiting.remove());
        }
    }

    private void start(Look look) {
        long now = ticker.getAsLong();
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open();
            Flight flight = new Flight(look, now, channel);
            inFlight++;
            channel.configureBlocking(false);
            if (channel.connect(look.target.address())) {
                end(flight, Finding.READY, "");
            } else {
                channel.register(selector, SelectionKey.OP_CONNECT, flight);
                byLimit.add(flight);
            }
        } catch (IOException | RuntimeException e) {
            if (channel == null) {
                give(look, Finding.UNREACHABLE, e.toString(), Duration.ZERO);
            } else {
                end(new Flight(look, now, channel), finding(e), String.valueOf(e.getMessage()));
            }
        }
    }

    private void finish(Flight flight) {
        try {
            flight.channel.finishConnect();
            end(flight, Finding.READY, "");
        } catch (IOException e) {
            end(flight, finding(e), String.valueOf(e.getMessage()));
        }
    }

    private void end(Flight flight, Finding finding, String detail) {
        if (flight.over) {
            return;
        }
        flight.over = true;
        inFlight--;
        try {
            flight.channel.close();
        } catch (IOException e) {
            LOG.debug("closing a probe's socket: {}", e.toString());
        }
        give(flight.look, finding, detail, Duration.ofNanos(ticker.getAsLong() - flight.startNanos));
    }

    private void drain(Queue<Look> looks) {
        for (Look look = looks.poll(); look != null; look = looks.poll()) {
            give(look, Finding.UNREACHABLE, "the prober was closed", Duration.ZERO);
        }
    }

    private static void give(Look look, Finding finding, String detail, Duration took) {
        try {
            String where = look.target.address() + (detail.isEmpty() ? "" : ": " + detail);
            look.sink.accept(ProbeResult.of(look.target.printer().id(), finding, where, took));
        } catch (RuntimeException e) {
            LOG.error("a probe's result could not be taken: {}", e.toString());
        }
    }

    /** Linux gives ECONNREFUSED and ETIMEDOUT as ConnectException, all other reasons as other exceptions. */
    static Finding finding(Exception e) {
        if (!(e instanceof ConnectException)) {
            return Finding.UNREACHABLE;
        }
        return String.valueOf(e.getMessage()).contains("timed out") ? Finding.SILENT : Finding.REFUSED;
    }
}
