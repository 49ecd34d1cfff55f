package io.printsmart.ipp.internal.message;

import io.printsmart.ipp.internal.http.ExchangeException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer (RFC 8010 section 3).
 *
 * <p>jipp's own reader gives up the whole answer for one value that it does not like (a {@code job-uri} with a blank, an
 * integer of two bytes), and reads collections by recursion, as deep as the printer likes. An answer to Create-Job that is
 * given up is a forgotten job, so this reader takes what it can: it only wants the lengths to fit and the end to be there,
 * keeps values as bytes, and skips what is inside collections and what stands before the first group.
 */
public final class AnswerReader {

    private static final int END = 0x03;
    private static final int LAST_DELIMITER = 0x0f;
    private static final int BEGIN_COLLECTION = 0x34;
    private static final int END_COLLECTION = 0x37;

    /** On the average of groups, names and values; but a group of one byte costs a hundred in memory. */
    private static final int LEAST_BYTES_OF_A_PART = 5;

    private static final int ALWAYS_ALLOWED = 100;

    private final ByteBuffer in;
    private final int mostParts;
    private int parts;
    private final List<Attributes> groups = new ArrayList<>();
    private @Nullable Values current;
    private int depth;
    private boolean strays;

    private AnswerReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
        this.mostParts = ALWAYS_ALLOWED + bytes.length / LEAST_BYTES_OF_A_PART;
    }

    /**
     * Reads an answer.
     *
     * @param bytes what came
     * @return what it says
     * @throws ExchangeException if it is no IPP, or cut off
     */
    public static IppAnswer read(byte[] bytes) throws ExchangeException {
        try {
            return new AnswerReader(bytes).read();
        } catch (BufferUnderflowException e) {
            throw ExchangeException.notUnderstood("its IPP message of " + bytes.length + " bytes is cut off");
        }
    }

    private IppAnswer read() throws ExchangeException {
        int version = Short.toUnsignedInt(in.getShort());
        int status = Short.toUnsignedInt(in.getShort());
        if (version < 0x0100 || version > 0x02ff || status > 0x0fff) {
            throw ExchangeException.notUnderstood("it is no IPP message");
        }
        in.getInt(); // the request-id: there is one answer to a connection
        for (int tag = in.get(); tag != END; tag = in.get()) {
            if (tag >= 0 && tag <= LAST_DELIMITER) {
                count();
                groups.add(new Attributes(tag));
                current = null;
                depth = 0;
            } else {
                attribute(tag & 0xff);
            }
        }
        if (strays && groups.isEmpty()) {
            throw ExchangeException.notUnderstood("its IPP message has attributes, but no group of them");
        }
        return new IppAnswer(status, groups);
    }

    private void attribute(int tag) throws ExchangeException {
        byte[] name = bytes();
        byte[] value = bytes();
        if (groups.isEmpty()) {
            strays = true;
            return;
        }
        if (name.length > 0) {
            count();
            depth = 0; // a printer that forgets to end a collection does not hide what follows it
            current = groups.get(groups.size() - 1).add(new String(name, StandardCharsets.UTF_8));
        }
        if (tag == END_COLLECTION) {
            depth = Math.max(0, depth - 1);
        } else if (tag == BEGIN_COLLECTION) {
            depth++;
        } else if (depth == 0 && current != null) {
            count();
            current.add(tag, value);
        }
    }

    private void count() throws ExchangeException {
        if (++parts > mostParts) {
            throw ExchangeException.notUnderstood("its IPP message has more than " + mostParts + " parts");
        }
    }

    private byte[] bytes() {
        byte[] bytes = new byte[0];
        int length = Short.toUnsignedInt(in.getShort());
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        if (length > 0) {
            bytes = new byte[length];
            in.get(bytes);
        }
        return bytes;
    }
}
