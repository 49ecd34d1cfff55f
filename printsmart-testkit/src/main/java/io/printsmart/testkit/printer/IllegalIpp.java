package io.printsmart.testkit.printer;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Breaks the rules of RFC 8010 all over a correct message, but for its lengths: all that it said can still be read. */
final class IllegalIpp {

    private static final int HEAD = 8;
    private static final int END = 0x03;
    private static final int LAST_DELIMITER = 0x0f;
    private static final int UNKNOWN_GROUP = 0x0e;
    private static final int INTEGER = 0x21;
    private static final int DATE_TIME = 0x31;
    private static final int BEGIN_COLLECTION = 0x34;
    private static final int KEYWORD = 0x44;
    private static final int UNKNOWN = 0x99;

    private final ByteBuffer in;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private IllegalIpp(byte[] correct) {
        this.in = ByteBuffer.wrap(correct);
    }

    static byte[] of(byte[] correct) {
        try {
            IllegalIpp message = new IllegalIpp(correct);
            message.write();
            return message.bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory does not fail", impossible);
        }
    }

    private void write() throws IOException {
        copy(HEAD);
        attribute(INTEGER, "outside-of-any-group", 0, 0, 0, 1);
        while (in.hasRemaining()) {
            int tag = in.get(in.position()) & 0xff;
            if (tag == END) {
                out.write(UNKNOWN_GROUP);
                attribute(KEYWORD, "printer-state", 's', 't', 'o', 'p', 'p', 'e', 'd');
                copy(1);
            } else if (tag <= LAST_DELIMITER) {
                copy(1);
                attribute(KEYWORD, "", 'o', 'f', ' ', 'n', 'o', ' ', 'n', 'a', 'm', 'e');
                attribute(UNKNOWN, "unknown-tag", 1, 2, 3);
                attribute(DATE_TIME, "date-of-two-bytes", 1, 2);
                attribute(BEGIN_COLLECTION, "collection-without-end");
            } else {
                copy(1);
                copy(Short.BYTES + Short.toUnsignedInt(in.getShort(in.position())));
                copy(Short.BYTES + Short.toUnsignedInt(in.getShort(in.position())));
                if (tag == KEYWORD) {
                    // a number among the words
                    attribute(INTEGER, "", 7);
                }
            }
        }
    }

    private void copy(int count) throws IOException {
        byte[] part = new byte[count];
        in.get(part);
        out.write(part);
    }

    private void attribute(int tag, String name, int... value) throws IOException {
        out.write(tag);
        out.writeShort(name.length());
        out.write(name.getBytes(StandardCharsets.US_ASCII));
        out.writeShort(value.length);
        for (int one : value) {
            out.write(one);
        }
    }
}
