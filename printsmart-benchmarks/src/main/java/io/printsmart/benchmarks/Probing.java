package io.printsmart.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How fast a node looks at printers, and what that costs: PrintSmart's prober, a bare epoll loop in C and Prometheus'
 * blackbox exporter, one after the other on loopback, in alternating order, since other work on a machine comes and goes.
 */
public final class Probing {

    private static final int TARGETS = 10_000;
    private static final int SILENT = 1_000;
    private static final int IN_FLIGHT = 512;
    private static final int WARM_UP = 100_000;
    private static final int PROBES = 100_000;
    private static final int PROBES_OF_BLACKBOX = 10_000;

    private final Programs programs;
    private final Listener listener;
    private final Path loop;
    private final Optional<Blackbox> blackbox;
    private final List<Figures> ours = new ArrayList<>();
    private final List<Figures> floor = new ArrayList<>();
    private final List<Figures> peer = new ArrayList<>();

    private Probing(Programs programs, Listener listener, Path loop, Optional<Blackbox> blackbox) {
        this.programs = programs;
        this.listener = listener;
        this.loop = loop;
        this.blackbox = blackbox;
    }

    /**
     * Measures and prints.
     *
     * @param arguments the folder of this module, and how many rounds
     * @throws IOException if a program cannot be built or run
     * @throws InterruptedException if interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Programs programs = new Programs(Path.of(arguments[0]));
        int rounds = Integer.parseInt(arguments[1]);
        Path loop = programs.compile("probe_loop");
        try (Listener listener = new Listener(programs.compile("listener"))) {
            Optional<Blackbox> blackbox = Blackbox.start(programs.folder());
            if (blackbox.isEmpty()) {
                System.out.println(
                        "No blackbox exporter here (Debian: prometheus-blackbox-exporter); going on without.");
            }
            Probing probing = new Probing(programs, listener, loop, blackbox);
            probing.flatOut(rounds);
            blackbox.ifPresent(Blackbox::close);
            probing.withSilentOnes();
        }
    }

    private void flatOut(int rounds) throws IOException, InterruptedException {
        System.out.printf(
                "Flat out: %,d probes of %,d targets, %d in flight (the exporter: %,d probes, over HTTP)%n%n",
                PROBES, TARGETS, IN_FLIGHT, PROBES_OF_BLACKBOX);
        System.out.println("| round | who | probes/s | processor µs/probe | failed |");
        System.out.println("|---|---|---:|---:|---:|");
        long overflows = Listener.overflows();
        for (int round = 1; round <= rounds; round++) {
            boolean oursFirst = round % 2 == 1;
            if (oursFirst) {
                add(round, "PrintSmart", ours, runOurs(WARM_UP, PROBES, IN_FLIGHT, 0));
            }
            add(round, "epoll loop in C", floor, runFloor());
            if (!oursFirst) {
                add(round, "PrintSmart", ours, runOurs(WARM_UP, PROBES, IN_FLIGHT, 0));
            }
            if (blackbox.isPresent()) {
                Figures figures = blackbox.get().measure(listener.openPort(), PROBES_OF_BLACKBOX);
                add(round, "blackbox exporter", peer, figures);
            }
        }
        System.out.println();
        System.out.println("| median of the rounds' ratios | measured | target |");
        System.out.println("|---|---:|---:|");
        ratio("probes/s, PrintSmart : C", "0.90 or more", Figures::rate, floor);
        ratio("processor time per probe, PrintSmart : C", "1.50 or less", Figures::processorMicrosPerProbe, floor);
        ratio(
                "processor time per probe, PrintSmart : exporter",
                "0.20 or less",
                Figures::processorMicrosPerProbe,
                peer);
        ratio("probes/s, PrintSmart : exporter", "", Figures::rate, peer);
        System.out.printf(
                "%nConnects that a full queue dropped meanwhile: %d%s%n%n",
                Listener.overflows() - overflows, " (anything but 0 makes the figures worthless)");
    }

    private static void add(int round, String who, List<Figures> all, Figures figures) {
        all.add(figures);
        System.out.printf(
                "| %d | %s | %,.0f | %.1f | %d |%n",
                round, who, figures.rate(), figures.processorMicrosPerProbe(), figures.failed());
    }

    private interface Measure {
        double of(Figures figures);
    }

    private void ratio(String what, String target, Measure measure, List<Figures> others) {
        double[] ratios = new double[others.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = measure.of(ours.get(i)) / measure.of(others.get(i));
        }
        if (ratios.length > 0) {
            System.out.printf("| %s | %.2f | %s |%n", what, Figures.median(ratios), target);
        }
    }

    private void withSilentOnes() throws IOException, InterruptedException {
        Figures figures = runOurs(TARGETS, TARGETS, TARGETS, SILENT);
        System.out.printf(
                "%,d targets at once, %,d of them silent, 3 s timeout: the last is known after %.2f s"
                        + " (target: 4 s or less); %.1f µs of the processor per probe; %d wrong%n",
                TARGETS, SILENT, figures.seconds(), figures.processorMicrosPerProbe(), figures.failed());
    }

    private Figures runFloor() throws IOException, InterruptedException {
        return Figures.parse(programs.run(List.of(
                loop.toString(),
                Integer.toString(listener.openPort()),
                Integer.toString(PROBES),
                Integer.toString(IN_FLIGHT),
                Integer.toString(TARGETS))));
    }

    private Figures runOurs(int warmUp, int probes, int inFlight, int silent) throws IOException, InterruptedException {
        return Figures.parse(programs.run(programs.java(
                ProberRun.class,
                listener.openPort(),
                listener.silentPort(),
                warmUp,
                probes,
                inFlight,
                TARGETS,
                silent)));
    }
}
