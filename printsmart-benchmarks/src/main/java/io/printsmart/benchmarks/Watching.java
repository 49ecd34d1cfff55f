package io.printsmart.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What it takes to watch very many printers on one node, with the settings that a host has that sets nothing. */
public final class Watching {

    private Watching() {}

    /**
     * Measures and prints.
     *
     * @param arguments the folder of this module, how many printers, how many of them are silent, and for how many seconds
     * @throws IOException if a program cannot be built or run
     * @throws InterruptedException if interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Programs programs = new Programs(Path.of(arguments[0]));
        Path data = Files.createDirectories(programs.folder().resolve("data"));
        try (Listener listener = new Listener(programs.compile("listener"))) {
            List<String> command = programs.java(
                    WatchRun.class,
                    listener.openPort(),
                    listener.silentPort(),
                    arguments[1],
                    arguments[2],
                    arguments[3],
                    data.toAbsolutePath());
            System.out.print(programs.run(command));
        }
    }
}
