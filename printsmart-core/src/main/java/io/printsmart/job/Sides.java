package io.printsmart.job;

import java.util.Locale;

/** The {@code sides} of RFC 8011 section 5.2.8. */
public enum Sides {
    /** One side of the sheet. */
    ONE_SIDED,
    /** Both sides, turned over like a book. */
    TWO_SIDED_LONG_EDGE,
    /** Both sides, turned over like a calendar. */
    TWO_SIDED_SHORT_EDGE;

    /**
     * The keyword.
     *
     * @return such as {@code two-sided-long-edge}
     */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
