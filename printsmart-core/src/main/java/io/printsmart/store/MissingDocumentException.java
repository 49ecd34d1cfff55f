package io.printsmart.store;

import java.io.IOException;

/**
 * A document is not there: it was erased, or never stored whole. No later try can find it. Where a store merely cannot be
 * reached just now, it throws another {@link IOException}, and the document is asked for again.
 */
public final class MissingDocumentException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Says which one.
     *
     * @param id the document's id
     */
    public MissingDocumentException(String id) {
        super("document " + id + " is not there; it was erased or never completed");
    }
}
