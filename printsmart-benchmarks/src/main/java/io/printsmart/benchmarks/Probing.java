package io.printsmart.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final int WARM_UP = 300_000;
    // Short turns and many of them, so that what else the machine does falls upon both of a pair.
    private static final int PROBES = 10_000;
    private static final int PROBES_OF_BLACKBOX = 1_000;

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
                "Flat out, %d rounds of %,d probes of %,d targets, %d in flight (the exporter: of %,d probes, over HTTP)%n%n",
                rounds, PROBES, TARGETS, IN_FLIGHT, PROBES_OF_BLACKBOX);
        long overflows = Listener.overflows();
        try (Prober prober = prober(WARM_UP, IN_FLIGHT, 0)) {
            for (int round = 0; round < rounds; round++) {
                if (round % 2 == 0) {
                    ours.add(prober.measure(PROBES));
                }
                floor.add(runFloor());
                if (round % 2 == 1) {
                    ours.add(prober.measure(PROBES));
                }
                if (blackbox.isPresent()) {
                    peer.add(blackbox.get().measure(listener.openPort(), PROBES_OF_BLACKBOX));
                }
            }
        }
        overflows = Listener.overflows() - overflows;
        System.out.println("| who | probes/s, median | best | processor µs/probe | wrong |");
        System.out.println("|---|---:|---:|---:|---:|");
        print("PrintSmart", ours);
        print("epoll loop in C", floor);
        print("blackbox exporter", peer);
        System.out.println();
        System.out.println("| PrintSmart to | probes/s, median of the rounds | target | processor time | target |");
        System.out.println("|---|---:|---:|---:|---:|");
        printRatios("epoll loop in C", floor, "0.90 or more", "1.50 or less");
        printRatios("blackbox exporter", peer, "", "0.20 or less");
        System.out.printf(
                "%nConnects that a full queue dropped meanwhile: %d%s%n%n",
                overflows, overflows == 0 ? "" : "; it was the listener that was measured");
    }

    private static void print(String who, List<Figures> all) {
        if (!all.isEmpty()) {
            double[] rates = all.stream().mapToDouble(Figures::rate).toArray();
            long wrong = all.stream().mapToLong(Figures::failed).sum();
            System.out.printf(
                    "| %s | %,.0f | %,.0f | %.1f | %d |%n",
                    who,
                    Figures.median(rates),
                    Arrays.stream(rates).max().getAsDouble(),
                    Figures.sum(all).processorMicrosPerProbe(),
                    wrong);
        }
    }

    private void printRatios(String other, List<Figures> others, String rateTarget, String processorTarget) {
        double[] rates = new double[others.size()];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = ours.get(i).rate() / others.get(i).rate();
        }
        if (rates.length > 0) {
            double processor = Figures.sum(ours).processorMicrosPerProbe()
                    / Figures.sum(others).processorMicrosPerProbe();
            System.out.printf(
                    "| %s | %.2f | %s | %.2f | %s |%n",
                    other, Figures.median(rates), rateTarget, processor, processorTarget);
        }
    }

    private void withSilentOnes() throws IOException, InterruptedException {
        Figures figures;
        try (Prober prober = prober(TARGETS, TARGETS, SILENT)) {
            figures = prober.measure(TARGETS);
        }
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

    private Prober prober(int warmUp, int inFlight, int silent) throws IOException {
        return new Prober(programs.java(
                ProberRun.class, listener.openPort(), listener.silentPort(), warmUp, inFlight, TARGETS, silent));
    }
}
