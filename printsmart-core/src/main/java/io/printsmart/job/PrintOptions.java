package io.printsmart.job;

import io.printsmart.internal.check.Checks;

/**
 * How a document is to be printed.
 *
 * @param copies 1 to 999
 * @param sides one or both sides
 * @param colorMode color or not
 * @param media a media name as RFC 8011 section 5.2.11 has it, such as {@code iso_a4_210x297mm}; empty for the printer's
 *     default
 */
public record PrintOptions(int copies, Sides sides, ColorMode colorMode, String media) {

    /** One copy, one-sided, color as the printer thinks best, default media. */
    public static final PrintOptions DEFAULT = new PrintOptions(1, Sides.ONE_SIDED, ColorMode.AUTO, "");

    /**
     * Checks the values.
     *
     * @param copies 1 to 999
     * @param sides one or both sides
     * @param colorMode color or not
     * @param media a media name or empty
     * @throws IllegalArgumentException if the copies are out of range or the media is no keyword
     */
    public PrintOptions {
        Checks.range("copies", copies, 1, 999);
        if (!media.matches("[A-Za-z0-9._-]{0,255}")) {
            throw new IllegalArgumentException(
                    "media " + Checks.shown(media) + " is not a media name; write it like iso_a4_210x297mm");
        }
    }
}
