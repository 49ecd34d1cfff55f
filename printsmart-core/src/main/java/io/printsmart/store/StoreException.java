package io.printsmart.store;

/** A store could not do what was asked; whatever it had begun is undone, or its outcome has to be looked up by key. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what could not be done, and the remedy if there is one
     * @param cause what the database said
     */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Creates the exception.
     *
     * @param message what could not be done, and the remedy if there is one
     */
    public StoreException(String message) {
        super(message);
    }
}
