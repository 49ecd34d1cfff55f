package io.printsmart.runner.demo;

import io.printsmart.PrintSmart;
import io.printsmart.ipp.IppTransport;
import io.printsmart.job.JobId;
import io.printsmart.job.Policies;
import io.printsmart.job.PrintJob;
import io.printsmart.job.RetryPolicy;
import io.printsmart.printer.Printer;
import io.printsmart.runner.database.DatabaseAddress;
import io.printsmart.runner.database.JdbcStorage;
import io.printsmart.runner.database.Storage;
import io.printsmart.service.PrintRequest;
import io.printsmart.service.Settings;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A campus portal as small as can be: a database in a temporary folder, three printers, and one student. */
final class Campus implements AutoCloseable {

    static final AccountId ANN = new AccountId("ann");

    /** Nothing here takes longer, on any machine; if it does, something is wrong. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Path folder;
    private final Storage storage;
    private final PrintSmart print;

    private Campus(Path folder, Storage storage, PrintSmart print) {
        this.folder = folder;
        this.storage = storage;
        this.print = print;
    }

    static Campus open(Devices devices) throws IOException {
        Path folder = Files.createTempDirectory("printsmart-demo");
        Settings settings = impatient();
        Storage storage =
                JdbcStorage.open(new DatabaseAddress("jdbc:h2:file:" + folder.resolve("demo"), "", ""), settings);
        PrintSmart print = PrintSmart.builder()
                .store(storage.store())
                .documents(storage.documents())
                .transport(IppTransport.create())
                .settings(settings)
                .build();
        add(print, "library", devices.library().uri(), "Main building");
        add(print, "lab", devices.lab().uri(), "Main building");
        add(print, "office", devices.office().uri(), "Main building");
        print.start();
        return new Campus(folder, storage, print);
    }

    PrintSmart print() {
        return print;
    }

    PrintJob submit(String key, String printer, String cost) {
        return print.service()
                .submit(PrintRequest.builder()
                        .key(key)
                        .account(ANN.value())
                        .printer(printer)
                        .document(Campus::page)
                        .title("A page for Ann")
                        .cost(Money.of(cost, "EUR"))
                        .build());
    }

    PrintJob outcome(JobId id) {
        print.awaitIdle(LONGEST);
        return job(id);
    }

    PrintJob job(JobId id) {
        return print.service().find(id).orElseThrow();
    }

    Money balance() {
        return print.accounts().balance(ANN);
    }

    @Override
    public void close() {
        print.close();
        storage.close();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            System.err.println("printsmart: " + folder + " is left behind: " + e);
        }
    }

    /** What takes minutes on a campus takes seconds here. */
    private static Settings impatient() {
        RetryPolicy retry =
                new RetryPolicy(3, Duration.ofMillis(300), 2, Duration.ofSeconds(1), 0.2, Duration.ofMillis(500));
        Policies policies = Policies.builder()
                .retry(retry)
                .attemptLimit(Duration.ofSeconds(8))
                .doubtWindow(Duration.ofSeconds(3))
                .firstLook(Duration.ofMillis(100))
                .maxLook(Duration.ofMillis(500))
                .leftoverLimit(Duration.ofSeconds(8))
                .build();
        return Settings.builder()
                .policies(policies)
                .deadline(Duration.ofSeconds(8))
                .freshness(Duration.ofMillis(500))
                .connectLimit(Duration.ofSeconds(1))
                .poll(Duration.ofMillis(200))
                .lease(Duration.ofSeconds(5))
                .nodeName("demo")
                .build();
    }

    private static void add(PrintSmart print, String name, URI uri, String site) {
        print.printers().put(Printer.of(name, uri.toString()).withSite(site).withLoopbackAllowed(true));
    }

    private static InputStream page() {
        return Objects.requireNonNull(Campus.class.getResourceAsStream("page.pdf"), "page.pdf");
    }
}
