package io.printsmart.runner.crash;

import io.printsmart.PrintSmart;
import io.printsmart.ipp.IppTransport;
import io.printsmart.job.Flag;
import io.printsmart.job.InDoubtPolicy;
import io.printsmart.job.JobId;
import io.printsmart.runner.Documents;
import io.printsmart.runner.database.DatabaseAddress;
import io.printsmart.runner.database.JdbcStorage;
import io.printsmart.runner.database.Storage;
import io.printsmart.runner.process.Wait;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.PrintRequest;
import io.printsmart.service.Settings;
import io.printsmart.store.StoreException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/**
 * A host that is made to be killed: it submits, cancels now and then, and delivers, through the public API alone. It
 * stands by, warm, until a line on standard input says what to do, and ends when standard input does.
 */
public final class HostMain {

    static final String READY = "READY";
    static final String WORKING = "WORKING";
    static final String IDLE = "IDLE";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BREATH = Duration.ofMillis(20);
    private static final int MOST_UNFINISHED = 40;

    private final Storage storage;
    private final PrintSmart print;
    private final Journal journal;
    private final String slot;
    private final List<String> printers;
    private final Deque<JobId> mine = new ArrayDeque<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final RandomGenerator random;
    private int number;

    private HostMain(Storage storage, Settings settings, HostBug bug, Orders orders) {
        this.storage = storage;
        this.print = build(storage, settings, bug);
        this.journal = new Journal(Path.of(orders.journal()));
        this.slot = orders.slot();
        this.printers = orders.printers();
        this.random = new SplittableRandom(settings.nodeName().hashCode());
    }

    /** URL, user, the node's name, the in-doubt policy, and the bug that is planted. */
    public static void main(String[] args) throws IOException {
        Settings settings = Tariff.settings(args[2], InDoubtPolicy.valueOf(args[3]));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        DatabaseAddress address = new DatabaseAddress(args[0], args[1], "");
        warmUp(address, settings);
        System.out.println(READY);
        String line = in.readLine();
        if (line == null) {
            return;
        }
        Executors.newSingleThreadExecutor(HostMain::daemon).execute(() -> endWith(in));
        Storage storage = Wait.working("the database", PATIENCE, () -> JdbcStorage.open(address, settings));
        new HostMain(storage, settings, HostBug.valueOf(args[4]), Orders.parse(line)).work();
    }

    /** Loads what a node needs, so that it is quick when it is its turn. A file is another process's until then. */
    private static void warmUp(DatabaseAddress address, Settings settings) {
        DatabaseAddress any = address.isEmbedded() ? new DatabaseAddress("jdbc:h2:mem:warm", "sa", "") : address;
        Wait.working("a database", PATIENCE, () -> {
            try (Storage storage = JdbcStorage.open(any, settings);
                    PrintSmart print = build(storage, settings, HostBug.NONE)) {
                print.service().findByKey("none");
                return print.audit();
            }
        });
    }

    private static PrintSmart build(Storage storage, Settings settings, HostBug bug) {
        return PrintSmart.builder()
                .store(bug.store(storage.store()))
                .documents(storage.documents())
                .transport(bug.transport(IppTransport.create()))
                .settings(settings)
                .build();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "end-with-parent");
        thread.setDaemon(true);
        return thread;
    }

    private static void endWith(BufferedReader in) {
        try {
            while (in.readLine() != null) {
                // Nothing more is said but the end.
            }
        } catch (IOException e) {
            // The same end.
        }
        Runtime.getRuntime().halt(0);
    }

    private void work() {
        Wait.working("joining", PATIENCE, () -> {
            print.start();
            return true;
        });
        System.out.println(WORKING);
        journal.answers().forEach(this::remember);
        while (!printers.isEmpty()) {
            if (tooMuch()) {
                takeBreath();
            } else {
                submit(open.isEmpty() ? slot + "-" + ++number : open.remove());
                cancelNowAndThen();
            }
        }
        Wait.working("the end of all jobs", Duration.ofHours(1), () -> {
            while (!print.awaitIdle(BREATH) || hasLeftovers()) {
                // Not yet.
            }
            return true;
        });
        System.out.println(IDLE);
        awaitTheEnd();
    }

    /** Clears away until standard input ends. */
    private static void awaitTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remember(String key, Journal.Answer answer) {
        number++;
        if (answer.isOpen()) {
            open.add(key);
        }
        answer.job().ifPresent(job -> mine.add(new JobId(job)));
    }

    private void takeBreath() {
        try {
            print.awaitIdle(BREATH);
        } catch (StoreException e) {
            // The database is away for longer than the store tries.
        }
    }

    private boolean hasLeftovers() {
        return Jobs.all(print.service()).stream().anyMatch(job -> job.has(Flag.LEFTOVER));
    }

    private boolean tooMuch() {
        try {
            return storage.store().jobs().unfinished() >= MOST_UNFINISHED;
        } catch (StoreException e) {
            return true;
        }
    }

    private void submit(String key) {
        byte[] document = Documents.pdf(key);
        journal.asking(key);
        try {
            JobId job = print.service()
                    .submit(PrintRequest.builder()
                            .key(key)
                            .account(Tariff.account(key))
                            .printer(printers.get(Math.floorMod(key.hashCode(), printers.size())))
                            .document(() -> new ByteArrayInputStream(document))
                            .cost(Tariff.cost(key))
                            .build())
                    .id();
            journal.accepted(key, job.value());
            mine.add(job);
        } catch (PrintRefusedException e) {
            journal.refused(key, e.refusal().code());
        } catch (StoreException | UncheckedIOException e) {
            // Whether it was accepted is not known: it is asked again.
            journal.failed(key, e);
            open.add(key);
        }
    }

    private void cancelNowAndThen() {
        JobId last = mine.peekLast();
        if (last != null && random.nextInt(15) == 0) {
            try {
                print.service().cancel(last);
            } catch (StoreException | PrintRefusedException e) {
                // Then it is not canceled.
            }
        }
    }

    /**
     * What a host is told when its turn comes.
     *
     * @param slot whose orders it goes on with
     * @param journal the file of these orders
     * @param printers where it prints; none: it only delivers
     */
    record Orders(String slot, String journal, List<String> printers) {

        static Orders parse(String line) {
            String[] fields = line.split("\t", -1);
            return new Orders(
                    fields[0],
                    fields[1],
                    fields[2].isEmpty() ? List.of() : new ArrayList<>(Arrays.asList(fields[2].split(","))));
        }

        String format() {
            return slot + "\t" + journal + "\t" + String.join(",", printers);
        }
    }
}
