package io.printsmart.testkit.printer;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Puts HTTP/1.1 chunk sizes around what is written. */
final class ChunkedOutput extends FilterOutputStream {

    ChunkedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            ascii(Integer.toHexString(length) + "\r\n");
            out.write(bytes, offset, length);
            ascii("\r\n");
        }
    }

    /** Writes the last chunk. */
    void finish() throws IOException {
        ascii("0\r\n\r\n");
    }

    private void ascii(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
