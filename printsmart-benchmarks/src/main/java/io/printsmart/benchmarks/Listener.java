package io.printsmart.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The process that is looked at: it ends when this closes, or when this process ends. */
final class Listener implements AutoCloseable {

    private final Process process;
    private final int openPort;
    private final int silentPort;

    Listener(Path program) throws IOException {
        process = new ProcessBuilder(program.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        if (line == null) {
            throw new IOException(program + " did not start");
        }
        String[] ports = line.split(" ", -1);
        openPort = Integer.parseInt(ports[0]);
        silentPort = Integer.parseInt(ports[1]);
    }

    /** A port that accepts, at each address of 127.0.0.0/8. */
    int openPort() {
        return openPort;
    }

    /** A port that gives no answer. */
    int silentPort() {
        return silentPort;
    }

    /** How many connects this machine dropped since a queue was full: then the listener was measured, not who looked. */
    static long overflows() throws IOException {
        List<String[]> lines = Files.readAllLines(Path.of("/proc/net/netstat")).stream()
                .filter(line -> line.startsWith("TcpExt:"))
                .map(line -> line.split(" ", -1))
                .toList();
        return Long.parseLong(lines.get(1)[List.of(lines.get(0)).indexOf("ListenOverflows")]);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
    }
}
