package io.printsmart.jdbc.internal.dialect;

import io.printsmart.jdbc.internal.sql.UnreadableRow;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes through an error and what caused it, since drivers and pools wrap what the server said. */
final class Errors {

    private static final int DEEPEST = 10;

    private Errors() {}

    /** The first meaning that one of the chained errors has; else {@link Failure#OTHER}. */
    static Failure classify(SQLException error, Function<SQLException, Failure> meaning) {
        if (error instanceof UnreadableRow) {
            return Failure.UNREADABLE;
        }
        Failure found = along(error, meaning);
        return found == Failure.OTHER ? along(error, Errors::connection) : found;
    }

    /** The SQLState, never null. */
    static String state(SQLException error) {
        String state = error.getSQLState();
        return state == null ? "" : state;
    }

    private static Failure along(SQLException error, Function<SQLException, Failure> meaning) {
        Throwable link = error;
        for (int depth = 0; link != null && depth < DEEPEST; depth++) {
            if (link instanceof SQLException sql) {
                Failure failure = meaning.apply(sql);
                if (failure != Failure.OTHER) {
                    return failure;
                }
            }
            link = next(link);
        }
        return Failure.OTHER;
    }

    private static @Nullable Throwable next(Throwable link) {
        SQLException beside = link instanceof SQLException sql ? sql.getNextException() : null;
        return beside != null ? beside : link.getCause();
    }

    private static Failure connection(SQLException error) {
        boolean lost = state(error).startsWith("08")
                || error instanceof SQLNonTransientConnectionException
                || error instanceof SQLTransientConnectionException
                || error instanceof SQLRecoverableException;
        return lost ? Failure.CONNECTION_LOST : Failure.OTHER;
    }
}
