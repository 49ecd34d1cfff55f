package io.printsmart.jdbc.databases;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername(arguments[1]);
        config.setMaximumPoolSize(2);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            inAndOut(JdbcPrintStore.builder(pool).installSchema().build(), Long.parseLong(arguments[2]));
        }
    }

    private static void inAndOut(JdbcPrintStore store, long length) throws IOException {
        DocumentRef document = store.documents().put("big", new Pseudorandom(length), length);
        if (document.length() != length) {
            throw new IOException("stored " + document.length() + " bytes");
        }
        if (!digest(store.documents().open(document)).equals(digest(new Pseudorandom(length)))) {
            throw new IOException("read something else than was stored");
        }
        store.documents().erase(List.of("big"));
        System.out.println(
                "in and out: " + length + " bytes, heap " + Runtime.getRuntime().maxMemory());
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
            return next();
        }

        @Override
        public int read(byte[] target, int offset, int wanted) {
            int count = (int) Math.min(wanted, left);
            for (int i = 0; i < count; i++) {
                target[offset + i] = (byte) next();
            }
            left -= count;
            return count == 0 ? -1 : count;
        }

        private int next() {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            return (int) (state & 0xff);
        }
    }
}
