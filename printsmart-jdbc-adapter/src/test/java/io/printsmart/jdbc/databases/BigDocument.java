package io.printsmart.jdbc.databases;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.printsmart.jdbc.JdbcPrintStore;
import io.printsmart.jdbc.SingleWriter;
import io.printsmart.job.DocumentRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Run in a process of its own with a small heap: puts a large document into a database, reads it and erases it. */
public final class BigDocument {

    private static final int BLOCK = 100_000;

    private BigDocument() {}

    /** Takes the URL, the user and the number of bytes. */
    public static void main(String[] arguments) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername(arguments[1]);
        config.setMaximumPoolSize(2);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            JdbcPrintStore store = JdbcPrintStore.builder(SingleWriter.guard(pool))
                    .installSchema()
                    .build();
            inAndOut(store, Long.parseLong(arguments[2]));
        }
    }

    private static void inAndOut(JdbcPrintStore store, long length) throws IOException {
        DocumentRef document = store.documents().put("big", new Pseudorandom(length), length);
        if (document.length() != length) {
            throw new IOException("stored " + document.length() + " bytes");
        }
        try (InputStream in = store.documents().open(document)) {
            requireSame(in, new Pseudorandom(length));
        }
        store.documents().erase(List.of("big"));
        System.out.println(
                "in and out: " + length + " bytes, heap " + Runtime.getRuntime().maxMemory());
    }

    private static void requireSame(InputStream read, InputStream stored) throws IOException {
        byte[] mine;
        do {
            mine = stored.readNBytes(BLOCK);
            if (!Arrays.equals(mine, read.readNBytes(BLOCK))) {
                throw new IOException("read something else than was stored");
            }
        } while (mine.length == BLOCK);
    }

    /** Bytes that no database can make smaller and of which no two blocks are the same, each time the same ones. */
    private static final class Pseudorandom extends InputStream {

        private final byte[] block = new byte[BLOCK];
        private long left;
        private int at;
        private int number;

        Pseudorandom(long length) {
            this.left = length;
            new Random(42).nextBytes(block);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int wanted) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(Math.min(wanted, left), BLOCK - at);
            System.arraycopy(block, at, target, offset, count);
            left -= count;
            at += count;
            if (at == BLOCK) {
                at = 0;
                ByteBuffer.wrap(block).putInt(++number);
            }
            return count;
        }
    }
}
