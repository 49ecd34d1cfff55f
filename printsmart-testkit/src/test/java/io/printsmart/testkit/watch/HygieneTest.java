package io.printsmart.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.printsmart.PrintSmart;
import io.printsmart.internal.net.SocketProber;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.printer.ProbeResult;
import io.printsmart.service.MonitorReport;
import io.printsmart.service.MonitorSettings;
import io.printsmart.service.Settings;
import io.printsmart.testkit.store.InMemoryDocumentStore;
import io.printsmart.testkit.store.InMemoryPrintStore;
import io.printsmart.testkit.watch.VirtualNet.Answer;
import io.printsmart.transport.ConnectivityProber;
import io.printsmart.transport.Target;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the watch holds, it gives back. */
class HygieneTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    /** Counts looks as they begin. */
    private record Counting(ConnectivityProber prober, CountDownLatch begun) implements ConnectivityProber {

        @Override
        public int capacity() {
            return prober.capacity();
        }

        @Override
        public void probe(List<Target> targets, Duration timeout, Consumer<ProbeResult> sink) {
            prober.probe(targets, timeout, sink);
            targets.forEach(target -> begun.countDown());
        }

        @Override
        public void close() {
            prober.close();
        }
    }

    private static PrintSmart watch(ConnectivityProber prober, int printers, int port) {
        InstantSource time = InstantSource.system();
        PrintSmart print = PrintSmart.builder()
                .store(new InMemoryPrintStore(time))
                .documents(new InMemoryDocumentStore(time))
                .prober(prober)
                .settings(Settings.builder()
                        .monitor(MonitorSettings.builder().inFlight(6000).build())
                        .build())
                .build();
        for (int i = 0; i < printers; i++) {
            String uri = "socket://127.9." + i / 250 + "." + (i % 250 + 1) + ":" + port;
            print.printers().put(Printer.of("printer-" + i, uri).withLoopbackAllowed(true));
        }
        return print;
    }

    private static long ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("printsmart-"))
                .filter(Thread::isAlive)
                .count();
    }

    private static long openFiles() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    /** A listener whose queue is full takes no more connections, at whatever address of this machine. */
    private static final class SilentPort implements AutoCloseable {

        private final ServerSocket listener = new ServerSocket();
        private final List<SocketChannel> queue = new ArrayList<>();

        SilentPort() throws IOException {
            listener.bind(new InetSocketAddress(0), 1);
            for (int i = 0; i < 4; i++) {
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(new InetSocketAddress(LOOPBACK, port()));
                queue.add(channel);
            }
        }

        int port() {
            return listener.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            for (SocketChannel channel : queue) {
                channel.close();
            }
            listener.close();
        }
    }

    @Test
    void closesInTimeWithFiveThousandLooksInFlightAndLeavesNothing() throws Exception {
        long threads = ownThreads();
        ExecutorService host = Executors.newSingleThreadExecutor();
        try (SilentPort silent = new SilentPort()) {
            long files = openFiles();
            CountDownLatch begun = new CountDownLatch(5000);
            ConnectivityProber prober = SocketProber.start(6000);
            PrintSmart print = watch(new Counting(prober, begun), 5000, silent.port());
            Future<MonitorReport> round = host.submit(() -> print.monitor().runOnce(Duration.ofMinutes(1)));
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            // Looks begin in the order in which they are asked for.
            CountDownLatch underWay = new CountDownLatch(1);
            Target refusing =
                    new Target(Printer.of("last", "socket://127.0.0.1:1"), new InetSocketAddress(LOOPBACK, 1));
            prober.probe(List.of(refusing), Duration.ofSeconds(9), result -> underWay.countDown());
            assertThat(underWay.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(openFiles() - files).isGreaterThan(4000);

            assertTimeoutPreemptively(Duration.ofSeconds(30), print::close);

            assertThat(round.get(30, TimeUnit.SECONDS).undecided()).hasSize(5000);
            assertThat(openFiles() - files).isLessThan(20);
            assertThat(ownThreads()).isEqualTo(threads);
        } finally {
            host.shutdownNow();
        }
    }

    @Test
    void manyRoundsLeaveNoDescriptorOpen() throws Exception {
        try (ServerSocket printers = new ServerSocket(0, 5000)) {
            PrintSmart print = watch(SocketProber.start(6000), 2000, printers.getLocalPort());
            ExecutorService device = Executors.newSingleThreadExecutor();
            device.execute(() -> takeAll(printers));
            print.monitor().runOnce(Duration.ofMinutes(1));
            long files = openFiles();

            for (int round = 0; round < 3; round++) {
                MonitorReport report = print.monitor().runOnce(Duration.ofMinutes(1));
                assertThat(report.byStatus().get(PrinterStatus.ONLINE)).isEqualTo(2000);
            }

            assertThat(openFiles() - files).isLessThan(20);
            print.close();
            device.shutdownNow();
        }
    }

    private static void takeAll(ServerSocket printers) {
        while (!printers.isClosed()) {
            try {
                printers.accept().close();
            } catch (IOException closedOrGone) {
                // The loop looks whether it was this side.
            }
        }
    }

    @Test
    void aDayLeavesNoMoreInTheHeapThanAnHour() {
        try (Campus campus = new Campus()) {
            campus.net.countOnly();
            campus.addAll(1000, "campus");
            campus.run(Duration.ofHours(1));
            long hour = heap();

            for (int rest = 0; rest < 23; rest++) {
                // Printers and sites come and go meanwhile, some of them down.
                String guest = "guest-" + rest + "-";
                for (int i = 0; i < 100; i++) {
                    campus.add(guest + i, guest + i / 5);
                }
                campus.net.device(guest + "7", Answer.NEVER);
                campus.run(Duration.ofHours(1));
                for (int i = 0; i < 100; i++) {
                    campus.print()
                            .printers()
                            .remove(campus.printer(guest + i).printer().id());
                }
            }

            assertThat(heap() - hour).isLessThan(4_000_000);
            assertThat(campus.net.allLooks()).isGreaterThan(2_300_000);
        }
    }

    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
