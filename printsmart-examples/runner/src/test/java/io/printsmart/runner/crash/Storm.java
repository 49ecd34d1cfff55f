package io.printsmart.runner.crash;

import io.printsmart.runner.process.SubmittingPortal;
import io.printsmart.runner.process.Wait;
import io.printsmart.service.LedgerAudit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One storm: hosts at work, calamities in an order that a seed gives, audits in between, and the reckoning. */
final class Storm {

    private static final int AUDIT_EVERY = 5;
    private static final int MOST_LINES = 12;
    private static final int LONGEST_MOMENT_MILLIS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Plan plan;
    private final Path folder;
    private final Battlefield database;
    private final Fleet fleet;
    private final Random random;
    private final List<Slot> slots = new ArrayList<>();
    private final Tally tally = new Tally();
    private @Nullable SubmittingPortal portal;

    /**
     * What is to happen.
     *
     * @param kind which database
     * @param kills how many hosts are killed
     * @param atMost when it ends even so
     * @param seed of all that is left to chance, except what processes do to each other
     * @param bug what is wrong with the hosts
     */
    record Plan(Battlefield.Kind kind, int kills, Duration atMost, long seed, HostBug bug) {}

    /** What happened, and what it came to. */
    record Outcome(Tally tally, Reckoning reckoning) {}

    private Storm(Plan plan, Path folder, Battlefield database, Fleet fleet) {
        this.plan = plan;
        this.folder = folder;
        this.database = database;
        this.fleet = fleet;
        this.random = new Random(plan.seed());
    }

    static Outcome run(Plan plan, Path folder) {
        try (Battlefield database = plan.kind().open(folder);
                Fleet fleet = Fleet.start(folder, plan.seed())) {
            return new Storm(plan, folder, database, fleet).run();
        }
    }

    private Outcome run() {
        try {
            return rageAndReckon();
        } finally {
            slots.forEach(Slot::close);
            closePortal();
        }
    }

    private Outcome rageAndReckon() {
        Instant begin = Instant.now();
        prepare();
        for (int number = 0; number < database.hosts(); number++) {
            slots.add(new Slot(
                    "h" + number, folder, database, List.copyOf(fleet.printers().keySet()), plan.bug()));
        }
        rage(begin.plus(plan.atMost()));
        calm();
        tally.lasted = Duration.between(begin, Instant.now());
        List<Journal> journals = slots.stream().map(Slot::journal).toList();
        return with(portal ->
                new Outcome(tally, Reckoning.of(database.inDoubt(), tally, portal.print(), journals, fleet.paper())));
    }

    private void prepare() {
        SubmittingPortal.install(database.direct(), database.user());
        with(portal -> {
            Tariff.open(portal, fleet);
            return true;
        });
    }

    private void rage(Instant end) {
        int since = 0;
        for (Calamity calamity : Calamity.deck(plan.kills(), random)) {
            if (Instant.now().isAfter(end)) {
                return;
            }
            strike(calamity, ++since % AUDIT_EVERY == 0);
        }
    }

    private void strike(Calamity calamity, boolean audit) {
        switch (calamity) {
            case KILL -> kill();
            case STOP -> stop();
            case RESTART -> {
                if (database.cutter().isPresent()) {
                    database.killAndRestart();
                    tally.restarts++;
                }
            }
            case CUT -> database.cutter().ifPresent(cutter -> cutter.loseNextAnswers(1 + random.nextInt(3)));
            case REBOOT -> {
                fleet.reboot();
                tally.reboots++;
            }
            case FORGET -> fleet.forget();
        }
        if (audit && database.hosts() > 1) {
            with(this::audit);
        }
    }

    private void kill() {
        Slot slot = atSomeMoment(anySlot());
        Slot.Host dead = slot.kill();
        Instant at = Instant.now();
        tally.kills++;
        tally.deaths.add(with(portal ->
                Death.of(dead.node(), at, Jobs.unfinished(portal.print().service()))));
        if (database.hosts() == 1) {
            with(this::audit);
        }
        slot.replace();
    }

    private void stop() {
        Slot slot = atSomeMoment(anySlot());
        slot.stopFor(Tariff.LEASE.multipliedBy(2));
        tally.stops++;
    }

    /** One that is not stopped; where all are, the one that wakes up. */
    private Slot anySlot() {
        Slot drawn = slots.get(random.nextInt(slots.size()));
        Slot free = slots.stream().filter(slot -> !slot.isStopped()).findAny().orElse(drawn);
        Slot chosen = drawn.isStopped() ? free : drawn;
        chosen.awaitWoken();
        return chosen;
    }

    /**
     * Hosts live by the work they did, however slow the machine is: some are hit at their first request, some later. The
     * moment after that is left to chance; nothing is waited for in it.
     */
    private Slot atSomeMoment(Slot slot) {
        slot.awaitWork(1 + random.nextInt(MOST_LINES));
        new CompletableFuture<Void>()
                .completeOnTimeout(null, random.nextInt(LONGEST_MOMENT_MILLIS), TimeUnit.MILLISECONDS)
                .join();
        return slot;
    }

    /** All hosts die, nothing fails any more, and one last host has to bring everything to its end. */
    private void calm() {
        fleet.heal();
        database.cutter().ifPresent(cutter -> {
            cutter.behave();
            tally.cuts = cutter.cuts();
        });
        for (Slot slot : slots) {
            slot.kill();
            tally.kills++;
        }
        Instant begin = Instant.now();
        Slot.bringToAnEnd(folder, database, plan.bug(), fleet);
        tally.calm = Duration.between(begin, Instant.now());
    }

    private boolean audit(SubmittingPortal portal) {
        LedgerAudit.Report report = portal.print().audit().run();
        tally.audits++;
        tally.violations.addAll(report.violations());
        return report.ok();
    }

    /** Past the proxy. A server's connections are kept; a file is left to the next host. */
    private <T> T with(Function<SubmittingPortal, T> work) {
        return Wait.working("the database", PATIENCE, () -> {
            SubmittingPortal used = portal == null ? SubmittingPortal.open(database.direct(), database.user()) : portal;
            portal = used;
            try {
                return work.apply(used);
            } finally {
                if (database.hosts() == 1) {
                    closePortal();
                    giveBackFiles();
                }
            }
        });
    }

    /**
     * H2, closed, has been seen to keep its file open and locked in this process until the garbage collector came by,
     * which may take longer than any host waits.
     */
    private static void giveBackFiles() {
        System.gc();
    }

    private void closePortal() {
        if (portal != null) {
            portal.close();
            portal = null;
        }
    }

    /** What happened, as far as the storm itself knows. */
    static final class Tally {
        final List<Death> deaths = new ArrayList<>();
        final List<String> violations = new ArrayList<>();
        Duration lasted = Duration.ZERO;
        Duration calm = Duration.ZERO;
        Duration standstill = Duration.ZERO;
        long underWay;
        int kills;
        int stops;
        int restarts;
        int cuts;
        int reboots;
        int audits;
    }
}
