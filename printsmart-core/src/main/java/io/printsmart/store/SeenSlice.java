package io.printsmart.store;

import io.printsmart.printer.Slices;
import java.time.Instant;
import java.util.Objects;

/**
 * A slice whose printers were all looked at.
 *
 * @param slice which one, 0 to {@value Slices#COUNT} - 1
 * @param changes the number of changes that were known when they were looked at
 * @param since when the longest ago of the last looks began, by the store's clock
 */
public record SeenSlice(int slice, long changes, Instant since) {

    /**
     * Checks the parts.
     *
     * @param slice which one
     * @param changes the number of changes
     * @param since since when
     * @throws IllegalArgumentException if there is no such slice
     */
    public SeenSlice {
        if (slice < 0 || slice >= Slices.COUNT) {
            throw new IllegalArgumentException("slice is " + slice + "; it must be 0 to " + (Slices.COUNT - 1));
        }
        Objects.requireNonNull(since, "since");
    }
}
