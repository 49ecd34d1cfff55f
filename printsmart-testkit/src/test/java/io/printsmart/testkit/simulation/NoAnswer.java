package io.printsmart.testkit.simulation;

/** An exchange over the network brought no answer. */
final class NoAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whether the request may have reached the other side. */
    final boolean requestLeft;

    NoAnswer(boolean requestLeft, String message) {
        super(message, null, false, false);
        this.requestLeft = requestLeft;
    }
}
