package io.printsmart.printer;

import io.printsmart.internal.check.Checks;

/**
 * The name under which the host knows a printer.
 *
 * @param value 1 to 120 characters, no control characters
 */
public record PrinterId(String value) implements Comparable<PrinterId> {

    /**
     * Checks the value.
     *
     * @param value 1 to 120 characters, no control characters
     * @throws IllegalArgumentException if it is blank, too long or holds a control character
     */
    public PrinterId {
        Checks.name("printer name", value, 120);
    }

    @Override
    public int compareTo(PrinterId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
