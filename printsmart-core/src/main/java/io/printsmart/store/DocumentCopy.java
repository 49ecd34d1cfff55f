package io.printsmart.store;

import io.printsmart.job.DocumentRef;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Copies a document of unknown length part by part, and finds out what it is on the way. For whoever implements
 * {@link DocumentStore#put}.
 */
public final class DocumentCopy {

    private DocumentCopy() {}

    /** Takes the parts of a document. */
    @FunctionalInterface
    public interface Sink {

        /**
         * Takes the next part.
         *
         * @param part its number, from 0
         * @param bytes what it holds, never empty
         * @throws IOException if it cannot be stored
         */
        void write(int part, byte[] bytes) throws IOException;
    }

    /**
     * Copies a document, or throws where it is too large, after at most {@code maxBytes} of it were copied.
     *
     * @param id the document's id
     * @param in its bytes; not closed
     * @param maxBytes the most it may have
     * @param partBytes how long each part is but the last
     * @param sink where the parts go
     * @return what was copied
     * @throws DocumentTooLargeException if it has more bytes than it may
     * @throws IOException if it cannot be read or stored
     */
    public static DocumentRef copy(String id, InputStream in, long maxBytes, int partBytes, Sink sink)
            throws IOException {
        MessageDigest digest = sha256();
        String format = DocumentFormat.UNKNOWN;
        long length = 0;
        int part = 0;
        for (byte[] bytes = next(in, maxBytes - length, partBytes);
                bytes.length > 0;
                bytes = next(in, maxBytes - length, partBytes)) {
            length += bytes.length;
            if (length > maxBytes) {
                throw new DocumentTooLargeException(maxBytes);
            }
            if (part == 0) {
                format = DocumentFormat.sniff(bytes);
            }
            digest.update(bytes);
            sink.write(part, bytes);
            part++;
        }
        return new DocumentRef(id, HexFormat.of().formatHex(digest.digest()), length, format);
    }

    /**
     * The digest that tells documents apart.
     *
     * @return a new one
     */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** At most one byte more than allowed, which is enough to know. */
    private static byte[] next(InputStream in, long allowed, int partBytes) throws IOException {
        return in.readNBytes(allowed < partBytes ? (int) allowed + 1 : partBytes);
    }
}
