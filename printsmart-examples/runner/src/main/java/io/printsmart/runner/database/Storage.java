package io.printsmart.runner.database;

import io.printsmart.store.DocumentStore;
import io.printsmart.store.PrintStore;

/** Where jobs, money and documents are kept, and what was opened for it. */
public interface Storage extends AutoCloseable {

    /**
     * Jobs, printers and money.
     *
     * @return the store
     */
    PrintStore store();

    /**
     * Documents.
     *
     * @return the store
     */
    DocumentStore documents();

    /** Closes what was opened. Never throws. */
    @Override
    void close();
}
