package io.printsmart.runner.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a database server and, when told to, takes a commit to it and its answer to nobody: the connection is
 * reset where the client waits to hear whether it committed.
 */
final class CommitCutter implements AutoCloseable {

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
    private final TcpProxy proxy;
    private final AtomicInteger armed = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();

    private CommitCutter(Protocol protocol, int target) {
        this.protocol = protocol;
        this.proxy = TcpProxy.before(target, client -> new Connection());
    }

    static CommitCutter before(int port, Protocol protocol) {
        return new CommitCutter(protocol, port);
    }

    int port() {
        return proxy.port();
    }

    /** The answers to the next commits get lost. */
    void loseNextAnswers(int commits) {
        armed.addAndGet(commits);
    }

    /** No more answers get lost. */
    void behave() {
        armed.set(0);
    }

    /** How many answers got lost. */
    int cuts() {
        return cuts.get();
    }

    private boolean take() {
        boolean taken = armed.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
        if (taken) {
            cuts.incrementAndGet();
        }
        return taken;
    }

    private boolean isCommit(byte[] bytes, int count) {
        return armed.get() > 0 && new String(bytes, 0, count, StandardCharsets.ISO_8859_1).contains(protocol.sign);
    }

    private final class Connection implements TcpProxy.Link {

        private volatile boolean loseNext;

        @Override
        public void asked(byte[] bytes, int count) {
            if (protocol.asked && isCommit(bytes, count) && take()) {
                loseNext = true;
            }
        }

        @Override
        public void answered(byte[] bytes, int count) throws IOException {
            if (loseNext || (!protocol.asked && isCommit(bytes, count) && take())) {
                throw new IOException("this answer gets lost");
            }
        }
    }

    @Override
    public void close() {
        proxy.close();
    }
}
