package io.printsmart.jdbc.internal.transaction;

/**
 * What a transaction's work came to.
 *
 * @param answer the answer for the caller
 * @param keep whether what was written is to be committed
 * @param <T> the answer's type
 */
public record Outcome<T>(T answer, boolean keep) {

    /** Commit, then answer. */
    public static <T> Outcome<T> commit(T answer) {
        return new Outcome<>(answer, true);
    }

    /** Undo what was written, then answer. */
    public static <T> Outcome<T> undo(T answer) {
        return new Outcome<>(answer, false);
    }
}
