package io.printsmart.runner.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a database server and, when told to, takes a commit to it and its answer to nobody: the connection is
 * reset where the client waits to hear whether it committed.
 */
final class CommitCutter implements AutoCloseable {

    private static final int BUFFER = 16_384;

    /** How a commit looks on the wire, and on whose side it is seen. */
    enum Protocol {
        /** The server's CommandComplete: it has committed by then. */
        POSTGRESQL(false, "C\0\0\0\u000bCOMMIT\0"),
        /** The client's COM_QUERY; the next that the server says is its answer. */
        MARIADB(true, "\u0007\0\0\0\u0003COMMIT");

        private final boolean asked;
        private final String sign;

        Protocol(boolean asked, String sign) {
            this.asked = asked;
            this.sign = sign;
        }
    }

    private final Protocol protocol;
    private final int target;
    private final ServerSocket server;
    private final AtomicInteger armed = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "commit-cutter");
        thread.setDaemon(true);
        return thread;
    });

    private CommitCutter(Protocol protocol, int target, ServerSocket server) {
        this.protocol = protocol;
        this.target = target;
        this.server = server;
    }

    static CommitCutter before(int port, Protocol protocol) {
        try {
            ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
            CommitCutter cutter = new CommitCutter(protocol, port, server);
            cutter.threads.execute(cutter::accept);
            return cutter;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** The answers to the next commits get lost. */
    void loseNextAnswers(int commits) {
        armed.addAndGet(commits);
    }

    /** No more answers get lost. */
    void behave() {
        armed.set(0);
    }

    boolean isArmed() {
        return armed.get() > 0;
    }

    /** How many answers got lost. */
    int cuts() {
        return cuts.get();
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
                Socket database = new Socket(InetAddress.getLoopbackAddress(), target)) {
            client.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
            Connection connection = new Connection(client, database);
            threads.execute(connection::forward);
            connection.answer();
        } catch (IOException e) {
            reset(client);
        }
    }

    /** To hosts it looks as if the server had died. */
    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
    }

    private boolean take() {
        boolean taken = armed.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
        if (taken) {
            cuts.incrementAndGet();
        }
        return taken;
    }

    private final class Connection {

        private final Socket client;
        private final Socket database;
        private volatile boolean loseNext;

        Connection(Socket client, Socket database) {
            this.client = client;
            this.database = database;
        }

        void forward() {
            try {
                InputStream in = client.getInputStream();
                OutputStream out = database.getOutputStream();
                byte[] buffer = new byte[BUFFER];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    if (protocol.asked && commits(buffer, count) && take()) {
                        loseNext = true;
                    }
                    out.write(buffer, 0, count);
                }
                database.shutdownOutput();
            } catch (IOException e) {
                reset(database);
            }
        }

        void answer() throws IOException {
            InputStream in = database.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (loseNext || (!protocol.asked && commits(buffer, count) && take())) {
                    throw new IOException("this answer gets lost");
                }
                out.write(buffer, 0, count);
            }
        }

        private boolean commits(byte[] bytes, int count) {
            return armed.get() > 0
                    && new String(bytes, 0, count, StandardCharsets.ISO_8859_1).contains(protocol.sign);
        }
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
