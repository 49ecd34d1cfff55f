package io.printsmart.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import io.printsmart.PrintSmart;
import io.printsmart.jdbc.JdbcPrintStore;
import io.printsmart.jdbc.SingleWriter;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.MonitorHealth;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * One node that watches very many printers, in a process of its own: what it takes of the processor, of the heap and of the database.
 * The database is an H2 file in the same process, so that its work is counted too.
 */
final class WatchRun {

    private final int printers;
    private final int silent;
    private final Statements statements = new Statements();
    private final JdbcPrintStore store;
    private final PrintSmart print;

    private WatchRun(int printers, int silent, Path folder) {
        this.printers = printers;
        this.silent = silent;
        JdbcDataSource h2 = new JdbcDataSource();
        // A small cache, so that what it holds is not taken for the watch's.
        h2.setURL("jdbc:h2:file:" + folder.resolve("printers") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1;CACHE_SIZE=2048");
        DataSource database = SingleWriter.guard(statements.count(h2));
        store = JdbcPrintStore.builder(database).installSchema().build();
        print = PrintSmart.builder().store(store).documents(store.documents()).build();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int openPort = Integer.parseInt(arguments[0]);
        int silentPort = Integer.parseInt(arguments[1]);
        int printers = Integer.parseInt(arguments[2]);
        int silent = Integer.parseInt(arguments[3]);
        Duration length = Duration.ofSeconds(Long.parseLong(arguments[4]));
        Path folder = Files.createTempDirectory(Path.of(arguments[5]), "watch");
        WatchRun run = new WatchRun(printers, silent, folder);
        run.put(openPort, silentPort);
        run.watch(length);
        run.print.close();
    }

    private void put(int openPort, int silentPort) {
        for (int i = 0; i < printers; i++) {
            String address = "127." + (1 + i / 62_500) + "." + i / 250 % 250 + "." + (1 + i % 250);
            int port = i < silent ? silentPort : openPort;
            print.printers()
                    .put(Printer.of("printer-" + i, "socket://" + address + ":" + port)
                            .withLoopbackAllowed(true));
        }
    }

    private void watch(Duration length) throws InterruptedException {
        long heapBefore = heap();
        long begin = System.nanoTime();
        print.monitor().start();
        awaitFirstRound(begin);
        double perPrinter = (double) (heap() - heapBefore) / printers;
        long threads = ManagementFactory.getThreadMXBean().getThreadCount();

        // The first minute sorts all of them into the period.
        rest(Duration.ofSeconds(60));
        long files = openFiles();
        long processor = processorNanos();
        long executed = statements.executed();
        long from = System.nanoTime();
        double late = 0;
        double looks = 0;
        int minutes = (int) Math.max(1, length.toMinutes());
        for (int minute = 0; minute < minutes; minute++) {
            rest(length.dividedBy(minutes));
            MonitorHealth health = print.monitor().health();
            late = Math.max(late, (double) health.latenessP99().toMillis());
            looks += health.looksPerSecond() / minutes;
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        double share = (processorNanos() - processor) / 1e9 / seconds;
        double each = (statements.executed() - executed) / (looks * seconds);
        Map<PrinterStatus, Integer> found = print.monitor().health().printers();
        say("%,d printers (%,d silent) for %.0f s: %s", printers, silent, seconds, found);
        say("looks per second                  %.0f", looks);
        say("lateness, 99 of 100, worst minute %.0f ms", late);
        say("share of one processor core       %.1f %%", share * 100);
        say(
                "heap per printer                  %.0f bytes at the begin, %.0f at the end",
                perPrinter, (double) (heap() - heapBefore) / printers);
        say(
                "threads                           %d at the begin, %d at the end",
                threads, ManagementFactory.getThreadMXBean().getThreadCount());
        say("open files                        %d at the begin, %d at the end", files, openFiles());
        say("statements per look               %.5f", each);
        say("healthy printers ever down        %d", everDown());
    }

    private void awaitFirstRound(long begin) throws InterruptedException {
        while (true) {
            MonitorHealth health = print.monitor().health();
            int online = health.printers().getOrDefault(PrinterStatus.ONLINE, 0);
            int down = health.printers().getOrDefault(PrinterStatus.ERROR, 0)
                    + health.printers().getOrDefault(PrinterStatus.OFFLINE, 0);
            if (online >= printers - silent && down >= silent) {
                say("all are known after               %.1f s", (System.nanoTime() - begin) / 1e9);
                return;
            }
            rest(Duration.ofMillis(200));
        }
    }

    /** A benchmark is a host: it lets time pass. */
    private static void rest(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }

    private int everDown() {
        int down = 0;
        for (int i = silent; i < printers; i += Math.max(1, printers / 10_000)) {
            var history = store.printers()
                    .history(Printer.of("printer-" + i, "socket://127.0.0.1").id(), 10);
            down += history.stream().anyMatch(period -> period.status() != PrinterStatus.ONLINE) ? 1 : 0;
        }
        return down;
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
