package io.printsmart.testkit.printer;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP/1.x request or answer.
 *
 * @param first the request line or the status line
 * @param fields by lower-case name; the last one of a name wins
 * @param text all of it, as it was read
 */
record HttpHead(String first, Map<String, String> fields, String text) {

    private static final int LONGEST = 64 << 10;

    /** Null when the peer closed before the first byte. */
    static @Nullable HttpHead read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int lineLength = 0;
        while (true) {
            int next = in.read();
            if (next < 0) {
                if (bytes.size() == 0) {
                    return null;
                }
                throw new EOFException("end of stream inside an HTTP head");
            }
            bytes.write(next);
            if (next == '\n') {
                if (lineLength == 0 && bytes.size() > 2) {
                    return parse(bytes.toString(StandardCharsets.ISO_8859_1));
                }
                lineLength = 0;
            } else if (next != '\r') {
                lineLength++;
            }
            if (bytes.size() > LONGEST) {
                throw new IOException("HTTP head longer than " + LONGEST + " bytes");
            }
        }
    }

    private static HttpHead parse(String text) {
        String[] lines = text.strip().split("\r?\n", -1);
        Map<String, String> fields = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                String name = lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT);
                fields.put(name, lines[i].substring(colon + 1).strip());
            }
        }
        return new HttpHead(lines[0], fields, text);
    }

    String method() {
        return word(0);
    }

    String path() {
        return word(1);
    }

    private String word(int index) {
        String[] words = first.split(" ", -1);
        return index < words.length ? words[index] : "";
    }

    boolean has(String field, String value) {
        return value.equalsIgnoreCase(fields.getOrDefault(field, ""));
    }

    boolean keepsAlive() {
        return first.endsWith("HTTP/1.0") ? has("connection", "keep-alive") : !has("connection", "close");
    }
}
