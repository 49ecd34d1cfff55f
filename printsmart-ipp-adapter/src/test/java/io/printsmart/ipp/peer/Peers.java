package io.printsmart.ipp.peer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Finds the programs of other projects that tests run against. */
public final class Peers {

    /** {@code required} makes a missing program a failure; anything else makes it a skipped test. */
    private static final String PROPERTY = "printsmart.peers";

    private Peers() {}

    /**
     * The path of a program. If it is not installed the calling test is skipped, or fails where peers are required.
     *
     * @param program its name, for example {@code ippeveprinter}
     * @param debianPackage the Debian package that has it
     */
    public static Path require(String program, String debianPackage) {
        return require(program, debianPackage, System.getProperty(PROPERTY, "optional"));
    }

    static Path require(String program, String debianPackage, String peers) {
        Optional<Path> found = find(program);
        if (found.isPresent()) {
            return found.get();
        }
        String missing = program + " is not installed; it is in the Debian package " + debianPackage;
        if (peers.equals("required")) {
            return Assertions.fail(missing);
        }
        return Assumptions.abort(missing);
    }

    private static Optional<Path> find(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Stream<String> usual = Stream.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator, -1)), usual)
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
