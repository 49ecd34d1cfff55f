package io.printsmart.internal.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * The document on its way out. Counts what was read, which is what may have left; and lets nothing more be read once the
 * lease may be over, so that a node which was stopped and woke up sends at most what the network already has.
 */
final class LeasedStream extends FilterInputStream {

    private static final int CHUNK = 32 * 1024;

    private final BooleanSupplier stillLeased;
    private final AtomicLong count = new AtomicLong();
    private volatile boolean failed;

    LeasedStream(InputStream in, BooleanSupplier stillLeased) {
        super(in);
        this.stillLeased = stillLeased;
    }

    long count() {
        return count.get();
    }

    /** Whether it was this side that broke off, so that the printer is not to blame. */
    boolean failed() {
        return failed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        boolean good = false;
        try {
            checkLease();
            int read = super.read(buffer, offset, Math.min(length, CHUNK));
            count.addAndGet(Math.max(read, 0));
            good = true;
            return read;
        } finally {
            failed |= !good;
        }
    }

    @Override
    public long skip(long n) throws IOException {
        throw new IOException("a document on its way out cannot be skipped");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void checkLease() throws IOException {
        if (!stillLeased.getAsBoolean()) {
            throw new IOException("this node's lease is over: not one byte more");
        }
    }
}
