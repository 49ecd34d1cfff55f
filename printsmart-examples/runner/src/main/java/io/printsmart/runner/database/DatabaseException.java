package io.printsmart.runner.database;

/** The database cannot be used as it is. The message says why, and what would help. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message why, and what would help
     * @param cause what the database said
     */
    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
