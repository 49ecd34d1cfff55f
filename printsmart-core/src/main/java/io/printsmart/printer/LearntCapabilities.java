package io.printsmart.printer;

import io.printsmart.internal.check.Checks;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a printer says that it can do. It is believed where the host says nothing. Immutable.
 *
 * @param color its {@code color-supported}; empty if it did not tell
 * @param duplex whether {@code sides-supported} has a two-sided value; empty if it did not tell
 * @param formats its {@code document-format-supported}, in lower case and sorted, at most 50; empty if it did not tell
 */
public record LearntCapabilities(Optional<Boolean> color, Optional<Boolean> duplex, List<String> formats) {

    /** By this a printer offers to guess what it is sent, and a wrong guess prints pages of garbage. */
    private static final String ANYTHING = "application/octet-stream";

    /**
     * Takes of the formats what is one, without its parameters: a device may say anything.
     * {@code application/octet-stream} is none.
     *
     * @param color whether it prints in color
     * @param duplex whether it prints on both sides
     * @param formats the MIME types it takes
     */
    public LearntCapabilities {
        formats = formats.stream()
                .map(format -> format.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(format -> Checks.isMime(format) && !format.equals(ANYTHING))
                .distinct()
                .sorted()
                .limit(50)
                .toList();
    }

    /**
     * Tells whether the printer said anything.
     *
     * @return false if each part is empty
     */
    public boolean tellsAnything() {
        return color.isPresent() || duplex.isPresent() || !formats.isEmpty();
    }
}
