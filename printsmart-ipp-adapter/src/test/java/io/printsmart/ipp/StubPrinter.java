package io.printsmart.ipp;

import io.printsmart.printer.Printer;
import io.printsmart.transport.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A socket that does to each connection what a test says: for what no printer should do. */
final class StubPrinter implements AutoCloseable {

    /** Plays a printer on one connection; an exception closes it. */
    interface Manner {
        void serve(InputStream in, OutputStream out) throws Exception;
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger connections = new AtomicInteger();
    private final Manner manner;

    StubPrinter(Manner manner) {
        this.manner = manner;
        try {
            server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** One that reads the request's head and body and then says these bytes. */
    static StubPrinter answering(byte[] http) {
        return new StubPrinter((in, out) -> {
            readRequest(in);
            out.write(http);
            out.flush();
        });
    }

    /** One that answers with a well-formed head and this body. */
    static StubPrinter answeringIpp(byte[] body) {
        return answering(join(head(200, "Content-Length: " + body.length), body));
    }

    static byte[] head(int status, String... fields) {
        String all = "HTTP/1.1 " + status + " X\r\nContent-Type: application/ipp\r\n" + String.join("\r\n", fields);
        return (all.strip() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended inside the head");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    static byte[] readRequest(InputStream in) throws IOException {
        String head = readHead(in);
        String length = head.replaceAll("(?s).*Content-Length: ([0-9]+).*", "$1");
        return in.readNBytes(Integer.parseInt(length));
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            manner.serve(socket.getInputStream(), socket.getOutputStream());
        } catch (Exception gone) {
            // the client broke off, as it may, or the test is over
        }
    }

    int connections() {
        return connections.get();
    }

    Target target() {
        return target("ipp");
    }

    Target target(String scheme) {
        String uri = scheme + "://127.0.0.1:" + server.getLocalPort() + "/ipp/print";
        return new Target(
                Printer.of("stub", uri).withLoopbackAllowed(true), (InetSocketAddress) server.getLocalSocketAddress());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
