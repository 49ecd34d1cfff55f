package io.printsmart.wallet;

import io.printsmart.internal.check.Checks;

/**
 * Whose money it is, in the host's own terms.
 *
 * @param value 1 to 190 characters, no control characters
 */
public record AccountId(String value) {

    /**
     * Checks the value.
     *
     * @param value 1 to 190 characters, no control characters
     * @throws IllegalArgumentException if it is blank, too long or holds a control character
     */
    public AccountId {
        Checks.name("account", value, 190);
    }

    @Override
    public String toString() {
        return value;
    }
}
