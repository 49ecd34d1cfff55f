package io.printsmart.runner.crash;

import io.printsmart.runner.process.Child;
import io.printsmart.runner.process.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The printers' process, seen from outside. */
final class Fleet implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Child process;
    private final Path log;
    private int orders;

    private Fleet(Child process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Fleet start(Path folder, long seed) {
        Path log = folder.resolve("paper.log");
        Child process = Child.ofClass(folder, PrintersMain.class, List.of(log.toString(), String.valueOf(seed)));
        process.awaitOutput("READY", PATIENCE);
        return new Fleet(process, log);
    }

    /** Where they are, by name. */
    Map<String, URI> printers() {
        Map<String, URI> found = new LinkedHashMap<>();
        process.out()
                .lines()
                .filter(line -> line.startsWith("PRINTER "))
                .map(line -> line.split(" ", -1))
                .forEach(fields -> found.put(fields[1], URI.create(fields[2])));
        return found;
    }

    /** Nothing goes wrong at a printer any more. */
    void heal() {
        obey("heal");
    }

    /** A printer is switched off and on: all that it held is gone, and it counts from 1 again. */
    void reboot() {
        obey("reboot");
    }

    /** A printer forgets what it has printed. */
    void forget() {
        obey("forget");
    }

    /** How many jobs the printers still have. */
    int open() {
        obey("open");
        return process.out()
                .lines()
                .filter(line -> line.startsWith("OPEN "))
                .reduce((before, last) -> last)
                .map(line -> Integer.parseInt(line.substring("OPEN ".length())))
                .orElseThrow();
    }

    /** All paper. */
    List<PaperLine> paper() {
        try {
            return Files.exists(log)
                    ? Files.readAllLines(log).stream().map(PaperLine::parse).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void obey(String order) {
        orders++;
        process.say(order);
        Wait.until(order, PATIENCE, () -> done() == orders);
    }

    private long done() {
        return process.out().lines().filter(line -> line.startsWith("DONE ")).count();
    }

    @Override
    public void close() {
        process.close();
    }
}
