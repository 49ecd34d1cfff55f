package io.printsmart.printer;

import io.printsmart.internal.check.Checks;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What a printer can do, as the host states it.
 *
 * @param color it prints in color
 * @param duplex it prints on both sides
 * @param formats the MIME types it takes, in lower case and sorted; never empty
 */
public record Capabilities(boolean color, boolean duplex, List<String> formats) {

    /** One-sided black and white PDF: what is assumed where nothing was stated. */
    public static final Capabilities PLAIN = new Capabilities(false, false, List.of("application/pdf"));

    /**
     * Sorts and checks the formats.
     *
     * @param color it prints in color
     * @param duplex it prints on both sides
     * @param formats the MIME types it takes
     * @throws IllegalArgumentException if there is no format or one is malformed
     */
    public Capabilities {
        formats = List.copyOf(checked(formats));
    }

    /**
     * Tells whether the printer takes a format.
     *
     * @param mime a MIME type
     * @return true if it is one of {@link #formats()}
     */
    public boolean takes(String mime) {
        return formats.contains(mime);
    }

    private static Collection<String> checked(List<String> formats) {
        if (formats.isEmpty() || formats.size() > 50) {
            throw new IllegalArgumentException(
                    "a printer has " + formats.size() + " formats; give 1 to 50 MIME types, such as application/pdf");
        }
        TreeSet<String> sorted = new TreeSet<>();
        for (String format : formats) {
            sorted.add(Checks.mime(format));
        }
        return sorted;
    }
}
