package io.printsmart.runner.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands between a node and its database and, when told to, keeps back the statement with which the node's next write of
 * what it watches makes sure of its own row. The SQL has to be readable on its way.
 */
final class HeldWrite implements AutoCloseable {

    private static final String KEEPS = "select id, lease_until from printsmart_node where id = ";

    /** The other one that begins so: a dead node is freed. */
    private static final String FREES = "skip locked";

    private final TcpProxy proxy;
    private final AtomicBoolean armed = new AtomicBoolean();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private HeldWrite(int target) {
        this.proxy = TcpProxy.before(target, client -> this::look);
    }

    static HeldWrite before(int port) {
        return new HeldWrite(port);
    }

    int port() {
        return proxy.port();
    }

    /** The next one is held. */
    void arm() {
        armed.set(true);
    }

    /** Waits until one is held. */
    boolean awaitHeld(Duration atMost) {
        try {
            return held.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets it go on. */
    void release() {
        released.countDown();
    }

    private void look(byte[] bytes, int count) throws IOException {
        if (armed.get() && keepsARow(bytes, count) && armed.getAndSet(false)) {
            held.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the proxy ends", e);
            }
        }
    }

    private static boolean keepsARow(byte[] bytes, int count) {
        String asked = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
        return asked.contains(KEEPS) && !asked.contains(FREES);
    }

    @Override
    public void close() {
        proxy.close();
    }
}
