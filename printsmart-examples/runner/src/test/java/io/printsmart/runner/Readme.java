package io.printsmart.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What README.md shows. */
public final class Readme {

    private static final String BEGIN = "```java\n";

    private Readme() {}

    /** The smallest host, as it stands there. */
    public static String smallestHost() {
        try {
            String readme = Files.readString(Path.of("../../README.md"));
            int begin = readme.indexOf(BEGIN) + BEGIN.length();
            return readme.substring(begin, readme.indexOf("```", begin));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, for a printer on this machine. */
    public static String smallestHostOnLoopback() {
        return smallestHost()
                .replace(
                        "Printer.of(\"library\", args[0])",
                        "Printer.of(\"library\", args[0]).withLoopbackAllowed(true)");
    }
}
