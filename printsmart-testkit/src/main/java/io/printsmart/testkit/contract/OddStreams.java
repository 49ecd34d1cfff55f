package io.printsmart.testkit.contract;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;

/** Streams as hosts may hand them over. */
final class OddStreams {

    private OddStreams() {}

    /** Gives a few bytes at a time. */
    static final class Dribbling extends FilterInputStream {

        private final Random random;
        private final int atMost;

        Dribbling(byte[] bytes, int atMost, long seed) {
            super(new ByteArrayInputStream(bytes));
            this.atMost = atMost;
            this.random = new Random(seed);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(atMost)));
        }

        @Override
        public int available() {
            return 0;
        }
    }

    /** Breaks after a while. */
    static final class Broken extends FilterInputStream {

        private int left;

        Broken(byte[] bytes, int good) {
            super(new ByteArrayInputStream(bytes));
            this.left = good;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                throw new IOException("the host's stream broke");
            }
            int count = super.read(buffer, offset, Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }

    /** Never ends, and counts what it gave. */
    static final class Endless extends InputStream {

        private long given;

        @Override
        public int read() {
            given++;
            return 'x';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) 'x');
            given += length;
            return length;
        }

        long given() {
            return given;
        }
    }
}
