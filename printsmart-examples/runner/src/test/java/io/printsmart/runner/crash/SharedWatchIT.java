package io.printsmart.runner.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.jdbc.databases.Databases;
import io.printsmart.jdbc.databases.MariaDbServer;
import io.printsmart.jdbc.databases.PostgresServer;
import io.printsmart.jdbc.databases.TestDatabase;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.printer.Slices;
import io.printsmart.runner.Main;
import io.printsmart.runner.crash.Watch.Told;
import io.printsmart.runner.process.Child;
import io.printsmart.runner.process.SubmittingPortal;
import io.printsmart.runner.process.Wait;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.PrintStore;
import io.printsmart.store.StatusPeriod;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Three processes watch the printers of one database. One is killed, another one is stopped for two leases while it stores what
 * it found, and continued: no printer is left out, and nothing is written twice or back.
 */
class SharedWatchIT {

    private static final int PRINTERS = 120;
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private SubmittingPortal portal;
    private Watch watch;
    private OpenPorts ports;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aDeadAndAStoppedNodeLeaveNoPrinterOutAndNothingIsWrittenBack(Databases kind) {
        TestDatabase database = kind.fresh();
        SubmittingPortal.install(database.url(), database.user());
        int port = kind == Databases.POSTGRESQL ? PostgresServer.port() : MariaDbServer.port();
        watch = new Watch(database);
        try (SubmittingPortal opened = SubmittingPortal.open(database.url(), database.user());
                OpenPorts accepting = OpenPorts.open(PRINTERS);
                HeldWrite held = HeldWrite.before(port)) {
            portal = opened;
            ports = accepting;
            store().events().register("kept");
            IntStream.range(0, PRINTERS).forEach(number -> portal.addPrinter(name(number), ports.uri(number)));
            String direct = database.url();
            String byTheProxy = readable(kind, database).url().replace(":" + port + "/", ":" + held.port() + "/");
            try (Child killed = node("killed", direct, database.user());
                    Child stopped = node("stopped", byTheProxy, database.user());
                    Child lasting = node("lasting", direct, database.user())) {
                killStopAndContinue(killed, stopped, lasting, held);
            }
        }
    }

    private void killStopAndContinue(Child killed, Child stopped, Child lasting, HeldWrite held) {
        List<Child> nodes = List.of(killed, stopped, lasting);
        await("all printers are online", nodes, () -> count(PrinterStatus.ONLINE) == PRINTERS);
        await("three have their share", nodes, () -> isShared(3));
        Map<Integer, String> holders = watch.holders();

        // Only the node that is stopped then finds these down, and it gets no further than to begin to store that.
        IntPredicate seenByOne =
                number -> number % 6 == 1 && holders.get(slice(number)).startsWith("stopped");
        held.arm();
        ports.close(seenByOne);
        assertThat(held.awaitHeld(PATIENCE)).as(stopped.err()).isTrue();
        stopped.signal("STOP");
        ports.reopen(seenByOne);
        killed.kill();
        Map<String, Instant> leases = watch.leases();
        Instant away = store().now();
        ports.close(SharedWatchIT::goesAway);
        Instant leasesOver = leases.values().stream().max(Instant::compareTo).orElseThrow();

        await("both are freed", nodes, () -> watch.leases().size() == 1);
        // What the stopped node wanted comes to the server when it may not do it any more.
        held.release();
        await("those that went away are known to be down", nodes, () -> count(PrinterStatus.ERROR) == PRINTERS / 3);
        ports.reopen(SharedWatchIT::returns);
        await("those that came back are online", nodes, () -> count(PrinterStatus.ERROR) == PRINTERS / 6);
        await("two leases are over", nodes, () -> store().now().isAfter(away.plus(LEASE.multipliedBy(2))));

        assertThat(watch.shares().keySet()).as("only one still watches").hasSize(1);
        assertAllThreeHadSomeOf(SharedWatchIT::staysAway, holders);
        assertAllThreeHadSomeOf(SharedWatchIT::returns, holders);
        assertKnownBy(leasesOver.plus(INTERVAL.multipliedBy(2)));
        assertHistory();

        stopped.signal("CONT");
        await("two have their share", nodes, () -> isShared(2));
        assertThat(watch.shares().keySet())
                .as("it goes on as another node")
                .anyMatch(node -> node.startsWith("stopped") && !holders.containsValue(node))
                .anyMatch(node -> node.startsWith("lasting") && holders.containsValue(node));
        assertThat(stopped.err()).contains("lost its lease");
        Instant shared = store().now();
        await(
                "all printers were looked at since",
                nodes,
                () -> store().printers().list().stream()
                        .allMatch(known -> known.health().seenAt().orElseThrow().isAfter(shared)));
        List.of(stopped, lasting).forEach(node -> node.signal("TERM"));
        List.of(stopped, lasting).forEach(node -> node.done(PATIENCE));

        assertHistory();
    }

