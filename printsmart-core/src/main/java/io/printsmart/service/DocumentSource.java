package io.printsmart.service;

import java.io.IOException;
import java.io.InputStream;

/** Gives the bytes of the document to print. */
@FunctionalInterface
public interface DocumentSource {

    /**
     * Opens the document. Called at most once per submit; the stream is read to its end and closed by PrintSmart.
     *
     * @return its bytes
     * @throws IOException if it cannot be read
     */
    InputStream open() throws IOException;
}
