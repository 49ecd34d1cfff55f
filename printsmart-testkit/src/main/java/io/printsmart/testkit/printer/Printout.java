package io.printsmart.testkit.printer;

import java.util.HexFormat;

/**
 * What came out of a printer for one document.
 *
 * @param name the job-name that the client gave, so the token stands first in it; empty on a raw port
 * @param sha256 lower-case hexadecimal SHA-256 of the bytes that were received
 * @param length how many bytes were received
 * @param copies how many copies were asked for; 1 on a raw port
 * @param complete whether the whole document was received and printed
 * @param impressions how many impressions came out; 0 on a raw port, which counts none
 */
public record Printout(String name, String sha256, long length, int copies, boolean complete, int impressions) {

    /**
     * Whether this was exactly the given document.
     *
     * @param document the bytes that were sent
     * @return true if length and SHA-256 agree
     */
    public boolean isOf(byte[] document) {
        return length == document.length && sha256.equals(sha256(document));
    }

    /**
     * The digest as it stands in {@link #sha256()}.
     *
     * @param document any bytes
     * @return lower-case hexadecimal SHA-256
     */
    public static String sha256(byte[] document) {
        return HexFormat.of().formatHex(Receipt.sha256().digest(document));
    }
}
