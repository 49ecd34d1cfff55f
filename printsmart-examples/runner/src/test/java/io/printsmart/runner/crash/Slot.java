package io.printsmart.runner.crash;

import io.printsmart.runner.process.Child;
import io.printsmart.runner.process.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;

/** A place for one host at a time. While it runs the next one stands by, warm, to go on with its orders. */
final class Slot implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String name;
    private final Path folder;
    private final Battlefield database;
    private final List<String> printers;
    private final HostBug bug;
    private Host standby;
    private Host host;
    private int number;
    private int linesBefore;
    private Optional<Child> stopper = Optional.empty();

    /** With a host that delivers and submits to these printers; without printers it only delivers. */
    Slot(String name, Path folder, Battlefield database, List<String> printers, HostBug bug) {
        this.name = name;
        this.folder = folder;
        this.database = database;
        this.printers = printers;
        this.bug = bug;
        this.standby = spawn();
        this.host = next();
    }

    /** A host that only delivers brings all jobs to their end, and clears up what they left at printers. */
    static void bringToAnEnd(Path folder, Battlefield database, HostBug bug, Fleet fleet) {
        try (Slot last = new Slot("last", folder, database, List.of(), bug)) {
            last.host().process().awaitOutput(HostMain.IDLE, PATIENCE);
            Wait.until("nothing open at printers", PATIENCE, () -> fleet.open() == 0);
        }
    }

    /** A process and its node's name. */
    record Host(String node, Child process) {}

    Host host() {
        return host;
    }

    Journal journal() {
        return new Journal(file());
    }

    /** Waits until the host has joined and has written so many lines into its journal. */
    void awaitWork(int lines) {
        host.process().awaitOutput(HostMain.WORKING, PATIENCE);
        try {
            Wait.until(host.node() + " submits", PATIENCE, () -> journal().size() >= linesBefore + lines);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(host.process().err() + host.process().stacks(), e);
        }
    }

    /** SIGKILL. */
    Host kill() {
        awaitWoken();
        host.process().kill();
        return host;
    }

    /** The one that stood by goes on. */
    void replace() {
        host = next();
    }

    /**
     * SIGSTOP, and SIGCONT after that time. A shell of its own does it, so that no stopped process is left behind even
     * if this one dies meanwhile.
     */
    void stopFor(Duration time) {
        String pid = String.valueOf(host.process().pid());
        stopper = Optional.of(Child.start(
                folder,
                List.of("sh", "-c", "kill -STOP $0; sleep $1; kill -CONT $0", pid, "" + time.toMillis() / 1000.0)));
    }

    /** Whether it is stopped just now. */
    boolean isStopped() {
        return stopper.filter(Child::isAlive).isPresent();
    }

    /** Waits until it is not stopped. */
    void awaitWoken() {
        stopper.ifPresent(child -> child.done(PATIENCE));
        stopper = Optional.empty();
    }

    private Host next() {
        Host coming = standby;
        coming.process().awaitOutput(HostMain.READY, PATIENCE);
        linesBefore = journal().size();
        coming.process().say(new HostMain.Orders(name, file().toString(), printers).format());
        standby = spawn();
        return coming;
    }

    private Host spawn() {
        number++;
        String node = name + "-" + number;
        List<String> args = List.of(
                database.url(), database.user(), node, database.inDoubt().name(), bug.name());
        return new Host(node, Child.ofClass(folder, HostMain.class, args));
    }

    private Path file() {
        return folder.resolve(name + ".journal");
    }

    @Override
    public void close() {
        host.process().close();
        standby.process().close();
    }
}
