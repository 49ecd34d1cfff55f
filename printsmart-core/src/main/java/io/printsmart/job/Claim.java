package io.printsmart.job;

import java.util.Optional;

/**
 * Who may decide about a job, and where the job stands at its printer.
 *
 * @param holder the node that claimed it; empty if nobody did
 * @param place where it stands at its printer
 * @param fence grows with each claim and each take-over
 * @param version grows with each write, from 1
 */
public record Claim(Optional<NodeId> holder, Place place, long fence, long version) {

    /** Where a job stands at its printer. */
    public enum Place {
        /** Nowhere: not yet or not now to be sent. */
        NONE,
        /** In the printer's line, to be sent when its turn comes. */
        IN_LINE,
        /** It has the printer: no other job's document goes there. */
        HOLDS_PRINTER
    }

    /** Of a job that was just accepted. */
    public static final Claim NEW = new Claim(Optional.empty(), Place.NONE, 0, 1);
}
