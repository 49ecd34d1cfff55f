package io.printsmart.store;

import io.printsmart.job.DocumentRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies a document of unknown length, and finds out what it is on the way. */
final class DocumentCopy {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final String id;
    private final long maxBytes;

    DocumentCopy(String id, long maxBytes) {
        this.id = id;
        this.maxBytes = maxBytes;
    }

    DocumentRef copy(InputStream in, WritableByteChannel out) throws IOException {
        MessageDigest digest = sha256();
        String format = DocumentFormat.UNKNOWN;
        long length = 0;
        for (byte[] some = next(in, length); some.length > 0; some = next(in, length)) {
            if (length == 0) {
                format = DocumentFormat.sniff(some);
            }
            length += some.length;
            if (length > maxBytes) {
                throw new DocumentTooLargeException(maxBytes);
            }
            digest.update(some);
            ByteBuffer bytes = ByteBuffer.wrap(some);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
        return new DocumentRef(id, HexFormat.of().formatHex(digest.digest()), length, format);
    }

    /** At most one byte more than allowed, which is enough to know. */
    private byte[] next(InputStream in, long length) throws IOException {
        long allowed = maxBytes - length;
        return in.readNBytes(allowed < BUFFER_BYTES ? (int) allowed + 1 : BUFFER_BYTES);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
