package io.printsmart.jdbc.databases;

import io.printsmart.jdbc.JdbcPrintStore;
import io.printsmart.job.DocumentRef;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Run in a process of its own with a small heap: puts a large document into a database, reads it and erases it. */
public final class BigDocument {

    private BigDocument() {}

    /** Takes the URL, the user and the number of bytes. */
    public static void main(String[] arguments) throws IOException {
        JdbcPrintStore store = JdbcPrintStore.builder(new UnpooledDataSource(arguments[0], arguments[1], true))
                .installSchema()
                .build();
        long length = Long.parseLong(arguments[2]);
        DocumentRef document = store.documents().put("big", new Pseudorandom(length), length);
        if (document.length() != length) {
            throw new IOException("stored " + document.length() + " bytes");
        }
        if (!digest(store.documents().open(document)).equals(digest(new Pseudorandom(length)))) {
            throw new IOException("read something else than was stored");
        }
        store.documents().erase(List.of("big"));
        System.out.println("in and out: " + length + " bytes, heap " + Runtime.getRuntime().maxMemory());
    }

    private static String digest(InputStream in) throws IOException {
        try (in) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[100_000];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Bytes that no database can make smaller, the same ones each time. */
    private static final class Pseudorandom extends InputStream {

        private long left;
        private long state = 42;

        Pseudorandom(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            return (int) (state & 0xff);
        }
    }
}
