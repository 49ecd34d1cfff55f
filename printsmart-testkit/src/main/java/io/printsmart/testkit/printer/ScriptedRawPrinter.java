package io.printsmart.testkit.printer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A raw printer (AppSocket, JetDirect, "port 9100") on a loopback address that does what it is told.
 *
 * <p>Each connection is one document. A connection takes the next queued script, or else the standing one, which at
 * first is {@link RawScript#accept()}. Safe for use by many threads; its own threads are daemons and end on
 * {@link #close()}.
 */
public final class ScriptedRawPrinter implements AutoCloseable {

    private final ScriptQueue<RawScript> scripts = new ScriptQueue<>(RawScript.accept());
    private final Gate gate = new Gate();
    private final Gauge documents = new Gauge();
    private final PaperLog paper = new PaperLog();
    private final ListeningPort port;
    private volatile boolean oneAtATime;

    private ScriptedRawPrinter(InetSocketAddress address) {
        this.port = ListeningPort.open("raw-printer", address, this::serve);
    }

    /**
     * Starts one on 127.0.0.1 and a free port.
     *
     * @return the printer, switched on
     */
    public static ScriptedRawPrinter start() {
        return start(Uris.anyLoopbackPort());
    }

    /**
     * Starts one on the given address.
     *
     * @param address an address of this machine; port 0 takes a free one
     * @return the printer, switched on
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static ScriptedRawPrinter start(InetSocketAddress address) {
        return new ScriptedRawPrinter(address);
    }

    /**
     * The device URI that a host registers.
     *
     * @return {@code socket://address:port}
     */
    public URI uri() {
        InetAddress host = address().getAddress();
        return URI.create("socket://" + Uris.literal(host) + ":" + address().getPort());
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
     * Queues scripts for the next connections, one each.
     *
     * @param coming in order
     */
    public void next(RawScript... coming) {
        scripts.next(List.of(coming));
    }

    /**
     * Sets the script for every connection that has no queued one.
     *
     * @param standing until further notice
     */
    public void always(RawScript standing) {
        scripts.always(standing);
    }

    /** Drops all scripts: accepts everything again. */
    public void behave() {
        scripts.clear();
    }

    /** Lets every connection go on that is stalled now. */
    public void release() {
        gate.release();
    }

    /**
     * Waits until so many connections are stalled at once.
     *
     * @param count how many
     * @param atMost the longest time to wait
     * @return false if the time passed before
     */
    public boolean awaitStalled(int count, Duration atMost) {
        return gate.awaitWaiting(count, atMost);
    }

    /**
     * Waits until every connection that was accepted is over, so that its paper is in the log.
     *
     * @param atMost the longest time to wait
     * @return false if the time passed, or the thread was interrupted, before
     */
    public boolean awaitIdle(Duration atMost) {
        return port.awaitIdle(atMost);
    }

    /** Power off: resets open connections and refuses new ones. */
    public void switchOff() {
        port.off();
    }

    /**
     * Power on, on the same address and port.
     *
     * @throws java.io.UncheckedIOException if another process took the port meanwhile
     */
    public void switchOn() {
        port.on();
    }

    /**
     * Some devices take one connection at a time and refuse the next: a refusal then means busy, not down.
     *
     * @param yes whether to stop listening while a connection is served
     */
    public void oneConnectionAtATime(boolean yes) {
        oneAtATime = yes;
    }

    /**
     * What it received.
     *
     * @return the live log; the documents that were cut off are its {@linkplain PaperLog#partial() partial} ones
     */
    public PaperLog paper() {
        return paper;
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
     * @return 0 before the first document byte
     */
    public int mostDocumentsAtOnce() {
        return documents.most();
    }

    private void serve(Socket socket) throws IOException {
        boolean alone = oneAtATime;
        if (alone) {
            port.stopListening();
        }
        try {
            new RawConnection(socket, scripts.take(), gate, documents, paper.newReceipt()).serve(paper);
        } finally {
            if (alone) {
                port.listenAgain();
            }
        }
    }

    @Override
    public void close() {
        gate.close();
        port.close();
    }
}
