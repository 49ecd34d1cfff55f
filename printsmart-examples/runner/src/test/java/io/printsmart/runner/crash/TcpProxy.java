package io.printsmart.runner.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Hands on what clients and a server on loopback say to each other, and lets somebody look at it on its way. */
final class TcpProxy implements AutoCloseable {

    private static final int BUFFER = 16_384;
    private static final int RECEIVE_BUFFER = 65_536;

    private final int target;
    private final Function<Socket, Link> links;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "tcp-proxy");
        thread.setDaemon(true);
        return thread;
    });

    /** One connection; who throws resets it. */
    interface Link {

        /** Before it is handed to the server. */
        void asked(byte[] bytes, int count) throws IOException;

        /** Before it is handed to the client. */
        default void answered(byte[] bytes, int count) throws IOException {
            // It is handed on.
        }

        /** The client says nothing more. */
        default void ended() {
            // Nobody minds.
        }
    }

    private TcpProxy(int target, Function<Socket, Link> links, ServerSocket server) {
        this.target = target;
        this.links = links;
        this.server = server;
    }

    static TcpProxy before(int target, Function<Socket, Link> links) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReceiveBufferSize(RECEIVE_BUFFER);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
            TcpProxy proxy = new TcpProxy(target, links, server);
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // The loop's condition tells whether to go on.
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target)) {
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            Link link = links.apply(client);
            threads.execute(() -> forward(link, client, upstream));
            hand(upstream.getInputStream(), client.getOutputStream(), link::answered);
        } catch (IOException e) {
            reset(client);
        }
    }

    private static void forward(Link link, Socket client, Socket upstream) {
        try {
            hand(client.getInputStream(), upstream.getOutputStream(), link::asked);
            upstream.shutdownOutput();
        } catch (IOException e) {
            reset(upstream);
        } finally {
            link.ended();
        }
    }

    private static void hand(InputStream in, OutputStream out, Look look) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            look.at(buffer, count);
            out.write(buffer, 0, count);
        }
    }

    /** To the other side it looks as if this one had died. */
    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
    }

    private interface Look {
        void at(byte[] bytes, int count) throws IOException;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
