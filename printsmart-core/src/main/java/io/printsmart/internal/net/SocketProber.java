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
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
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
    private final ExecutorService thread;
    private final Queue<Look> arrived = new ConcurrentLinkedQueue<>();
    private final Queue<Look> waiting = new ArrayDeque<>();
    private final PriorityQueue<Flight> byLimit =
            new PriorityQueue<>(Comparator.comparingLong(flight -> flight.limitNanos));
    private final Set<Look> begun = Collections.newSetFromMap(new IdentityHashMap<>());
    private volatile Selector selector;
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
        this.selector = newSelector();
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

    private static Selector newSelector() {
        try {
            return Selector.open();
        } catch (IOException e) {
            throw new IllegalStateException("no selector can be opened; raise the limit of open files", e);
        }
    }

    private void run() {
        try {
            while (!closed) {
                turnOrStartAnew();
            }
        } finally {
            closed = true;
            giveUp("the prober is closed");
            drain(waiting);
            drain(arrived);
            closeSelector();
        }
    }

    /** Nobody else would look at printers: no fault ends the loop, but for one that leaves it without a selector. */
    private void turnOrStartAnew() {
        try {
            selector.select(millisToNextLimit());
            turn(selector);
        } catch (IOException | RuntimeException e) {
            LOG.error("the prober failed and starts anew: {}", e.toString());
            startAnew();
        } catch (Error e) {
            LOG.error("the prober failed badly and starts anew", e);
            startAnew();
        }
    }

    private void startAnew() {
        giveUp("the prober failed");
        closeSelector();
        selector = newSelector();
        // What arrived meanwhile woke up the old one.
        selector.wakeup();
    }

    private void giveUp(String why) {
        byLimit.forEach(SocketProber::close);
        byLimit.clear();
        inFlight = 0;
        // Also those whose flight never began, or ended without an answer, when the fault came.
        List.copyOf(begun).forEach(look -> give(look, Finding.NOT_LOOKED, why, Duration.ZERO));
    }

    private void closeSelector() {
        try {
            selector.close();
        } catch (IOException e) {
            LOG.debug("closing the prober's selector: {}", e.toString());
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
        begun.add(look);
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
                give(look, Finding.NOT_LOOKED, "no socket can be opened: " + e, Duration.ZERO);
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
        close(flight);
        give(flight.look, finding, detail, Duration.ofNanos(ticker.getAsLong() - flight.startNanos));
    }

    private static void close(Flight flight) {
        try {
            flight.channel.close();
        } catch (IOException e) {
            LOG.debug("closing a probe's socket: {}", e.toString());
        }
    }

    private void drain(Queue<Look> looks) {
        for (Look look = looks.poll(); look != null; look = looks.poll()) {
            answer(look, Finding.NOT_LOOKED, "the prober is closed", Duration.ZERO);
        }
    }

    private void give(Look look, Finding finding, String detail, Duration took) {
        begun.remove(look);
        answer(look, finding, detail, took);
    }

    private static void answer(Look look, Finding finding, String detail, Duration took) {
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
