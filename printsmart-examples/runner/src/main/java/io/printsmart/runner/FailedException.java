package io.printsmart.runner;

/** What was asked for cannot be done. The message names the thing, the value and the remedy. */
final class FailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FailedException(String message) {
        super(message);
    }
}
