package io.printsmart.printer;

import io.printsmart.internal.check.Checks;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a printer can do, as the host states it. Where the host does not say, what the printer says of itself
 * {@linkplain #filledBy fills} it; where neither says, the printer is taken for a {@linkplain #PLAIN plain} one. Immutable.
 *
 * @param color whether it prints in color; empty if the host does not say
 * @param duplex whether it prints on both sides; empty if the host does not say
 * @param formats the MIME types it takes, in lower case and sorted, at most 50; empty if the host does not say
 */
public record Capabilities(Optional<Boolean> color, Optional<Boolean> duplex, List<String> formats) {

    /** The host says nothing. */
    public static final Capabilities UNSTATED = new Capabilities(Optional.empty(), Optional.empty(), List.of());

    /** One-sided black and white PDF: what is assumed where neither the host nor the printer says anything. */
    public static final Capabilities PLAIN = new Capabilities(false, false, List.of("application/pdf"));

    /**
     * Sorts and checks the formats.
     *
     * @param color whether it prints in color
     * @param duplex whether it prints on both sides
     * @param formats the MIME types it takes
     * @throws IllegalArgumentException if there are more than 50 formats or one is malformed
     */
    public Capabilities {
        Objects.requireNonNull(color, "color");
        Objects.requireNonNull(duplex, "duplex");
        formats = List.copyOf(checked(formats));
    }

    /**
     * Of a printer whose color and sides the host states.
     *
     * @param color it prints in color
     * @param duplex it prints on both sides
     * @param formats the MIME types it takes; empty if the host does not say
     * @throws IllegalArgumentException if there are more than 50 formats or one is malformed
     */
    public Capabilities(boolean color, boolean duplex, List<String> formats) {
        this(Optional.of(color), Optional.of(duplex), formats);
    }

    /**
     * What decides: each part as it is stated here, else as the printer says, else that of a {@linkplain #PLAIN plain} one.
     *
     * @param learnt what the printer says of itself; empty if it never said anything
     * @return capabilities without an empty part
     */
    public Capabilities filledBy(Optional<LearntCapabilities> learnt) {
        List<String> told = learnt.map(LearntCapabilities::formats).orElse(List.of());
        return new Capabilities(
                color.or(() -> learnt.flatMap(LearntCapabilities::color)).or(PLAIN::color),
                duplex.or(() -> learnt.flatMap(LearntCapabilities::duplex)).or(PLAIN::duplex),
                !formats.isEmpty() ? formats : !told.isEmpty() ? told : PLAIN.formats);
    }

    /**
     * Tells whether the host states all of it, so that nothing the printer says matters.
     *
     * @return false if a part is empty
     */
    public boolean isAllStated() {
        return color.isPresent() && duplex.isPresent() && !formats.isEmpty();
    }

    /**
     * Tells whether the printer prints in color.
     *
     * @return false also if that is not stated
     */
    public boolean printsColor() {
        return color.orElse(false);
    }

    /**
     * Tells whether the printer prints on both sides.
     *
     * @return false also if that is not stated
     */
    public boolean printsDuplex() {
        return duplex.orElse(false);
    }

    /**
     * Tells whether the printer takes a format.
     *
     * @param mime a MIME type
     * @return true if it is one of {@link #formats()}; if these are not stated, of those of a {@linkplain #PLAIN plain} one
     */
    public boolean takes(String mime) {
        return (formats.isEmpty() ? PLAIN.formats : formats).contains(mime);
    }

    private static Collection<String> checked(List<String> formats) {
        if (formats.size() > 50) {
            throw new IllegalArgumentException("a printer has " + formats.size()
                    + " formats; give at most 50 MIME types, such as application/pdf");
        }
        TreeSet<String> sorted = new TreeSet<>();
        for (String format : formats) {
            sorted.add(Checks.mime(format));
        }
        return sorted;
    }
}
