package io.printsmart.printer;

import java.util.List;
import java.util.Optional;

/**
 * What a printer says that it can do. It is believed where the host says nothing. Immutable.
 *
 * @param color its {@code color-supported}; empty if it did not tell
 * @param duplex whether {@code sides-supported} has a two-sided value; empty if it did not tell
 * @param formats its {@code document-format-supported}, in lower case and sorted, at most 50; empty if it did not tell
 */
public record LearntCapabilities(Optional<Boolean> color, Optional<Boolean> duplex, List<String> formats) {

    /**
     * Copies the formats.
     *
     * @param color whether it prints in color
     * @param duplex whether it prints on both sides
     * @param formats the MIME types it takes
     */
    public LearntCapabilities {
        formats = formats.stream().distinct().sorted().limit(50).toList();
    }
}
