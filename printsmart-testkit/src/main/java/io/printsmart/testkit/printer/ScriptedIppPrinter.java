package io.printsmart.testkit.printer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A small but correct IPP printer (RFC 8011) on a loopback address that does what it is told.
 *
 * <p>It takes one job at a time, as most real ones do, and prints a document as soon as it has arrived. What goes wrong
 * on the wire is said to its {@link #faults()}, what somebody does at the device to its {@link #panel()}, how it prints
 * to its {@link #marking()} engine, and what it is able to do to its {@link #features()}. What came out is its
 * {@link #paper()}. Everything can be set at any time and from any thread; its own threads are daemons and end on
 * {@link #close()}.
 */
public final class ScriptedIppPrinter implements AutoCloseable {

    private final Device device;
    private final IppFaults faults = new IppFaults();
    private final IppOperations operations;
    private final @Nullable SSLContext tls;
    private final ListeningPort port;

    private ScriptedIppPrinter(Builder builder) {
        this.device = new Device(builder.time);
        this.tls = builder.tls;
        this.operations = new IppOperations(device, this::uri);
        this.port = ListeningPort.open("ipp-printer", builder.address, this::serve);
    }

    /**
     * Starts one on 127.0.0.1 and a free port, on the system's time, without TLS.
     *
     * @return the printer, switched on
     */
    public static ScriptedIppPrinter start() {
        return builder().start();
    }

    /**
     * For a given address, time or TLS.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The device URI that a host registers.
     *
     * @return {@code ipp://address:port/ipp/print}, or {@code ipps:}
     */
    public URI uri() {
        String scheme = tls == null ? "ipp" : "ipps";
        InetSocketAddress address = address();
        return URI.create(scheme + "://" + Uris.literal(address.getAddress()) + ":" + address.getPort() + "/ipp/print");
    }

    /**
     * Where it listens.
     *
     * @return address and port; the same after {@link #switchOn()}
     */
    public InetSocketAddress address() {
        return port.address();
    }

    /**
     * What goes wrong on the wire.
     *
     * @return the scripts, per operation
     */
    public IppFaults faults() {
        return faults;
    }

    /**
     * What somebody does at the device.
     *
     * @return paper, pause, uuid and state reasons
     */
    public FrontPanel panel() {
        return device.panel;
    }

    /**
     * How documents get on paper.
     *
     * @return the marking engine
     */
    public MarkingEngine marking() {
        return device.marking;
    }

    /**
     * What it is able to do.
     *
     * @return formats, sides, operations and versions
     */
    public IppFeatures features() {
        return device.features;
    }

    /**
     * What came out.
     *
     * @return the live log
     */
    public PaperLog paper() {
        device.lock.run(() -> {});
        return device.paper;
    }

    /**
     * The jobs it remembers.
     *
     * @return a copy, by job-id
     */
    public List<RemoteJob> jobs() {
        return device.lock.call(
                () -> device.jobs.all().stream().map(JobEntry::snapshot).toList());
    }

    /**
     * Waits until its jobs are as wanted.
     *
     * @param wanted is called under the printer's lock, so it must not wait
     * @param atMost the longest time to wait
     * @return false if the time passed before
     */
    public boolean awaitJobs(Predicate<List<RemoteJob>> wanted, Duration atMost) {
        return device.lock.await(() -> wanted.test(jobs()), atMost);
    }

    /**
     * How many requests of one operation came in.
     *
     * @param operation which
     * @return the number since the start, whatever became of them
     */
    public int posts(IppOperation operation) {
        return faults.posts(operation);
    }

    /**
     * How many IPP requests came in.
     *
     * @return the number since the start, whatever became of them
     */
    public int posts() {
        return faults.posts();
    }

    /**
     * How many connections came, bare ones of probes included.
     *
     * @return the number since the start
     */
    public int connections() {
        return port.connections();
    }

    /**
     * The most documents that were in transfer at the same time.
     *
     * @return 0 before the first document
     */
    public int mostDocumentsAtOnce() {
        return device.documents.most();
    }

    /** Lets everything go on that is stalled or late now. */
    public void release() {
        device.gate.release();
    }

    /**
     * Waits until so many requests are stalled at once.
     *
     * @param count how many
     * @param atMost the longest time to wait
     * @return false if the time passed before
     */
    public boolean awaitStalled(int count, Duration atMost) {
        return device.gate.awaitWaiting(count, atMost);
    }

    /**
     * Moves the printer's clock on, and with it printer-up-time.
     *
     * @param by how far
     */
    public void advance(Duration by) {
        device.lock.run(() -> device.upTime.advance(by));
    }

    /**
     * Sets how long an ended job is remembered, on the printer's clock; for ever at first.
     *
     * @param time for example 60 s
     */
    public void keepHistoryFor(Duration time) {
        device.lock.run(() -> device.jobs.keepHistoryFor(time));
    }

    /** Forgets all ended jobs. */
    public void forgetHistory() {
        device.lock.run(device.jobs::dropEnded);
    }

    /** Power off and on: all jobs and connections are lost, job-ids start at 1 again, printer-up-time at 0. */
    public void reboot() {
        device.lock.run(() -> {
            device.jobs.restart();
            device.upTime.restart();
        });
        port.resetConnections();
    }

    /** Network off: resets open connections and refuses new ones; jobs stay as they are. */
    public void switchOff() {
        port.off();
    }

    /**
     * Network on, on the same address and port.
     *
     * @throws java.io.UncheckedIOException if another process took the port meanwhile
     */
    public void switchOn() {
        port.on();
    }

    private void serve(Socket socket) throws IOException {
        if (tls == null) {
            new IppConnection(socket, device, faults, operations).serve();
            return;
        }
        Socket layered = tls.getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), false);
        ((SSLSocket) layered).setUseClientMode(false);
        new IppConnection(layered, device, faults, operations).serve();
        // the close_notify alert tells the client that nothing was cut off
        layered.close();
    }

    @Override
    public void close() {
        device.gate.close();
        port.close();
    }

    /** Says how a {@link ScriptedIppPrinter} is started. Not for use by many threads. */
    public static final class Builder {

        private InetSocketAddress address = Uris.anyLoopbackPort();
        private InstantSource time = InstantSource.system();
        private @Nullable SSLContext tls;

        private Builder() {}

        /**
         * Where to listen.
         *
         * @param value an address of this machine; port 0 takes a free one
         * @return this
         */
        public Builder address(InetSocketAddress value) {
            address = value;
            return this;
        }

        /**
         * The source of printer-up-time and of all times in jobs.
         *
         * @param value the system's time at first
         * @return this
         */
        public Builder time(InstantSource value) {
            time = value;
            return this;
        }

        /**
         * Makes it an ipps printer.
         *
         * @param value with the printer's key and certificate
         * @return this
         */
        public Builder tls(SSLContext value) {
            tls = value;
            return this;
        }

        /**
         * Starts the printer.
         *
         * @return the printer, switched on
         * @throws java.io.UncheckedIOException if the port is taken
         */
        public ScriptedIppPrinter start() {
            return new ScriptedIppPrinter(this);
        }
    }
}
