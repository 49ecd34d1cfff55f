package io.printsmart.event;

import java.time.Instant;

/**
 * One change of state, told at least once. What changed is its subject: a job or a printer. The events of one subject are
 * told in the order of their versions; those of different subjects in no particular order.
 *
 * <p>Kinds of events may be added; a listener passes over what it does not know.
 */
public sealed interface PrintEvent
        permits JobEvent, PrinterStatusChanged, PrinterFlapping, SiteStatusChanged, NodeBlind {

    /**
     * What changed.
     *
     * @return {@code job:} and the job's id, or {@code printer:} and the printer's name; at most 128 characters
     */
    String subject();

    /**
     * The subject's own version after the change. Versions grow from event to event, with gaps.
     *
     * @return the version
     */
    long version();

    /**
     * When the change was decided, by the store's clock.
     *
     * @return the time, to the millisecond
     */
    Instant at();

    /**
     * Identifies the event: told again, it has the same id. This is what repeats are dropped by.
     *
     * @return the subject and its version, such as {@code job:f3k2:7}; at most 150 characters
     */
    default String id() {
        return subject() + ":" + version();
    }
}
