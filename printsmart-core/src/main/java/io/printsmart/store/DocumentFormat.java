package io.printsmart.store;

import java.nio.charset.StandardCharsets;

/** Tells a document's format by its first bytes, since names and headers can lie. */
public final class DocumentFormat {

    /** How many first bytes are looked at. */
    public static final int SNIFFED_BYTES = 1024;

    /** The format of whatever is not known. */
    public static final String UNKNOWN = "application/octet-stream";

    private DocumentFormat() {}

    /**
     * Tells the format.
     *
     * @param head the first bytes, at most {@link #SNIFFED_BYTES} are looked at
     * @return a MIME type; {@link #UNKNOWN} if no other is recognized
     */
    public static String sniff(byte[] head) {
        String text = new String(head, 0, Math.min(head.length, SNIFFED_BYTES), StandardCharsets.ISO_8859_1);
        if (text.startsWith("%PDF-")) {
            return "application/pdf";
        }
        if (text.startsWith("%!PS")) {
            return "application/postscript";
        }
        if (text.startsWith("RaS2")) {
            return "image/pwg-raster";
        }
        if (text.startsWith("UNIRAST\0")) {
            return "image/urf";
        }
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (text.startsWith("\u001b%-12345X@PJL") || text.startsWith("\u001bE")) {
            return "application/vnd.hp-pcl";
        }
        return !text.isEmpty() && isPlainText(text) ? "text/plain" : UNKNOWN;
    }

    private static boolean isPlainText(String text) {
        return text.chars().allMatch(c -> (c >= ' ' && c != 0x7f) || c == '\n' || c == '\r' || c == '\t' || c == '\f');
    }
}
