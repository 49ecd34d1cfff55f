package io.printsmart.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.printsmart.internal.net.SocketProber;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Printer;
import io.printsmart.transport.Target;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** PrintSmart's prober in a process of its own, so that its processor time has nobody else's in it. */
final class ProberRun {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private ProberRun() {}

    /**
     * Prints four figures of what was measured after a warm-up.
     *
     * @param arguments open port, silent port, probes to warm up with, probes, in flight, targets, how many of those silent
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int openPort = Integer.parseInt(arguments[0]);
        int silentPort = Integer.parseInt(arguments[1]);
        int warmUp = Integer.parseInt(arguments[2]);
        int probes = Integer.parseInt(arguments[3]);
        int inFlight = Integer.parseInt(arguments[4]);
        int many = Integer.parseInt(arguments[5]);
        int silent = Integer.parseInt(arguments[6]);
        List<Target> open = targets(many, 0, openPort, silentPort);
        try (SocketProber prober = SocketProber.start(inFlight)) {
            if (warmUp > 0) {
                measure(prober, open, warmUp);
            }
            Figures figures = measure(prober, targets(many, silent, openPort, silentPort), probes);
            System.out.println(figures.line());
        }
    }

    private static List<Target> targets(int many, int silent, int openPort, int silentPort) throws IOException {
        List<Target> targets = new ArrayList<>(many);
        for (int i = 0; i < many; i++) {
            // Spread among the others
            boolean isSilent = silent > 0 && i % (many / silent) == 0;
            InetAddress address = InetAddress.getByAddress(new byte[] {127, 2, (byte) (i >> 8), (byte) i});
            InetSocketAddress port = new InetSocketAddress(address, isSilent ? silentPort : openPort);
            targets.add(new Target(
                    Printer.of("printer-" + i, "socket://" + address.getHostAddress() + ":" + port.getPort()), port));
        }
        return List.copyOf(targets);
    }

    private static Figures measure(SocketProber prober, List<Target> targets, int probes) throws InterruptedException {
        long silent = targets.stream()
                .filter(target -> target.address().getPort()
                        != targets.get(targets.size() - 1).address().getPort())
                .count();
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        CountDownLatch left = new CountDownLatch(probes);
        AtomicLong ready = new AtomicLong();
        AtomicLong unanswered = new AtomicLong();
        long processor = system.getProcessCpuTime();
        long start = System.nanoTime();
        for (int asked = 0; asked < probes; asked += targets.size()) {
            prober.probe(targets.subList(0, Math.min(targets.size(), probes - asked)), TIMEOUT, result -> {
                if (result.finding() == Finding.READY) {
                    ready.incrementAndGet();
                } else if (result.finding() == Finding.SILENT) {
                    unanswered.incrementAndGet();
                }
                left.countDown();
            });
        }
        left.await();
        long took = System.nanoTime() - start;
        long used = system.getProcessCpuTime() - processor;
        long rounds = probes / targets.size();
        long failed = Math.abs(silent * rounds - unanswered.get()) + probes - ready.get() - unanswered.get();
        return new Figures(probes, took / 1e9, used / 1e9, failed);
    }
}
