package io.printsmart.runner.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages and sources of all modules. */
final class Repository {

    static final Path ROOT = root();

    private Repository() {}

    /** The pages of the documentation. */
    static List<Path> pages() {
        List<Path> pages = new ArrayList<>(files(ROOT.resolve("docs"), ".md"));
        Path readme = ROOT.resolve("README.md");
        if (Files.exists(readme)) {
            pages.add(readme);
        }
        return pages;
    }

    /** What a folder holds, without what is built. */
    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> Stream.of("target", ".git").noneMatch(name -> hasPart(file, name)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("cannot list " + folder, e);
        }
    }

    private static boolean hasPart(Path file, String name) {
        for (Path part : ROOT.relativize(file)) {
            if (part.toString().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** The text of a file. */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    /** The folder that holds all modules. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("printsmart-core"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException(
                        "no folder above " + Path.of("").toAbsolutePath() + " holds the modules");
            }
            folder = parent;
        }
        return folder;
    }
}
