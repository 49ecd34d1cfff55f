package io.printsmart.testkit.printer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/**
 * A TCP proxy on a loopback address that stands before a real printer, or before a program that plays one, and makes
 * the network fail at a chosen byte.
 *
 * <p>Before an HTTP server it sees requests, and the IPP operation of each; before a raw port it sees connections. TLS
 * hides the requests, so use {@link #raw(InetSocketAddress)} there. Safe for use by many threads; its own threads are
 * daemons and end on {@link #close()}.
 */
public final class FaultProxy implements AutoCloseable {

    private final InetSocketAddress target;
    private final boolean http;
    private final ProxyScripts scripts = new ProxyScripts();
    private final Gate gate = new Gate();
    private final ListeningPort port;

    private FaultProxy(InetSocketAddress target, boolean http) {
        this.target = target;
        this.http = http;
        this.port = ListeningPort.open("fault-proxy", Uris.anyLoopbackPort(), this::serve);
    }

    /**
     * Starts a proxy before an HTTP or IPP server.
     *
     * @param target where the server listens
     * @return the proxy, forwarding everything
     */
    public static FaultProxy http(InetSocketAddress target) {
        return new FaultProxy(target, true);
    }

    /**
     * Starts a proxy before anything else; a "request" is then a connection.
     *
     * @param target where the server listens
     * @return the proxy, forwarding everything
     */
    public static FaultProxy raw(InetSocketAddress target) {
        return new FaultProxy(target, false);
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
     * A URI with the proxy's address in place of the target's.
     *
     * @param original of the target
     * @return the same scheme and path, the proxy's host and port
     */
    public URI uri(URI original) {
        String path = original.getRawPath() == null ? "" : original.getRawPath();
        return URI.create(original.getScheme() + "://" + Uris.literal(address().getAddress()) + ":"
                + address().getPort() + path);
    }

    /**
     * Sets the fault of one request by its number.
     *
     * @param number counted over all connections from the start of the proxy; the first is 1
     * @param fault used once
     */
    public void onRequest(int number, ProxyFault fault) {
        scripts.onNumber(number, fault);
    }

    /**
     * Sets the fault of the next request.
     *
     * @param fault used once
     */
    public void onNextRequest(ProxyFault fault) {
        scripts.onNext(fault);
    }

    /**
     * Sets the fault of the next request with an IPP operation.
     *
     * @param operation which
     * @param fault used once
     */
    public void onNext(IppOperation operation, ProxyFault fault) {
        scripts.onOperation(operation.code(), fault);
    }

    /**
     * Sets the fault of every request that has none of its own.
     *
     * @param fault until further notice
     */
    public void always(ProxyFault fault) {
        scripts.always(fault);
    }

    /** Drops all faults: forwards everything again. */
    public void behave() {
        scripts.clear();
    }

    /** Lets everything go on that is held back now. */
    public void release() {
        gate.release();
    }

    /**
     * Waits until so many connections are held back at once.
     *
     * @param count how many
     * @param atMost the longest time to wait
     * @return false if the time passed before
     */
    public boolean awaitStalled(int count, Duration atMost) {
        return gate.awaitWaiting(count, atMost);
    }

    /**
     * How many requests, or raw connections, came.
     *
     * @return the number since the start
     */
    public int requests() {
        return scripts.requests();
    }

    /** Resets open connections and refuses new ones. */
    public void switchOff() {
        port.off();
    }

    /**
     * Listens again on the same address and port.
     *
     * @throws java.io.UncheckedIOException if another process took the port meanwhile
     */
    public void switchOn() {
        port.on();
    }

    private void serve(Socket client) throws IOException {
        try (Socket server = new Socket(target.getAddress(), target.getPort())) {
            ProxiedConnection connection = new ProxiedConnection(client, server, scripts, gate, http);
            port.execute(connection::forwardRequests);
            connection.forwardAnswers();
        }
    }

    @Override
    public void close() {
        gate.close();
        port.close();
    }
}
