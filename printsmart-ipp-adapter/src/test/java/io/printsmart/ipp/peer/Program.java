package io.printsmart.ipp.peer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A program that runs in the background of a test and ends with it. */
final class Program implements AutoCloseable {

    private static final long POLL_NANOS = Duration.ofMillis(20).toNanos();
    private static final int POLLS = 500;
    private static final int SECONDS_TO_END = 5;

    private final Process process;

    private Program(Process process) {
        this.process = process;
    }

    static Program start(List<String> command, Map<String, String> environment, Path directory, Path output)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(environment);
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        return new Program(builder.start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Polls until the condition holds; false if the program ended, or ten seconds passed, before. */
    boolean awaitReady(BooleanSupplier ready) {
        for (int i = 0; i < POLLS && process.isAlive(); i++) {
            if (ready.getAsBoolean()) {
                return true;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return false;
    }

    /** As a crash does it. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        if (!awaitEnd()) {
            process.destroyForcibly();
        }
    }
}
