package io.printsmart.ipp.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one ippeveprinter: its bus, its spool, its print command, the switches that the command obeys, and the
 * paper log that the command writes at its end.
 */
final class EveDirectory {

    private static final String BUS = """
            <busconfig><type>session</type><listen>unix:path=%s</listen>
            <policy context="default"><allow send_destination="*" eavesdrop="true"/>
            <allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
            """;

    /** Canceled and aborted jobs keep their spool file too, so only what stands in the log was printed. */
    private static final String COMMAND = """
            #!/bin/sh
            cd '%s' || exit 1
            echo started >> started.log
            env | grep '^IPP_' > last-job
            if [ -e reason ]; then echo "STATE: +$(cat reason)" >&2; fi
            if [ -e slow ]; then sleep "$(cat slow)"; fi
            while [ -e hold ]; do sleep 0.02; done
            log() {
                printf '%%s\\t%%s\\t%%s\\t%%s\\t%%s\\n' "$1" "$(wc -c < "$2")" \\
                    "$(sha256sum < "$2" | cut -d ' ' -f 1)" "${IPP_COPIES:-1}" "$IPP_JOB_NAME" >> paper.log
            }
            if [ -e abort ]; then
                echo "ATTR: job-impressions-completed=$(cat abort)" >&2
                log partial "$1"
                exit 1
            fi
            if [ -e impressions ]; then echo "ATTR: job-impressions-completed=$(cat impressions)" >&2; fi
            log complete "$1"
            """;

    private final Path root;

    private EveDirectory(Path root) {
        this.root = root;
    }

    static EveDirectory create() throws IOException {
        Path root = Files.createTempDirectory("eve");
        EveDirectory directory = new EveDirectory(root);
        Files.createDirectory(directory.path("spool"));
        Files.createDirectory(directory.path("keys"));
        Files.writeString(directory.path("bus.conf"), BUS.formatted(directory.path("bus.sock")));
        Path command = Files.writeString(directory.path("print.sh"), COMMAND.formatted(root));
        if (!command.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + command);
        }
        return directory;
    }

    Path path(String name) {
        return root.resolve(name);
    }

    void write(String name, String content) {
        try {
            // moved into its place, so that the command never reads half of it
            Path whole = Files.writeString(path(name + ".new"), content);
            Files.move(whole, path(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + path(name), failed);
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + path(name), failed);
        }
    }

    List<String> lines(String name) {
        try {
            return Files.exists(path(name)) ? Files.readAllLines(path(name)) : List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + path(name), failed);
        }
    }

    /** Deletes everything; a command that is held sees its switch vanish and ends. */
    void delete() {
        delete("hold");
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException left) {
            // a command that still ends may write once more; the system cleans its temporary directory
        }
    }
}
