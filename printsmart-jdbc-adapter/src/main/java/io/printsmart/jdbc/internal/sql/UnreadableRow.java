package io.printsmart.jdbc.internal.sql;

import java.sql.SQLException;

/** Thrown where a row holds what this version cannot make sense of: a newer one wrote it, or it is damaged. */
public final class UnreadableRow extends SQLException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong; never quotes texts that users wrote. */
    public UnreadableRow(String what) {
        super(what);
    }

    /** For values that fit no object of ours. Their texts, which an exception may quote, are kept out of the message. */
    UnreadableRow(RuntimeException misfit) {
        super("its values do not fit together (" + misfit.getClass().getSimpleName() + ")", misfit);
    }
}
