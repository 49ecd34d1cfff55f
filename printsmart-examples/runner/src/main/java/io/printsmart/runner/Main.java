package io.printsmart.runner;

import io.printsmart.runner.database.JdbcStorage;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command line. */
public final class Main {

    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(run(JdbcStorage::open, args));
    }

    /**
     * Runs one command with this process's streams.
     *
     * @param opener opens the database
     * @param args the command line
     * @return the exit code
     */
    public static int run(Surroundings.Opener opener, String... args) {
        tellOfSteps(Arrays.asList(args).contains("work"));
        Surroundings surroundings = new Surroundings(
                System.in,
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                name -> Optional.ofNullable(System.getenv(name)),
                opener,
                terminal());
        return new Runner(surroundings).run(args);
    }

    @SuppressWarnings("SystemConsoleNull") // this module's console is null where nobody sits at it, on any JDK
    private static @Nullable PrintWriter terminal() {
        System.setProperty("jdk.console", "java.base");
        Console console = System.console();
        return console == null ? null : console.writer();
    }

    /** A node logs each step; other commands print their result, and log what is wrong. A -D of the same name rules. */
    private static void tellOfSteps(boolean each) {
        String level = "org.slf4j.simpleLogger.log.io.printsmart";
        if (System.getProperty(level) == null) {
            System.setProperty(level, each ? "info" : "warn");
        }
    }
}
