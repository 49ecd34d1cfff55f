package io.printsmart.printer;

import java.time.Instant;
import java.util.Optional;

/**
 * How many jobs a printer failed one after the other. The first that it prints ends the row.
 *
 * @param inARow how many
 * @param restsUntil until when no look brings it back, once there were too many; empty if there were not
 */
public record Failures(int inARow, Optional<Instant> restsUntil) {

    /** Of a printer that printed its last job, or never had one. */
    public static final Failures NONE = new Failures(0, Optional.empty());

    /**
     * Counts one more. From the rule's number on each one makes the printer rest.
     *
     * @param rule how many are too many, and for how long it rests then
     * @param now when
     * @return the longer row
     */
    Failures andOneMore(FailureRule rule, Instant now) {
        int more = Math.min(inARow, Integer.MAX_VALUE - 1) + 1;
        return new Failures(more, more >= rule.limit() ? Optional.of(now.plus(rule.rest())) : Optional.empty());
    }

    /**
     * Tells whether the rest goes on.
     *
     * @param now when
     * @return true if the printer must not be tried yet
     */
    boolean restAt(Instant now) {
        return restsUntil.map(now::isBefore).orElse(false);
    }
}
