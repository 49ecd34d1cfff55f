package io.printsmart.jdbc.databases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A database server as a child of this JVM; it ends with the JVM. */
final class ServerProcess {

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /** Starts it and waits for the line that says that it is ready. */
    static ServerProcess start(List<String> command, Predicate<String> ready) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            ServerProcess server = new ServerProcess(process);
            Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
            awaitReady(command, process, ready);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.get(0), e);
        }
    }

    /**
     * PostgreSQL does not run as root, and Galera's copying of states drops root's rights: in a user namespace of its own
     * root is nobody, and still owns its files.
     */
    static List<String> asNobody(String... command) {
        boolean root = "root".equals(System.getProperty("user.name"));
        return Stream.concat(root ? Stream.of("unshare", "-U") : Stream.of(), Stream.of(command))
                .toList();
    }

    /** Runs a program to its end. */
    static void run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(command + " failed:\n" + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL, then of its children too, and waits until they are gone. A parent that is left would start others. */
    void kill() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().orTimeout(1, TimeUnit.MINUTES).join());
    }

    private static void awaitReady(List<String> command, Process process, Predicate<String> ready) throws IOException {
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (ready.test(line)) {
                drain(output);
                return;
            }
        }
        throw new IOException(command + " ended before it was ready:\n" + said);
    }

    /** What nobody reads would stop the server once the pipe is full. */
    private static void drain(BufferedReader output) {
        Thread drain = new Thread(
                () -> {
                    try (Stream<String> lines = output.lines()) {
                        lines.forEach(line -> {});
                    } catch (UncheckedIOException ended) {
                        // It was killed.
                    }
                },
                "server-output");
        drain.setDaemon(true);
        drain.start();
    }
}
