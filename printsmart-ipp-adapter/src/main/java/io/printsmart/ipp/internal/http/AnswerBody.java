package io.printsmart.ipp.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads the body of an HTTP answer (RFC 9112 section 6) into memory, up to a limit. */
final class AnswerBody {

    private static final int MOST_FRAMING_BYTES = 64 * 1024;

    private final InputStream in;
    private final int limit;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private AnswerBody(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    static byte[] read(HttpHead head, InputStream in, int limit) throws IOException, ExchangeException {
        AnswerBody reader = new AnswerBody(in, limit);
        if (head.isChunked()) {
            reader.chunks();
        } else {
            long length = head.contentLength();
            if (length < 0) {
                reader.untilEnd();
            } else {
                reader.exactly(length);
            }
        }
        return reader.body.toByteArray();
    }

    private void chunks() throws IOException, ExchangeException {
        int[] framing = {MOST_FRAMING_BYTES};
        while (true) {
            String size = HttpHead.line(in, framing).split(";", 2)[0].strip();
            if (!size.matches("[0-9a-fA-F]{1,15}")) {
                throw ExchangeException.notUnderstood("a chunk of it has no size");
            }
            long length = Long.parseLong(size, 16);
            if (length == 0) {
                return; // trailers are of no interest, and the connection is not used again
            }
            exactly(length);
            HttpHead.line(in, framing);
        }
    }

    private void exactly(long length) throws IOException, ExchangeException {
        if (length > limit - body.size()) {
            throw tooLong();
        }
        byte[] part = in.readNBytes((int) length);
        if (part.length < length) {
            throw new EOFException("the connection ended inside the answer");
        }
        body.writeBytes(part);
    }

    private void untilEnd() throws IOException, ExchangeException {
        byte[] part = in.readNBytes(limit + 1);
        if (part.length > limit) {
            throw tooLong();
        }
        body.writeBytes(part);
    }

    private ExchangeException tooLong() {
        return ExchangeException.notUnderstood("it is longer than " + limit + " bytes");
    }
}
