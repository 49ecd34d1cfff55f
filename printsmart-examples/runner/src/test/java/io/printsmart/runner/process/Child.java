package io.printsmart.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process of its own, whose outputs go to files. */
public final class Child implements AutoCloseable {

    private final Process process;
    private final Path out;
    private final Path err;

    private Child(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Runs a class of the tests' class path. */
    public static Child ofClass(Path folder, Class<?> main, List<String> args) {
        List<String> command = new ArrayList<>(List.of("-cp", classPath(), main.getName()));
        command.addAll(args);
        return java(folder, command);
    }

    /** Runs Java with the given arguments, in the given folder. */
    public static Child java(Path folder, List<String> args) {
        List<String> command = new ArrayList<>(
                List.of(executable("java"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(args);
        return start(folder, command);
    }

    /** Starts a program. */
    public static Child start(Path folder, List<String> command) {
        try {
            Path out = Files.createTempFile(folder, "child", ".out");
            Path err = Files.createTempFile(folder, "child", ".err");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new Child(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program of the JDK that runs this test. */
    static String executable(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** Waits for its end, and expects that it is done. */
    public Child done(Duration atMost) {
        assertThat(exit(atMost)).as("%s%n%s", out(), err()).isZero();
        return this;
    }

    /** Waits for its end. */
    public int exit(Duration atMost) {
        try {
            boolean ended = process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(ended)
                    .as("ended within %s%n%s%n%s", atMost, out(), err())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Waits until it has printed a text. */
    public void awaitOutput(String text, Duration atMost) {
        Wait.until(text + " from a child", atMost, () -> out().contains(text) || !process.isAlive());
        assertThat(out()).as("%s", err()).contains(text);
    }

    /** Ends its standard input. */
    public void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a line to its standard input. */
    public void say(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its number. */
    public long pid() {
        return process.pid();
    }

    /** What its threads do just now, for who wonders why it does not get on. */
    public String stacks() {
        try (Child jstack = start(out.getParent(), List.of(executable("jstack"), String.valueOf(pid())))) {
            return jstack.done(Duration.ofMinutes(1)).out();
        }
    }

    /** Sends a signal, such as STOP. */
    public void signal(String name) {
        try (Child kill = start(out.getParent(), List.of("kill", "-" + name, String.valueOf(pid())))) {
            kill.done(Duration.ofMinutes(1));
        }
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        exit(Duration.ofMinutes(1));
    }

    public String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The class path of this test. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
