package io.printsmart.job;

import io.printsmart.internal.check.Checks;

/**
 * One run of one host node: a node that restarts, or that was thought dead, is another one.
 *
 * @param value 1 to 80 characters, no control characters
 */
public record NodeId(String value) {

    /**
     * Checks the value.
     *
     * @param value 1 to 80 characters, no control characters
     * @throws IllegalArgumentException if it is blank, too long or holds a control character
     */
    public NodeId {
        Checks.name("node id", value, 80);
    }

    @Override
    public String toString() {
        return value;
    }
}
