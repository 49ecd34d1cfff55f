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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * README's smallest host as a Maven project of its own, built against the installed artifacts, on the
 * class path and on the module path. It declares what README says, and nothing that those need in their turn.
 */
class HostsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String MODULE = """
            module smallest.host {
                requires io.printsmart.core;
                requires io.printsmart.jdbc;
                requires io.printsmart.ipp;
                requires com.h2database;
                requires java.naming;
            }
            """;

    private static final String DEPENDENCY =
            "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>\n";
    private static final String PLUGIN = "<plugin><artifactId>%s</artifactId><version>%s</version></plugin>\n";

    @TempDir
    Path folder;

    private final ScriptedIppPrinter printer = ScriptedIppPrinter.start();

    @AfterEach
    void switchOff() {
        printer.close();
    }

    @Test
    void aHostOnTheClassPathPrints() throws IOException {
        String path = builtWith("");

        runs("-cp", path, "smallest.SmallestHost");
    }

    @Test
    void aHostOnTheModulePathPrints() throws IOException {
        String path = builtWith(MODULE);

        runs("--module-path", path, "-m", "smallest.host/smallest.SmallestHost");
    }

    /** Builds the project, and gives its classes and all that they need at run time. */
    private String builtWith(String module) throws IOException {
        Path project = Files.createDirectories(folder.resolve("project"));
        Path sources = Files.createDirectories(project.resolve("src/main/java/smallest"));
        Files.writeString(
                sources.resolve("SmallestHost.java"), "package smallest;\n" + Readme.smallestHostOnLoopback());
        if (!module.isEmpty()) {
            Files.writeString(sources.resolveSibling("module-info.java"), module);
        }
        LocalRepository repository = LocalRepository.in(Files.createDirectories(folder.resolve("repository")));
        Files.writeString(project.resolve("pom.xml"), pom(repository.version()));
        Path path = folder.resolve("path");
        List<String> command = List.of(
                maven(),
                "--offline",
                "--batch-mode",
                "-Dmaven.repo.local=" + repository.folder(),
                "-Dmdep.outputFile=" + path,
                "compile",
                "dependency:build-classpath");
        try (Child maven = Child.start(project, command)) {
            assertThat(maven.exit(PATIENCE)).as("%s", maven.out()).isZero();
        }
        return project.resolve("target/classes") + File.pathSeparator + Files.readString(path);
    }

    private static String pom(String version) throws IOException {
        String ours = Stream.of("printsmart-core", "printsmart-jdbc-adapter", "printsmart-ipp-adapter")
                .map(artifact -> DEPENDENCY.formatted("io.printsmart", artifact, version))
                .collect(Collectors.joining());
        StringBuilder plugins = new StringBuilder();
        for (String plugin : List.of("maven-resources-plugin", "maven-compiler-plugin", "maven-dependency-plugin")) {
            plugins.append(PLUGIN.formatted(plugin, LocalRepository.versionOf(plugin)));
        }
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                <modelVersion>4.0.0</modelVersion>
                <groupId>smallest</groupId><artifactId>smallest-host</artifactId><version>1</version>
                <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                </properties>
                <dependencies>
                """
                + ours
                + DEPENDENCY.formatted("com.h2database", "h2", LocalRepository.versionOf("h2"))
                + "</dependencies>\n<build><plugins>\n" + plugins + "</plugins></build>\n</project>\n";
    }

    /** The Maven that builds this, or else one on the path. */
    private static String maven() {
        String home = System.getProperty("maven.home", "");
        return home.isEmpty() ? "mvn" : Path.of(home, "bin", "mvn").toString();
    }

    private void runs(String... how) {
        Path document = Documents.file(folder, "a.pdf", "a");
        List<String> args = Stream.concat(
                        Stream.of(how), Stream.of(printer.uri().toString(), document.toString()))
                .toList();
        try (Child host = Child.java(folder, args)) {
            assertThat(host.done(PATIENCE).out().strip()).isEqualTo("COMPLETED, CAPTURED, left: 4.40 EUR");
        }
        assertThat(printer.paper().complete()).singleElement().matches(paper -> paper.isOf(Documents.pdf("a")));
    }
}
