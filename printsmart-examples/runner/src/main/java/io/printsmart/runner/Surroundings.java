package io.printsmart.runner;

import io.printsmart.runner.database.DatabaseAddress;
import io.printsmart.runner.database.Storage;
import io.printsmart.service.Settings;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the command line touches of the world, so that a test can put something else in its place.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param environment reads environment variables
 * @param opener opens the database
 * @param terminal where somebody watches; null where nobody does
 */
public record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Function<String, Optional<String>> environment,
        Opener opener,
        @Nullable PrintWriter terminal) {

    /** Opens a database. */
    @FunctionalInterface
    public interface Opener {

        /**
         * Opens a database.
         *
         * @param address which one
         * @param settings what is set
         * @return what is kept there
         */
        Storage open(DatabaseAddress address, Settings settings);
    }
}
