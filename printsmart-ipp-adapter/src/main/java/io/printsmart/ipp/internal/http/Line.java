package io.printsmart.ipp.internal.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** One connection to a printer, plain or TLS, used for one exchange. */
final class Line implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;

    private final Socket plain;
    private final Socket socket;
    private final BufferedInputStream in;
    private final OutputStream out;

    private Line(Socket plain, Socket socket) throws IOException {
        this.plain = plain;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), CHUNK);
        this.out = new BufferedOutputStream(socket.getOutputStream(), CHUNK);
    }

    static Line open(Endpoint endpoint, TlsClients tls, Duration connectLimit, Lifeline lifeline)
            throws ExchangeException {
        // A proxy set for the whole JVM would send documents elsewhere.
        Socket plain = new Socket(Proxy.NO_PROXY);
        lifeline.guard(() -> abort(plain));
        connect(plain, endpoint, connectLimit, lifeline);
        try {
            plain.setTcpNoDelay(true);
            return new Line(plain, endpoint.secure() ? tls.handshake(plain, endpoint) : plain);
        } catch (IOException e) {
            abort(plain);
            throw notSecured(endpoint, e, lifeline);
        }
    }

    private static void connect(Socket plain, Endpoint endpoint, Duration limit, Lifeline lifeline)
            throws ExchangeException {
        Duration left = lifeline.left();
        long millis = Math.max(1, Math.min((left.compareTo(limit) < 0 ? left : limit).toMillis(), Integer.MAX_VALUE));
        try {
            plain.connect(endpoint.address(), (int) millis);
        } catch (IOException | IllegalArgumentException e) {
            abort(plain);
            throw ExchangeException.before(
                    lifeline.expired() ? ExchangeException.Kind.SILENT : kindOf(e),
                    "no connection to " + endpoint.shown() + ": " + e.getMessage());
        }
    }

    /** The JDK has no exception of its own for every case, so that the system's message must tell some of them apart. */
    private static ExchangeException.Kind kindOf(Exception e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (e instanceof SocketTimeoutException || message.contains("timed out")) {
            return ExchangeException.Kind.SILENT;
        }
        if (e instanceof NoRouteToHostException || message.contains("unreachable")) {
            return ExchangeException.Kind.UNREACHABLE;
        }
        boolean refused = e instanceof ConnectException || message.contains("reset");
        return refused ? ExchangeException.Kind.REFUSED : ExchangeException.Kind.UNREACHABLE;
    }

    private static ExchangeException notSecured(Endpoint endpoint, IOException e, Lifeline lifeline) {
        // A printer that hangs or hangs up has a sick service; one that shows a wrong certificate is not ours.
        boolean hungUp = lifeline.isCut() || (e instanceof SocketException && !(e instanceof ConnectException));
        if (!hungUp && e instanceof SSLException) {
            return ExchangeException.before(
                    ExchangeException.Kind.UNTRUSTED,
                    "TLS with " + endpoint.shown() + " as " + endpoint.name() + " failed: " + e.getMessage());
        }
        return ExchangeException.before(
                ExchangeException.Kind.NO_ANSWER, "no TLS answer from " + endpoint.shown() + ": " + e.getMessage());
    }

    BufferedInputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    /** Waits for the first byte of an answer and leaves it in place; false if none came in time. */
    boolean answerBegins(Duration atMost) throws IOException {
        socket.setSoTimeout((int) atMost.toMillis());
        try {
            in.mark(1);
            int first = in.read();
            in.reset();
            return first >= 0;
        } catch (SocketTimeoutException none) {
            return false;
        } finally {
            socket.setSoTimeout(0);
        }
    }

    boolean answerIsThere() throws IOException {
        return in.available() > 0;
    }

    /** Waits until the printer hangs up. */
    void awaitHangUp(int mostBytes) throws IOException {
        for (int i = 0; i < mostBytes && in.read() >= 0; i++) {
            // what follows an answer is of no interest
        }
    }

    /** Breaks the connection, so that the printer cannot take the body for a whole one. */
    void abort() {
        abort(plain);
    }

    private static void abort(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
        } catch (SocketException alreadyGone) {
            // then there is nothing to break
        }
        closeQuietly(socket);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // the exchange is over, and its outcome is known
        }
    }

    @Override
    public void close() {
        closeQuietly(socket);
        closeQuietly(plain);
    }
}
