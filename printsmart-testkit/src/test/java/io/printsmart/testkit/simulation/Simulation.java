package io.printsmart.testkit.simulation;

import static io.printsmart.testkit.simulation.Schedule.SECOND;

import io.printsmart.job.PaymentState;
import io.printsmart.job.PrintJob;
import io.printsmart.service.LedgerAudit;
import io.printsmart.store.StoreException;
import io.printsmart.wallet.AccountId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One run: see the package's description. */
final class Simulation {

    private static final long HOUR = 3_600 * SECOND;

    /** How long after its {@code endBy}, or after all is well again, a job may take to end. */
    static final Duration BOUND = Duration.ofMinutes(10);

    /** How long after that refunds may stay owed, and leftovers lie at printers: as long as the longest pause between two refunds. */
    static final Duration CLEAN_UP = Duration.ofMinutes(60);

    /** How long after everything has settled a listener may have to be told: three times the longest backoff. */
    static final Duration TELL = Duration.ofMinutes(15);

    /** So many lines tell what happened before a failure; raise it for a run that is replayed. */
    private static final int LINES = Integer.getInteger("printsmart.lines", 40);

    private final World world;
    private final List<Student> students = new ArrayList<>();
    private final long seed;
    private final Bug bug;
    private long healAt;
    private Instant settledBy = Instant.MAX;
    private Instant toldBy = Instant.MIN;

    private Simulation(long seed, Carriers carriers, Bug bug) {
        this.seed = seed;
        this.bug = bug;
        this.world = new World(seed, carriers, bug);
    }

    /**
     * What a run gave.
     *
     * @param seed its seed
     * @param hash sums up all that happened
     * @param failure the first broken rule, and what happened before; empty if all held
     * @param rule the first broken rule alone
     * @param tally what came about
     */
    record Outcome(long seed, long hash, String failure, String rule, Tally tally) {

        boolean held() {
            return failure.isEmpty();
        }
    }

    static Outcome run(long seed, Carriers carriers, Bug bug) {
        return new Simulation(seed, carriers, bug).run();
    }

    private Outcome run() {
        Dice dice = world.dice();
        int nodes = 1 + dice.below(4);
        for (int slot = 0; slot < nodes; slot++) {
            int which = slot;
            world.nodes().add(null);
            world.schedule().at(dice.between(0, SECOND), () -> Turns.start(world, which));
        }
        int jobs = (int) dice.logBetween(40, 860);
        healAt = dice.logBetween(HOUR / 10, dice.oneIn(8) ? 12 * HOUR : HOUR);
        for (int i = 0; i < 3 + dice.below(20); i++) {
            Student student = new Student(world, "s" + i);
            students.add(student);
            world.give(student.account(), dice.oneIn(6) ? 40 : 1_000_000);
        }
        for (int i = 0; i < jobs; i++) {
            dice.of(students).prints("k" + i, dice.between(2 * SECOND, healAt));
        }
        Weather weather = new Weather(world, healAt);
        weather.begin();
        world.schedule().at(60 * SECOND, this::endsInTime);
        world.schedule().at(healAt, () -> {
            weather.clears();
            world.schedule().in(10 * SECOND, this::awaitEnd);
        });
        world.schedule().run();
        return outcome();
    }

    private Outcome outcome() {
        Judge judge = world.judge();
        judge.tally.seeds = 1;
        Throwable unexpected = world.unexpectedFailure();
        String rule = judge.broken().isEmpty() && unexpected != null ? "unexpected " + unexpected : judge.broken();
        if (rule.isEmpty()) {
            return new Outcome(seed, world.trace().hash(), "", "", judge.tally);
        }
        StringBuilder text = new StringBuilder("seed ")
                .append(seed)
                .append(": ")
                .append(rule)
                .append('\n');
        if (unexpected != null && judge.broken().isEmpty()) {
            for (StackTraceElement element : unexpected.getStackTrace()) {
                text.append("    at ").append(element).append('\n');
            }
        }
        if (!judge.subject().isEmpty()) {
            text.append("What happened to it:\n");
            world.trace()
                    .last(LINES, judge.subject())
                    .forEach(line -> text.append(line).append('\n'));
        }
        text.append("The last events:\n");
        world.trace().last(LINES, "").forEach(line -> text.append(line).append('\n'));
        text.append(bug == Bug.NONE ? "" : "Without the planted bug this seed holds. ")
                .append("Replay: mvn -pl printsmart-testkit -am test -DskipPitest -Dtest=SimulationTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dprintsmart.seed=")
                .append(seed)
                .append('\n');
        return new Outcome(seed, world.trace().hash(), text.toString(), rule, judge.tally);
    }

    /** Also while much fails: no job outlives its time by long where nodes and store could work meanwhile. */
    private void endsInTime() {
        Instant now = world.storeTime();
        for (PrintJob job : world.judge().jobs().values()) {
            Instant limit =
                    latest(world.undisturbedSince(), job.order().endBy()).plus(BOUND);
            if (!job.state().isFinal() && !world.isStoreDown() && now.isAfter(limit)) {
                lasts(job, limit);
            }
        }
        world.judge().watch().whatIsDownIsKnownToBeDown();
        if (world.schedule().now() < healAt) {
            world.schedule().in(60 * SECOND, this::endsInTime);
        }
    }

    private void lasts(PrintJob job, Instant limit) {
        world.judge()
                .broken(
                        "P5 every job ends by endBy and a little",
                        "it is " + world.storeTime() + ", limit " + limit + ": " + job,
                        job.id().value());
    }

