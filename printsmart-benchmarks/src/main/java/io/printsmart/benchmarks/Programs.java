package io.printsmart.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds and runs the programs that are measured. */
final class Programs {

    private final Path module;

    /**
     * Where they are.
     *
     * @param module the folder of this module
     */
    Programs(Path module) {
        this.module = module;
    }

    Path folder() {
        return module.resolve("target");
    }

    /** Compiles a C source. */
    Path compile(String name) throws IOException, InterruptedException {
        Path program = Files.createDirectories(folder()).resolve(name);
        String source = module.resolve("src/main/c/" + name + ".c").toString();
        run(List.of("cc", "-O2", "-Wall", "-o", program.toString(), source));
        return program;
    }

    /** Runs a program to its end. */
    String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
        }
        return printed;
    }

    /** A class of this module in a JVM of its own, with the JVM's defaults: what a host has. */
    List<String> java(Class<?> main, Object... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>(List.of(java, "-cp", classes, main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }
}