    /** Where it is not, the nodes' logs say why. */
    private void await(String what, List<Child> nodes, Callable<Boolean> condition) {
        try {
            Wait.until(what, PATIENCE, condition);
        } catch (ConditionTimeoutException e) {
            String logs = nodes.stream().map(Child::err).collect(Collectors.joining("\n"));
            throw new AssertionError(what + "\n" + watch.shares() + "\n" + statuses() + "\n" + logs, e);
        }
    }

    /** By the history, which the database's clock made. */
    private void assertKnownBy(Instant latest) {
        numbers(SharedWatchIT::goesAway).forEach(number -> {
            StatusPeriod down = history(number).get(1);
            assertThat(down.status()).isEqualTo(PrinterStatus.ERROR);
            assertThat(down.since()).as(name(number)).isBefore(latest);
        });
    }

    private static void assertAllThreeHadSomeOf(IntPredicate which, Map<Integer, String> holders) {
        assertThat(numbers(which).mapToObj(number -> holders.get(slice(number))))
                .extracting(node -> node.substring(0, node.indexOf('-')))
                .contains("killed", "stopped", "lasting");
    }

    /** What is known, what was, and what listeners are told is what happened to the ports, once each. */
    private void assertHistory() {
        Map<String, PrinterStatus> statuses = statuses();
        Map<String, List<Told>> told = watch.told();
        IntStream.range(0, PRINTERS).forEach(number -> {
            List<PrinterStatus> expected = new ArrayList<>(List.of(PrinterStatus.ONLINE));
            if (goesAway(number)) {
                expected.add(PrinterStatus.ERROR);
            }
            if (returns(number)) {
                expected.add(PrinterStatus.ONLINE);
            }
            List<StatusPeriod> history = history(number);
            assertThat(history)
                    .as(name(number))
                    .extracting(StatusPeriod::status)
                    .isEqualTo(expected);
            for (int period = 1; period < history.size(); period++) {
                assertThat(history.get(period - 1).until())
                        .as(name(number))
                        .contains(history.get(period).since());
            }
            assertThat(history.get(history.size() - 1).until()).as(name(number)).isEmpty();
            assertThat(statuses.get(name(number)))
                    .as(name(number))
                    .isEqualTo(ports.isOpen(number) ? PrinterStatus.ONLINE : PrinterStatus.ERROR);
            assertThat(told.get(name(number))).as(name(number)).isEqualTo(changes(expected));
        });
        assertThat(watch.kinds().keySet()).containsExactly("PRINTER_STATUS");
    }

    private static List<Told> changes(List<PrinterStatus> statuses) {
        List<Told> changes = new ArrayList<>();
        PrinterStatus before = PrinterStatus.UNKNOWN;
        for (PrinterStatus status : statuses) {
            changes.add(new Told(before, status));
            before = status;
        }
        return changes;
    }

    private boolean isShared(int nodes) {
        Map<String, Long> shares = watch.shares();
        int least = Slices.COUNT / nodes - 1;
        return watch.leases().keySet().equals(shares.keySet())
                && shares.size() == nodes
                && shares.values().stream().mapToLong(share -> share).sum() == Slices.COUNT
                && shares.values().stream().allMatch(share -> share >= least);
    }

    private long count(PrinterStatus status) {
        return statuses().values().stream().filter(status::equals).count();
    }

    private Map<String, PrinterStatus> statuses() {
        return store().printers().list().stream()
                .collect(Collectors.toMap(
                        known -> known.printer().id().value(),
                        (KnownPrinter known) -> known.health().status()));
    }

    /** Oldest first. */
    private List<StatusPeriod> history(int number) {
        List<StatusPeriod> history = new ArrayList<>(store().printers().history(new PrinterId(name(number)), 100));
        Collections.reverse(history);
        return history;
    }

    private PrintStore store() {
        return portal.storage().store();
    }

    /** These go away when one node is dead and another one stopped, and come back before it goes on. */
    private static boolean returns(int number) {
        return number % 6 == 0;
    }

    /** These go away at the same time. */
    private static boolean staysAway(int number) {
        return number % 6 == 3;
    }

    private static boolean goesAway(int number) {
        return returns(number) || staysAway(number);
    }

    private static IntStream numbers(IntPredicate which) {
        return IntStream.range(0, PRINTERS).filter(which);
    }

    private static int slice(int number) {
        return Slices.of(new PrinterId(name(number)));
    }

    private static String name(int number) {
        return "p" + number;
    }

    /** PostgreSQL's driver names statements that it has sent some times, instead of sending them again. */
    private static TestDatabase readable(Databases kind, TestDatabase database) {
        return kind == Databases.POSTGRESQL ? database.with("prepareThreshold=0") : database;
    }

    private Child node(String name, String url, String user) {
        List<String> args = List.of(
                "monitor",
                "--json",
                "--node-name",
                name,
                "--db",
                url,
                "--db-user",
                user,
                "--interval",
                INTERVAL.toSeconds() + "s",
                "--connect-limit",
                "500ms",
                "--lease",
                LEASE.toSeconds() + "s",
                "--poll",
                "300ms");
        return Child.ofClass(folder, Main.class, args);
    }
}
