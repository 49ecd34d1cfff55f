package io.printsmart.jdbc.internal.transaction;

import java.util.Optional;

/**
 * One transaction that writes, and how to find out what became of it.
 *
 * @param what what it does, for messages: continues "could not"
 * @param work the statements
 * @param unknown looks up, in a transaction of its own, whether a commit without an answer took place: the answer if it
 *     did, empty if it did not and never will
 * @param duplicate finds, in a transaction of its own, the answer that follows from a key being taken; empty if there is
 *     none
 * @param <T> the answer's type
 */
public record Write<T>(String what, Work<Outcome<T>> work, Work<Optional<T>> unknown, Work<Optional<T>> duplicate) {

    /** A transaction that may as well be run twice. */
    public static <T> Write<T> repeatable(String what, Work<Outcome<T>> work) {
        return new Write<>(what, work, connection -> Optional.empty(), connection -> Optional.empty());
    }

    /** With a way to find out whether it was committed. */
    public Write<T> ifUnknown(Work<Optional<T>> lookup) {
        return new Write<>(what, work, lookup, duplicate);
    }

    /** With an answer for a key that is taken. */
    public Write<T> ifDuplicate(Work<Optional<T>> lookup) {
        return new Write<>(what, work, unknown, lookup);
    }
}
