package io.printsmart.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.runner.Documents;
import io.printsmart.runner.Readme;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue item 10: README's smallest host, on the class path and on the module path, against the packaged artifacts. */
class HostsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What a host gets that depends on PrintSmart and H2, and nothing of ours that is not packaged. */
    private static final List<String> THIRD_PARTY =
            List.of("slf4j-api", "resilience4j-", "jipp-core", "kotlin-stdlib", "jspecify", "h2-");

    private static final String MODULE = """
            module smallest.host {
                requires io.printsmart.core;
                requires io.printsmart.jdbc;
                requires io.printsmart.ipp;
                requires com.h2database;
                requires java.naming;
            }
            """;

    @TempDir
    Path folder;

    private final ScriptedIppPrinter printer = ScriptedIppPrinter.start();

    @AfterEach
    void switchOff() {
        printer.close();
    }

    @Test
    void aHostOnTheClassPathPrints() throws IOException {
        compile("-cp", jars());

        runs("-cp", jars() + File.pathSeparator + folder.resolve("classes"), "smallest.SmallestHost");
    }

    @Test
    void aHostOnTheModulePathPrints() throws IOException {
        Files.writeString(folder.resolve("module-info.java"), MODULE);
        compile("--module-path", jars());

        runs(
                "--module-path",
                jars() + File.pathSeparator + folder.resolve("classes"),
                "-m",
                "smallest.host/smallest.SmallestHost");
    }

    private void compile(String... path) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("smallest"));
        Files.writeString(
                sources.resolve("SmallestHost.java"), "package smallest;\n" + Readme.smallestHostOnLoopback());
        List<String> command = Stream.of(
                        Stream.of(
                                Child.executable("javac"),
                                "-d",
                                folder.resolve("classes").toString()),
                        Arrays.stream(path),
                        sources())
                .flatMap(part -> part)
                .toList();
        try (Child javac = Child.start(folder, command)) {
            javac.done(PATIENCE);
        }
    }

    private Stream<String> sources() {
        return Stream.of("module-info.java", "smallest/SmallestHost.java")
                .map(folder::resolve)
                .filter(Files::exists)
                .map(Path::toString);
    }

    private void runs(String... how) {
        Path document = Documents.file(folder, "a.pdf", "a");
        List<String> args = Stream.concat(
                        Arrays.stream(how), Stream.of(printer.uri().toString(), document.toString()))
                .toList();
        try (Child host = Child.java(folder, args)) {
            assertThat(host.done(PATIENCE).out().strip()).isEqualTo("COMPLETED, CAPTURED, left: 4.40 EUR");
        }
        assertThat(printer.paper().complete()).singleElement().matches(paper -> paper.isOf(Documents.pdf("a")));
    }

    private static String jars() {
        Stream<Path> ours = Stream.of("core", "jdbc-adapter", "ipp-adapter").map(HostsIT::packaged);
        Stream<Path> theirs = Arrays.stream(Child.classPath().split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> THIRD_PARTY.stream()
                        .anyMatch(name -> path.getFileName().toString().startsWith(name)));
        return Stream.concat(ours, theirs).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path packaged(String module) {
        Path folder = Path.of("..", "..", "printsmart-" + module, "target")
                .toAbsolutePath()
                .normalize();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .matches("printsmart-" + module + "-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no packaged jar in " + folder + "; run mvn package"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
