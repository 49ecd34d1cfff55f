package io.printsmart.ipp.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The head of an HTTP/1.1 answer (RFC 9112 section 4 and 5), read within bounds.
 *
 * @param status the status code
 * @param fields the fields by lower case name; the first one counts where a name comes twice
 */
record HttpHead(int status, Map<String, String> fields) {

    private static final int MOST_BYTES = 32 * 1024;

    static HttpHead read(InputStream in) throws IOException, ExchangeException {
        int[] left = {MOST_BYTES};
        String first = line(in, left);
        if (!first.matches("HTTP/1\\.[0-9] [1-5][0-9]{2}( .*)?")) {
            throw ExchangeException.notUnderstood("it does not begin as HTTP/1.1 does");
        }
        Map<String, String> fields = new HashMap<>();
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                fields.putIfAbsent(name, line.substring(colon + 1).strip());
            }
        }
        return new HttpHead(Integer.parseInt(first.substring(9, 12)), fields);
    }

    boolean isInterim() {
        return status < 200;
    }

    boolean isChunked() {
        return field("transfer-encoding").toLowerCase(Locale.ROOT).endsWith("chunked");
    }

    /** The length of the body; -1 where it ends with the connection. */
    long contentLength() throws ExchangeException {
        String text = field("content-length");
        if (text.isEmpty()) {
            return -1;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw ExchangeException.notUnderstood("its Content-Length is not a number");
        }
        return Long.parseLong(text);
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** A line without its end; {@code left} is what the whole head may still take. */
    static String line(InputStream in, int[] left) throws IOException, ExchangeException {
        StringBuilder text = new StringBuilder();
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the connection ended inside the answer's head");
            }
            if (--left[0] < 0) {
                throw ExchangeException.notUnderstood("its head is longer than " + MOST_BYTES + " bytes");
            }
            if (next == '\n') {
                int end = text.length();
                return end > 0 && text.charAt(end - 1) == '\r' ? text.substring(0, end - 1) : text.toString();
            }
            text.append((char) next);
        }
    }
}
