package io.printsmart.jdbc.internal.dialect;

/** What an error of the database means for the transaction that met it. */
public enum Failure {
    /** A unique key is taken. */
    DUPLICATE_KEY("a key is taken"),
    /** A lock was not given in time. */
    LOCK_TIMEOUT("a row stayed locked by others"),
    /** The database broke a deadlock at our expense. */
    DEADLOCK("a deadlock was broken"),
    /** Others changed what the transaction had read. */
    SERIALIZATION("others changed the same rows"),
    /** The connection is gone or could not be had. */
    CONNECTION_LOST("the database cannot be reached"),
    /** An error before this one ended the transaction, and was ignored. */
    DEAD_TRANSACTION("an error before this one has ended the transaction"),
    /** A row holds what this version cannot make sense of. */
    UNREADABLE("a row cannot be read by this version"),
    /** Anything else. */
    OTHER("the database refused");

    private final String words;

    Failure(String words) {
        this.words = words;
    }

    /** For messages. */
    public String words() {
        return words;
    }

    /** Whether the same transaction may succeed when it is run again. */
    public boolean isTransient() {
        return this == LOCK_TIMEOUT || this == DEADLOCK || this == SERIALIZATION || this == CONNECTION_LOST;
    }
}
