package io.printsmart.testkit.printer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The body of one HTTP/1.1 message without its framing, by Content-Length or in chunks.
 *
 * <p>A body that ends early throws: it must never be taken for a whole one. The first read answers
 * {@code Expect: 100-continue}.
 */
final class HttpBody extends InputStream {

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final boolean chunked;
    private @Nullable OutputStream awaitsContinue;
    private long left;
    private boolean ended;
    private boolean inChunk;

    private HttpBody(HttpHead head, InputStream in, @Nullable OutputStream out) {
        this.in = in;
        this.chunked = head.has("transfer-encoding", "chunked");
        this.left = chunked ? 0 : Long.parseLong(head.fields().getOrDefault("content-length", "0"));
        this.awaitsContinue = head.has("expect", "100-continue") ? out : null;
    }

    /** Reads a body; {@code out} is where 100 Continue is said, null where somebody else says it. */
    static HttpBody of(HttpHead head, InputStream in, @Nullable OutputStream out) throws IOException {
        try {
            return new HttpBody(head, in, out);
        } catch (NumberFormatException bad) {
            throw new IOException("Content-Length is not a number", bad);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        sayContinue();
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !nextChunk()) {
            return -1;
        }
        int count = in.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the body ended " + left + " bytes early");
        }
        left -= count;
        return count;
    }

    private void sayContinue() throws IOException {
        if (awaitsContinue != null) {
            awaitsContinue.write(CONTINUE);
            awaitsContinue.flush();
            awaitsContinue = null;
        }
    }

    private boolean nextChunk() throws IOException {
        if (!chunked || ended) {
            return false;
        }
        if (inChunk) {
            line();
        }
        String size = line();
        try {
            left = Long.parseLong(size.split(";", 2)[0].strip(), 16);
        } catch (NumberFormatException bad) {
            throw new IOException("not a chunk size: " + size, bad);
        }
        inChunk = true;
        if (left == 0) {
            ended = true;
            String trailer = line();
            while (!trailer.isEmpty()) {
                trailer = line();
            }
        }
        return !ended;
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the body ended inside its framing");
            }
            if (next == '\n') {
                return text.toString();
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
    }

    /** Reads and drops the rest. */
    void drain() throws IOException {
        byte[] buffer = new byte[8192];
        while (read(buffer, 0, buffer.length) >= 0) {
            // dropped
        }
    }
}
