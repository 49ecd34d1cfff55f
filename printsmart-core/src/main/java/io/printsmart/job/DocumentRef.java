package io.printsmart.job;

import io.printsmart.internal.check.Checks;

/**
 * A stored document.
 *
 * @param id its id in the document store
 * @param sha256 the SHA-256 of its bytes in 64 lower case hexadecimal digits
 * @param length its length in bytes
 * @param format its MIME type, found by its first bytes
 */
public record DocumentRef(String id, String sha256, long length, String format) {

    /**
     * Checks the values.
     *
     * @param id its id
     * @param sha256 the digest
     * @param length the length in bytes
     * @param format its MIME type
     * @throws IllegalArgumentException if one is malformed
     */
    public DocumentRef {
        Checks.name("document id", id, 64);
        if (!sha256.matches("[0-9a-f]{64}") || length < 0) {
            throw new IllegalArgumentException("document " + id + " has the digest " + Checks.shown(sha256)
                    + " and the length " + length + "; expected 64 hexadecimal digits and a length from 0");
        }
    }
}
