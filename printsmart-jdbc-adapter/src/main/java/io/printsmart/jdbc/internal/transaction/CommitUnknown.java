package io.printsmart.jdbc.internal.transaction;

import java.sql.SQLException;

/** Thrown by {@link OwnConnection}: a commit was sent and no good answer came. It may have taken place. */
final class CommitUnknown extends SQLException {

    private static final long serialVersionUID = 1L;

    CommitUnknown(SQLException cause) {
        super("the commit was not confirmed", cause.getSQLState(), cause.getErrorCode(), cause);
    }
}
