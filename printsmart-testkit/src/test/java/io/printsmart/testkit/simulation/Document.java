package io.printsmart.testkit.simulation;

import java.nio.charset.StandardCharsets;

/** A document as a printer sees it: what its first bytes say. */
record Document(String key, int pages) {

    /** The key of what others print. */
    static final String FOREIGN = "foreign";

    static final int PAGE_BYTES = 48;

    /** The bytes of the document that belongs to a key. */
    static byte[] bytes(String key, int pages) {
        StringBuilder text = new StringBuilder("%PDF-1.7 ")
                .append(key)
                .append(' ')
                .append(pages)
                .append('\n');
        while (text.length() < pages * PAGE_BYTES) {
            text.append('.');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static Document read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.US_ASCII);
        String[] words = text.substring(0, text.indexOf('\n')).split(" ", 3);
        return new Document(words[1], Integer.parseInt(words[2]));
    }
}
