package io.printsmart.runner.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A local Maven repository as a host's build finds it once ours is installed: our packaged artifacts with their poms.
 * Those of others are links into the repository that this build uses.
 */
record LocalRepository(Path folder, String version) {

    private static final Path REACTOR = Path.of("..", "..").toAbsolutePath().normalize();

    /** Makes one in an empty folder. */
    static LocalRepository in(Path folder) throws IOException {
        Path inUse = inUse();
        linkAllBut("io", inUse, folder);
        linkAllBut("printsmart", inUse.resolve("io"), Files.createDirectories(folder.resolve("io")));
        LocalRepository repository = new LocalRepository(folder, find("<version>([^<]+)</version>"));
        repository.install("printsmart-parent", REACTOR, List.of());
        for (String module : List.of("printsmart-core", "printsmart-jdbc-adapter", "printsmart-ipp-adapter")) {
            repository.install(module, REACTOR.resolve(module), List.of("jar"));
        }
        return repository;
    }

    /** The version of an artifact or plugin that this build uses. */
    static String versionOf(String artifact) throws IOException {
        return find("<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)</version>");
    }

    private void install(String artifact, Path module, List<String> types) throws IOException {
        Path target = Files.createDirectories(folder.resolve(Path.of("io", "printsmart", artifact, version)));
        String name = artifact + "-" + version + ".";
        Files.copy(module.resolve("pom.xml"), target.resolve(name + "pom"));
        for (String type : types) {
            Path packaged = module.resolve("target").resolve(name + type);
            if (!Files.exists(packaged)) {
                throw new AssertionError("there is no " + packaged + "; run mvn package");
            }
            Files.copy(packaged, target.resolve(name + type));
        }
    }

    /** Found by a jar of the class path: repository/com/h2database/h2/version/file. */
    private static Path inUse() {
        Path file = Arrays.stream(Child.classPath().split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().matches("h2-[0-9.]+\\.jar"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("H2 is not on the class path"));
        return file.resolve(Path.of("..", "..", "..", "..", "..")).normalize();
    }

    private static void linkAllBut(String excluded, Path from, Path to) throws IOException {
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (!name.equals(excluded)) {
                    Files.createSymbolicLink(to.resolve(name), entry);
                }
            }
        }
    }

    private static String find(String pattern) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(REACTOR.resolve("pom.xml")));
        if (!matcher.find()) {
            throw new AssertionError("the reactor's pom.xml has no " + pattern);
        }
        return matcher.group(1);
    }
}
