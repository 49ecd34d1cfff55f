package io.printsmart.internal.net;

import io.printsmart.internal.loop.Threads;
import io.printsmart.internal.loop.TimingWheel;
import io.printsmart.printer.Finding;
import io.printsmart.printer.ProbeResult;
import io.printsmart.transport.ConnectivityProber;
import io.printsmart.transport.Target;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.StandardProtocolFamily;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether something accepts connections: all looks on one thread, none of them blocking. Ready sockets, time limits
 * and new targets are all served by one selector; only that thread touches the state below, but for what arrives.
 *
 * <p>A look is under way exactly as long as it is on the wheel, from before its socket is opened until its result is at hand.
 * So whatever fails in between, and wherever, each look is answered once: by its end, or by whoever clears the wheel.
 */
public final class SocketProber implements ConnectivityProber {

    private static final Logger LOG = LoggerFactory.getLogger(SocketProber.class);

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int SLOTS = 512;

    /**
     * How long new looks are begun before sockets that became ready meanwhile are served: their printers would seem to answer
     * later than they do.
     */
    private static final long STARTING_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final long STARTING_ANEW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final int capacity;
    private final LongSupplier ticker;
    private final ExecutorService thread;
    private final Queue<Batch> arrived = new ConcurrentLinkedQueue<>();
    private final TimingWheel<Flight> underWay;
    // Held, since a method reference would be made anew at each turn.
    private final Consumer<SelectionKey> finisher = this::finish;
    private final Consumer<Flight> silencer = this::silent;
    private volatile Selector selector;
    /** Whether the loop rests, or is about to, and has to be woken up. */
    private volatile boolean resting;

    private volatile boolean closed;
    private @Nullable Batch current;
    /** Sockets that are done with: to be closed as soon as the selector has let go of them. */
    private final Queue<SocketChannel> done = new ArrayDeque<>();

    /** What came with one call; only its next target moves on. */
    private static final class Batch {
        private final List<Target> targets;
        private final long timeoutNanos;
        private final Consumer<ProbeResult> sink;
        private int next;

        Batch(List<Target> targets, Duration timeout, Consumer<ProbeResult> sink) {
            this.targets = targets;
            this.timeoutNanos = timeout.toNanos();
            this.sink = sink;
        }
    }

    private static final class Flight extends TimingWheel.Entry {
        private final Target target;
        private final Batch batch;
        private final long startNanos;
        private @Nullable SocketChannel channel;
        private @Nullable SelectionKey key;

        Flight(Target target, Batch batch, long startNanos) {
            this.target = target;
            this.batch = batch;
            this.startNanos = startNanos;
        }
    }

    /**
     * Starts the prober.
     *
     * @param capacity how many looks may be under way at once, which is also how many sockets it has open at most
     * @param ticker monotonic nanoseconds, of the real time in which sockets live
     * @param thread runs the prober's one loop; shut down by {@link #close()}
     * @throws IllegalStateException if the operating system gives no selector
     */
    public SocketProber(int capacity, LongSupplier ticker, ExecutorService thread) {
        this.capacity = capacity;
        this.ticker = ticker;
        this.thread = thread;
        this.underWay = new TimingWheel<>(SLOTS, TICK_NANOS, ticker.getAsLong());
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
        arrived.add(new Batch(List.copyOf(targets), timeout, sink));
        if (resting) {
            selector.wakeup();
        }
        if (closed) {
            // The loop may have ended between the check and the arrival; nobody else would answer.
            refuseArrived();
        }
    }

