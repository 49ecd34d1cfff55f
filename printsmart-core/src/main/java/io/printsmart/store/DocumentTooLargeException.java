package io.printsmart.store;

import java.io.IOException;

/** A document has more bytes than allowed. */
public final class DocumentTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    /** The most bytes allowed. */
    private final long maxBytes;

    /**
     * Creates the exception.
     *
     * @param maxBytes the most bytes allowed
     */
    public DocumentTooLargeException(long maxBytes) {
        super("the document has more than " + maxBytes + " bytes; print a smaller one or raise maxDocumentBytes");
        this.maxBytes = maxBytes;
    }

    /**
     * The limit.
     *
     * @return the most bytes allowed
     */
    public long maxBytes() {
        return maxBytes;
    }
}
