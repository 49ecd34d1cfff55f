package io.printsmart.jdbc.internal.transaction;

/**
 * What a host runs while its transaction is joined.
 *
 * @param <T> what comes of it
 * @param <X> what it throws
 */
@FunctionalInterface
public interface JoinedCall<T, X extends Exception> {

    /** Runs. */
    T run() throws X;
}