    /** Its sockets are closed when this returns, unless somebody who takes results keeps its thread for longer than a second. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.debug("the prober's thread is kept by whoever takes its results");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
            if (current != null) {
                refuse(current);
            }
            refuseArrived();
            closeSelector();
        }
    }

    /** Nobody else would look at printers: no fault ends the loop, but for one that leaves it without a selector. */
    private void turnOrStartAnew() {
        try {
            turn();
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
        while (!closed && !hasNewSelector()) {
            refuseArrived();
            LockSupport.parkNanos(STARTING_ANEW_NANOS);
        }
        // What arrived meanwhile woke up the old one.
        selector.wakeup();
    }

    /** Files may have run out just now, and come back. */
    private boolean hasNewSelector() {
        try {
            selector = newSelector();
            return true;
        } catch (IllegalStateException e) {
            LOG.error("{}", e.getMessage());
            return false;
        }
    }

    private void giveUp(String why) {
        underWay.clear(flight -> {
            release(flight);
            answer(flight.target, flight.batch, Finding.NOT_LOOKED, why, Duration.ZERO);
        });
        closeDone(done.size());
    }

    private void closeSelector() {
        try {
            selector.close();
        } catch (IOException e) {
            LOG.debug("closing the prober's selector: {}", e.toString());
        }
    }

    private void turn() throws IOException {
        serveReady();
        underWay.advance(ticker.getAsLong(), silencer);
        startSome();
    }

    private void serveReady() throws IOException {
        int letGo = done.size();
        resting = true;
        try {
            // Who arrives after this look at the queue sees that the loop rests.
            if (letGo > 0 || (underWay.size() < capacity && hasMore())) {
                selector.selectNow(finisher);
            } else {
                selector.select(finisher, millisToNextLimit());
            }
        } finally {
            resting = false;
        }
        closeDone(letGo);
    }

    private boolean hasMore() {
        return current != null || !arrived.isEmpty();
    }

    /** 0 means for ever; a wake-up ends it. */
    private long millisToNextLimit() {
        if (underWay.size() == 0) {
            return 0;
        }
        // Rounded up: else it would turn round and round in the last millisecond.
        return TimeUnit.NANOSECONDS.toMillis(underWay.nanosToNext(ticker.getAsLong())) + 1;
    }

    private void startSome() {
        long begin = ticker.getAsLong();
        long now = begin;
        while (underWay.size() + done.size() < capacity && now - begin < STARTING_NANOS) {
            Batch batch = batch();
            if (batch == null) {
                return;
            }
            start(batch, now);
            now = ticker.getAsLong();
        }
    }

    /** The batch that has more targets, if there is one. */
    private @Nullable Batch batch() {
        while (current == null || current.next == current.targets.size()) {
            current = arrived.poll();
            if (current == null) {
                return null;
            }
        }
        return current;
    }

    private void start(Batch batch, long now) {
        Flight flight = new Flight(batch.targets.get(batch.next), batch, now);
        underWay.schedule(flight, now + batch.timeoutNanos);
        batch.next++;
        try {
            connect(flight);
        } catch (IOException | RuntimeException e) {
            if (flight.channel == null) {
                end(flight, Finding.NOT_LOOKED, "no socket can be opened: " + e);
            } else {
                end(flight, finding(e), String.valueOf(e.getMessage()));
            }
        }
    }

    private void connect(Flight flight) throws IOException {
        // One of IPv4 takes less of the kernel, and works where IPv6 is switched off.
        SocketChannel channel = flight.target.address().getAddress() instanceof Inet4Address
                ? SocketChannel.open(StandardProtocolFamily.INET)
                : SocketChannel.open();
        flight.channel = channel;
        channel.configureBlocking(false);
        if (channel.connect(flight.target.address())) {
            end(flight, Finding.READY, "");
        } else {
            flight.key = channel.register(selector, SelectionKey.OP_CONNECT, flight);
        }
    }

    private void finish(SelectionKey key) {
        Flight flight = (Flight) key.attachment();
        try {
            if (((SocketChannel) key.channel()).finishConnect()) {
                end(flight, Finding.READY, "");
            }
        } catch (IOException e) {
            end(flight, finding(e), String.valueOf(e.getMessage()));
        }
    }

    private void end(Flight flight, Finding finding, String detail) {
        Duration took = Duration.ofNanos(ticker.getAsLong() - flight.startNanos);
        underWay.cancel(flight);
        release(flight);
        answer(flight.target, flight.batch, finding, detail, took);
    }

    /** The wheel has given it out. */
    private void silent(Flight flight) {
        release(flight);
        Duration limit = Duration.ofNanos(flight.batch.timeoutNanos);
        answer(flight.target, flight.batch, Finding.SILENT, "no answer within " + limit, limit);
    }

    /**
     * A channel that is closed while a selector knows it is shut down first and closed later, which is one conversation with
     * the kernel more, and the answer to its FIN would wake the selector up. So the selector lets go first.
     */
    private void release(Flight flight) {
        if (flight.key != null) {
            flight.key.cancel();
        }
        if (flight.channel != null) {
            done.add(flight.channel);
        }
    }

    /**
     * In order, by FIN: to a raw port this is an empty job, which printers know from every client that thinks better of it. A
     * reset (SO_LINGER 0, as nmap's connect scan ends) would spare this node a TIME_WAIT, but a device may take a connection
     * that was reset before its accept for an error of its own, and some print servers log it or hang. The TIME_WAIT is
     * harmless: it holds no descriptor, and a local port only towards this one printer.
     */
    private void closeDone(int many) {
        for (int i = 0; i < many; i++) {
            try {
                done.remove().close();
            } catch (IOException e) {
                LOG.debug("closing a probe's socket: {}", e.toString());
            }
        }
    }

    private void refuseArrived() {
        for (Batch batch = arrived.poll(); batch != null; batch = arrived.poll()) {
            refuse(batch);
        }
    }

    private static void refuse(Batch batch) {
        while (batch.next < batch.targets.size()) {
            Target target = batch.targets.get(batch.next++);
            answer(target, batch, Finding.NOT_LOOKED, "the prober is closed", Duration.ZERO);
        }
    }

    /** A sink that fails, however badly, is nothing to the other looks. */
    private static void answer(Target target, Batch batch, Finding finding, String detail, Duration took) {
        try {
            String where = finding == Finding.READY ? "" : target.address() + ": " + detail;
            batch.sink.accept(ProbeResult.of(target.printer().id(), finding, where, took));
        } catch (RuntimeException | Error e) {
            LOG.error("a probe's result could not be taken: {}", e.toString());
        }
    }

    /** Linux gives ECONNREFUSED and ETIMEDOUT as ConnectException, all other reasons as other exceptions. */
    static Finding finding(Exception e) {
        if (e instanceof BindException && !String.valueOf(e.getMessage()).contains("denied")) {
            // No local port or address is left to connect from, which says nothing of the printer. What is denied
            // (EACCES, of which java.nio makes the same exception) will be denied for ever.
            return Finding.NOT_LOOKED;
        }
        if (!(e instanceof ConnectException)) {
            return Finding.UNREACHABLE;
        }
        return String.valueOf(e.getMessage()).contains("timed out") ? Finding.SILENT : Finding.REFUSED;
    }
}
