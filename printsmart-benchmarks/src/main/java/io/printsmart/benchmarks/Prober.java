package io.printsmart.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A {@link ProberRun} that is warm and waits for its turns. It ends when this closes, or when this process ends. */
final class Prober implements AutoCloseable {

    private final Writer input;
    private final BufferedReader output;

    Prober(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        input = process.outputWriter(StandardCharsets.UTF_8);
        output = process.inputReader(StandardCharsets.UTF_8);
        read();
    }

    Figures measure(int probes) throws IOException {
        input.write(probes + "\n");
        input.flush();
        return read();
    }

    private Figures read() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the prober's process ended");
        }
        return Figures.parse(line);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