    // ---- all must come to its end

    private void awaitEnd() {
        Instant now = world.storeTime();
        Instant healed = now.minusNanos((world.schedule().now() - healAt) * 1000);
        boolean settled = true;
        Duration chargesMayCome = world.wallet().longestDelay().orElse(Duration.ZERO);
        for (PrintJob job : world.judge().jobs().values()) {
            boolean over = job.state().isFinal();
            Instant limit = latest(healed, job.order().endBy()).plus(BOUND);
            if (!over && now.isAfter(limit)) {
                lasts(job, limit);
            }
            boolean busy =
                    !over || job.dueAt().isPresent() || job.claim().holder().isPresent();
            // What was put off before the store's clock was set back waits until it shows that time again.
            Instant cleanBy =
                    latest(limit, world.latestBeforeJumps()).plus(CLEAN_UP).plus(chargesMayCome);
            if (busy && now.isAfter(cleanBy)) {
                world.judge()
                        .broken(
                                "what is owed and what is left over goes away in time",
                                String.valueOf(job),
                                job.id().value());
            }
            settled = settled && !busy;
        }
        boolean quiet = world.schedule().now() > healAt + 10 * 60 * SECOND
                && world.wallet().isQuiet();
        boolean told = !world.hasUntold();
        settledBy = settled ? earliest(settledBy, world.latestStoreTime()) : Instant.MAX;
        // What the watch finds is told too, and there is always something new.
        toldBy = told ? now : toldBy;
        if (!told && settled && now.isAfter(latest(settledBy, toldBy).plus(TELL))) {
            world.judge().broken("P7 listeners hear of everything in time", "", "");
        }
        if (settled && quiet && told && world.nodes().stream().allMatch(node -> node != null && !node.isDead())) {
            world.judge().watch().allWasHeard();
            if (world.watches()) {
                new Rest(world, this::finish).begin();
            } else {
                finish();
            }
        } else {
            world.schedule().in(60 * SECOND, this::awaitEnd);
        }
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void finish() {
        world.judge().tally.microsUntilHealed = healAt;
        world.devices().forEach(device -> device.works(world.schedule().now()));
        world.judge().atTheEnd();
        world.judge().watch().historiesAreWhole();
        nothingIsOpenAtPrinters();
        whatWasToldIsThere();
        theWalletAgrees();
        SimNode node = world.nodes().get(0);
        LedgerAudit.Report audit = node.print.audit().run();
        if (!audit.ok()) {
            world.judge().broken("the audit is clean", String.valueOf(audit.violations()), "");
        }
        if (!world.clocksJump()) {
            documentsAreErased(node);
        }
        world.schedule().end();
    }

    private void nothingIsOpenAtPrinters() {
        for (Device device : world.devices()) {
            for (Work work : device.works(world.schedule().now())) {
                boolean raw = device.manner.raw() && work.state != Work.State.INCOMING; // nobody can ask it for more
                boolean foreign = Document.FOREIGN.equals(work.key);
                if (!work.ended() && !work.createdLate && !raw && !foreign) {
                    world.judge()
                            .broken(
                                    "nothing is left open at a printer",
                                    device.name + " has " + work.name + " " + work.state + " " + device.manner,
                                    work.key);
                }
            }
        }
    }

    private void whatWasToldIsThere() {
        for (Student student : students) {
            for (PrintJob job : student.told()) {
                boolean there = world.store().jobs().find(job.id()).isPresent();
                if (!there) {
                    world.judge()
                            .broken(
                                    "who was told of a job finds it",
                                    String.valueOf(job),
                                    job.id().value());
                }
            }
        }
    }

    /** Each key took what its job earned, keys of no job took nothing, and each student paid for the own jobs alone. */
    private void theWalletAgrees() {
        if (!world.hasRemoteWallet()) {
            return;
        }
        Map<String, Long> due = new HashMap<>();
        Map<AccountId, Long> owed = new HashMap<>();
        for (PrintJob job : world.judge().jobs().values()) {
            if (job.payment() == PaymentState.CAPTURED) {
                long cost = job.order().cost().minorUnits();
                due.put("charge:" + job.id(), cost);
                owed.merge(job.account(), cost, Long::sum);
            }
        }
        Set<String> keys = new TreeSet<>(due.keySet());
        keys.addAll(world.wallet().keysThatTook());
        keys.forEach(key -> walletAgrees(key, world.wallet().net(key), due.getOrDefault(key, 0L)));
        for (Student student : students) {
            AccountId account = student.account();
            walletAgrees(account.value(), world.wallet().taken(account), owed.getOrDefault(account, 0L));
        }
    }

    private void walletAgrees(String whose, long taken, long due) {
        if (taken != due) {
            world.judge()
                    .broken(
                            "P3 the wallet's own books agree",
                            whose + ": " + taken + " taken instead of " + due,
                            whose.replace("charge:", ""));
        }
    }

    private void documentsAreErased(SimNode node) {
        Duration retention = world.settings().documentRetention();
        world.jumpClock(retention.plusHours(2)); // as if so much time had passed, without all the beats of it
        world.schedule().sleep(6 * SECOND); // after which a node looks at the store's clock again
        try {
            node.print.eraseOldDocuments();
        } catch (IOException | StoreException e) {
            world.judge().broken("nothing fails any more", e.toString(), "");
        }
        List<String> left = world.documents().olderThan(Instant.MAX, 10);
        if (!left.isEmpty()) {
            world.judge().broken("documents are erased", left.toString(), left.get(0));
        }
    }
}
