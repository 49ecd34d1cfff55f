package io.printsmart.service;

import java.io.IOException;
import java.io.InputStream;

/** Gives the bytes of the document to print. */
@FunctionalInterface
public interface DocumentSource {

    /**
     * Opens the document. Called at most once per submit, so that a stream which can be read only once will do; it is read to
     * its end, or until it is too large, and closed by PrintSmart.
     *
     * @return its bytes
     * @throws IOException if it cannot be read
     */
    InputStream open() throws IOException;
}
