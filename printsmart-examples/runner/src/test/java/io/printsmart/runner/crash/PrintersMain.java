package io.printsmart.runner.crash;

import io.printsmart.testkit.printer.PaperLog;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Six printers, of which three fail at random, and the log of all paper, which nobody else can write. */
public final class PrintersMain {

    private static final long KEPT = 1L << 20;

    private final Path log;
    private final SplittableRandom random;
    private final Map<String, ScriptedIppPrinter> ipp = new LinkedHashMap<>();
    private final Map<String, ScriptedRawPrinter> raw = new LinkedHashMap<>();

    private PrintersMain(Path log, long seed) {
        this.log = log;
        this.random = new SplittableRandom(seed);
    }

    /** The file of the log, and the seed of the faults. */
    public static void main(String[] args) throws IOException {
        PrintersMain printers = new PrintersMain(Path.of(args[0]), Long.parseLong(args[1]));
        printers.addIpp("create", true, false);
        printers.addIpp("create-bad", true, true);
        printers.addIpp("once", false, false);
        printers.addIpp("once-bad", false, true);
        printers.addRaw("raw", false);
        printers.addRaw("raw-bad", true);
        System.out.println("READY");
        printers.obey(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        System.exit(0);
    }

    private void addIpp(String name, boolean createJob, boolean bad) {
        ScriptedIppPrinter printer = ScriptedIppPrinter.start();
        printer.features().createJob(createJob);
        if (bad) {
            Misfortune.plan(printer, random);
        }
        ipp.put(name, printer);
        begin(name, printer.uri(), printer.paper());
    }

    private void addRaw(String name, boolean bad) {
        ScriptedRawPrinter printer = ScriptedRawPrinter.start();
        if (bad) {
            Misfortune.plan(printer, random);
        }
        raw.put(name, printer);
        begin(name, printer.uri(), printer.paper());
    }

    private void begin(String name, URI uri, PaperLog paper) {
        paper.tell(printout -> {
            append(PaperLine.of(name, printout, paper).format() + "\n");
            paper.clear();
            paper.keepContents(KEPT);
        });
        System.out.println("PRINTER " + name + " " + uri);
    }

    private synchronized void append(String line) {
        try {
            Files.writeString(log, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until standard input ends, as it does when the storm dies. */
    private void obey(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            switch (line) {
                case "heal" -> heal();
                case "reboot" -> ipp.get("create-bad").reboot();
                case "forget" -> ipp.get("once-bad").forgetHistory();
                case "open" -> System.out.println("OPEN " + open());
                default -> throw new IllegalArgumentException(line);
            }
            System.out.println("DONE " + line);
        }
    }

    /** How many jobs the printers still have. */
    private long open() {
        return ipp.values().stream()
                .flatMap(printer -> printer.jobs().stream())
                .filter(job -> !job.state().isFinal())
                .count();
    }

    private void heal() {
        ipp.values().forEach(printer -> printer.faults().clear());
        raw.values().forEach(ScriptedRawPrinter::behave);
    }
}
