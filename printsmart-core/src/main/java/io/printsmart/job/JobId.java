package io.printsmart.job;

import io.printsmart.internal.check.Checks;

/**
 * Identifies a job. PrintSmart draws it; it is unique over all installations.
 *
 * @param value 1 to 40 characters, no control characters
 */
public record JobId(String value) {

    /**
     * Checks the value.
     *
     * @param value 1 to 40 characters, no control characters
     * @throws IllegalArgumentException if it is blank, too long or holds a control character
     */
    public JobId {
        Checks.name("job id", value, 40);
    }

    @Override
    public String toString() {
        return value;
    }
}
