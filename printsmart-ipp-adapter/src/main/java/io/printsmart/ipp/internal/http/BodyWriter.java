package io.printsmart.ipp.internal.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the body of a request, as it is or in chunks (RFC 9112 section 7.1). */
final class BodyWriter {

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};

    private final OutputStream out;
    private final boolean chunked;

    BodyWriter(OutputStream out, boolean chunked) {
        this.out = out;
        this.chunked = chunked;
    }

    void write(byte[] bytes, int count) throws IOException {
        if (chunked) {
            out.write(Integer.toHexString(count).getBytes(StandardCharsets.US_ASCII));
            out.write(LINE_END);
        }
        out.write(bytes, 0, count);
        if (chunked) {
            out.write(LINE_END);
        }
    }

    void end() throws IOException {
        if (chunked) {
            out.write(LAST_CHUNK);
        }
        out.flush();
    }
}
