package io.printsmart.testkit.simulation;

import static io.printsmart.testkit.simulation.Schedule.SECOND;

import io.printsmart.event.JobEvent;
import io.printsmart.event.NodeBlind;
import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrinterFlapping;
import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.event.SiteStatusChanged;
import io.printsmart.job.NodeId;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.printer.Slices;
import io.printsmart.store.EventStore;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.SeenSlice;
import io.printsmart.store.StatusChange;
import io.printsmart.store.StatusPeriod;
import io.printsmart.store.UntoldEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is stored of the printers, beside what they are: looked at after each write that may change it. Hears of each event as it is
 * stored, as a listener of its own.
 */
final class WatchBook {

    private static final String NAME = "judge";

    /** For so long a look that failed may explain what is stored: a store may be away meanwhile, and a node stopped. */
    private static final long EXPLAINS = 3_600 * SECOND;

    /** For so long a node remembers that a name could not be resolved, and a little. */
    private static final long REMEMBERED = 12 * SECOND;

    /** What the looks of one process at one printer found. */
    private static final class Looks {
        private int failed;

        /** When a look failed, and when so many did in a row that a printer may be called down. */
        private long failedAt = -EXPLAINS;

        private long believedAt = -EXPLAINS;
    }

    private final World world;
    /** The time of one look by two readings of the store's clock, as for its slice and for itself. */
    private static final Duration DRIFT = Duration.ofMillis(10);

    private final Map<String, KnownPrinter> known = new LinkedHashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, Boolean> flapping = new HashMap<>();
    private final Map<String, Boolean> sites = new HashMap<>();
    private final Map<Integer, NodeId> holders = new HashMap<>();
    private final Map<SimNode, Map<String, Looks>> looks = new HashMap<>();
    private final Map<SimNode, Map<Integer, Long>> readAt = new HashMap<>();
    private final List<PrintEvent> events = new ArrayList<>();

    /** When somebody else than the node that watches it last changed what is known of a printer. */
    private final Map<String, Long> changedAt = new HashMap<>();

    /** When a printer was last put or enabled. */
    private final Map<String, Long> stated = new HashMap<>();

    /** When a raw printer was last left as it was since one of our own jobs held it. */
    private final Map<String, Long> held = new HashMap<>();

    /** When nodes may last have suspected themselves, or nobody watched. */
    private long blindAt;

    WatchBook(World world) {
        this.world = world;
    }

    private EventStore told() {
        return world.store().events();
    }

    void begin() {
        told().register(NAME);
    }

    private long now() {
        return world.schedule().now();
    }

    // ---- looks

    /** What a printer, or the name service, answered to a process. */
    void answered(SimNode node, Device device, Finding answer) {
        Optional<String> uuid = Optional.ofNullable(known.get(device.name))
                .flatMap(is -> is.health().uuid());
        boolean other =
                device.manner.tellsUuid() && uuid.isPresent() && !uuid.get().equals(device.uuid());
        Finding finding = answer == Finding.READY && other ? Finding.OTHER_DEVICE : answer;
        Looks of =
                looks.computeIfAbsent(node, each -> new HashMap<>()).computeIfAbsent(device.name, name -> new Looks());
        boolean portOnly = finding == Finding.READY && !device.manner.raw() && of.failed > 0;
        if (finding == Finding.READY) {
            of.failed = portOnly ? of.failed : 0;
            return;
        }
        world.trace(node.name, "found", device.name, finding.name());
        of.failed++;
        of.failedAt = now();
        if (of.failed >= 2 || finding.isCertain()) {
            of.believedAt = now();
        }
    }

    // ---- slices

    /** A node was told that it holds these, and no others. */
    void shared(NodeId me, Set<Integer> mine) {
        holders.values().removeIf(me::equals);
        for (int slice : mine) {
            NodeId other = holders.put(slice, me);
            if (other != null && !world.clocksJump()) {
                broken("a slice has one holder", slice + " is given to " + me + " and held by " + other, me.value());
            }
        }
    }

    void freed(NodeId node) {
        holders.values().removeIf(node::equals);
    }

    /** Those whose lease is over are about to be freed. */
    void freedExpired(NodeId me) {
        holders.values().removeIf(holder -> !holder.equals(me) && !world.isLeased(holder));
    }

    void read(SimNode node, Collection<Integer> slices) {
        Map<Integer, Long> read = readAt.computeIfAbsent(node, each -> new HashMap<>());
        slices.forEach(slice -> read.put(slice, now()));
    }

    Optional<NodeId> holder(PrinterId printer) {
        return Optional.ofNullable(holders.get(Slices.of(printer)));
    }

    private boolean holds(NodeId me, PrinterId printer) {
        return me.equals(holders.get(Slices.of(printer)));
    }

    /** Stores what a node found. */
    Set<PrinterId> records(SimNode node, NodeId me, List<StatusChange> changes) {
        Map<String, KnownPrinter> before = new HashMap<>(known);
        Set<PrinterId> left = world.bug().record(world, me, changes);
        look("record", Optional.of(node));
        for (PrinterId id : left) {
            KnownPrinter is = known.get(id.value());
            if (is != null && is.busy() && is.printer().uri().scheme().equals("socket")) {
                // Whatever holds it, it may only have refused a second connection.
                held.put(id.value(), now());
            }
        }
        for (StatusChange change : changes) {
            PrinterId id = change.looked().id();
            KnownPrinter was = before.get(id.value());
            KnownPrinter is = known.get(id.value());
            if (was == null || is == null || is.health().equals(was.health())) {
                continue;
            }
            String what = was.health() + "\n   ==> " + is.health() + " by " + me;
            if (!world.clocksJump() && !holds(me, id)) {
                broken("a node changes nothing of printers that it does not hold", what, id.value());
            }
            Instant looked = change.health().seenAt().map(at -> at.plus(DRIFT)).orElse(Instant.MAX);
            if (was.health().seenAt().filter(looked::isBefore).isPresent()) {
                broken("an earlier look changes nothing over a later one", what, id.value());
            }
        }
        return left;
    }

    /** Stores that a node looked at whole slices: it must know what they are as stored. */
    void sees(SimNode node, NodeId me, Collection<SeenSlice> slices) {
        look("before seen", Optional.of(node));
        Map<String, KnownPrinter> before = new HashMap<>(known);
        world.bug().seen(world, me, slices);
        look("seen", Optional.of(node));
        Map<Integer, Long> read = readAt.getOrDefault(node, Map.of());
        known.forEach((name, is) -> {
            KnownPrinter was = before.get(name);
            long readThen = read.getOrDefault(Slices.of(is.printer().id()), -1L);
            boolean raised =
                    was != null && !was.health().seenAt().equals(is.health().seenAt());
            if (raised && changedAt.getOrDefault(name, 0L) > readThen) {
                broken(
                        "what somebody else changed is not seen before it is read",
                        me + " read it at " + readThen / 1e6 + ": " + is,
                        name);
            }
        });
    }

    // ---- what is stored

    /** Something was written that may have changed what is known of printers, by a node or by nobody of them. */
    void look(String why, Optional<SimNode> by) {
        List<PrintEvent> news = news();
        Set<String> gone = new HashSet<>(known.keySet());
        for (KnownPrinter is : world.store().printers().list()) {
            String name = is.printer().id().value();
            gone.remove(name);
            KnownPrinter was = known.put(name, is);
            if (was == null) {
                flapping.remove(name);
                stated.put(name, now());
                changedAt.put(name, now());
            } else {
                compare(why, by, was, is, news);
            }
        }
        for (String name : gone) {
            known.remove(name);
            if (history(name).stream().anyMatch(period -> period.until().isEmpty())) {
                broken("the history of a printer has no gap", "it is gone, and its last status is not over", name);
            }
        }
        if (!news.isEmpty()) {
            broken("each change of a printer is told once", "nothing changed that this is told of: " + news, why);
        }
    }

    private void compare(String why, Optional<SimNode> by, KnownPrinter was, KnownPrinter is, List<PrintEvent> news) {
        String name = is.printer().id().value();
        Health before = was.health();
        Health after = is.health();
        boolean changed = PrinterStatusChanged.isNews(before, after);
        if (!was.printer().equals(is.printer())) {
            stated.put(name, now());
            changedAt.put(name, now());
        }
        boolean isTold = PrinterStatusChanged.isTold(before, after);
        boolean told = take(
                news,
                event -> event instanceof PrinterStatusChanged change
                        && change.printer().value().equals(name)
                        && change.before() == before.status()
                        && change.status() == after.status()
                        && change.message().equals(after.message()));
        if (isTold != told) {
            broken("each change of a printer is told once", before + "\n   ==> " + after + " told: " + told, name);
        }
        if (!changed) {
            return;
        }
        world.judge().tally.statuses++;
        world.trace(why, "STATUS", name, before.status() + " -> " + after.status() + " " + after.message());
        if (!why.equals("record")) {
            changedAt.put(name, now());
        }
        newest(name, is);
        if (!after.isOnline() && before.isOnline() && by.isPresent()) {
            explained(why, by.get(), is);
        }
    }

    private List<StatusPeriod> history(String name) {
        return world.store().printers().history(new PrinterId(name), 2);
    }

    private void newest(String name, KnownPrinter is) {
        List<StatusPeriod> newest = history(name);
        boolean fits = !newest.isEmpty()
                && newest.get(0).until().isEmpty()
                && newest.get(0).status() == is.health().status()
                && newest.get(0).message().equals(is.health().message());
        boolean adjoins = newest.size() < 2
                || newest.get(1).until().equals(Optional.of(newest.get(0).since()))
                // It was removed in between.
                || (newest.get(1).until().isPresent() && now() - stated.get(name) < EXPLAINS);
        if (!fits || !adjoins) {
            broken("the history of a printer has no gap", is.health() + " but " + newest, name);
        }
    }

    /** One look that fails calls no printer down that is watched; and what is not certain needs looks that failed. */
    private void explained(String why, SimNode node, KnownPrinter is) {
        String name = is.printer().id().value();
        if (is.health().reasons().contains(Health.JOBS_FAILED)) {
            return;
        }
        Looks own = looks.getOrDefault(node, Map.of()).getOrDefault(name, new Looks());
        boolean watched = why.equals("record");
        long at = watched ? own.believedAt : own.failedAt;
        Duration ago = Duration.between(is.health().since().orElseThrow(), world.storeTime());
        long since = now() - ago.toNanos() / 1000;
        boolean timesHold = watched && !world.clocksJump() && world.faults().tickerJumps == 0;
        if (now() - at > EXPLAINS || (timesHold && at < since - REMEMBERED)) {
            broken("a printer that answers is not called down", is + " by " + node.name, name);
        }
    }

    // ---- events

    private interface Wanted {
        boolean is(PrintEvent event);
    }

    /** Events of printers that were stored since the last time. */
    private List<PrintEvent> news() {
        List<PrintEvent> news = new ArrayList<>();
        // As late as times can be: the store's clock may have been set back since they were stored.
        for (List<UntoldEvent> more = told().next(NAME, 1000); !more.isEmpty(); more = told().next(NAME, 1000)) {
            for (UntoldEvent untold : more) {
                PrintEvent event = untold.event();
                told().told(NAME, event);
                if (event instanceof PrinterStatusChanged) {
                    news.add(event);
                }
                heard(event);
            }
        }
        return news;
    }

    private static boolean take(List<PrintEvent> news, Wanted wanted) {
        for (PrintEvent event : news) {
            if (wanted.is(event)) {
                news.remove(event);
                return true;
            }
        }
        return false;
    }

    private void heard(PrintEvent event) {
        if (event instanceof JobEvent) {
            return;
        }
        events.add(event);
        world.trace("store", event.getClass().getSimpleName(), event.subject(), String.valueOf(event.version()));
        Long last = versions.put(event.subject(), event.version());
        if (last != null && last >= event.version() && !world.clocksJump()) {
            broken("each event of a printer or site has a higher version", event + " after " + last, event.subject());
        }
        if (event instanceof SiteStatusChanged site) {
            world.judge().tally.siteAlerts++;
            boolean was = Boolean.TRUE.equals(sites.put(site.site(), site.down()));
            if (was == site.down()) {
                broken("a site goes down and comes back by turns", String.valueOf(site), site.site());
            }
        } else if (event instanceof PrinterFlapping flaps) {
            String name = flaps.printer().value();
            boolean was = Boolean.TRUE.equals(flapping.put(name, flaps.flapping()));
            if (was == flaps.flapping()) {
                broken("a printer begins and ceases to flap by turns", String.valueOf(flaps), name);
            }
        } else if (event instanceof NodeBlind blind) {
            blindAt = now();
            world.judge().tally.blind++;
            if (blind.failed() < world.settings().monitor().blindMinimum() || blind.failed() > blind.looked()) {
                broken(
                        "a node is blind by what it looked at",
                        String.valueOf(blind),
                        blind.node().value());
            }
        }
    }

    // ---- the truth

    /** How long after the last change all has to be known. */
    private long bound() {
        Duration two = world.settings()
                .monitor()
                .interval()
                .multipliedBy(2)
                .plus(world.settings().lease());
        return two.toMillis() * 1000;
    }

    long reportBound() {
        return world.settings().monitor().reportInterval().toMillis() * 1000;
    }

    /** When all has to be known that is as it is now, if nothing happens until then. */
    long knownBy(Device device) {
        long since = Math.max(world.disturbedUntil(), device.changedAt);
        since = Math.max(since, stated.getOrDefault(device.name, 0L));
        since = Math.max(since, held.getOrDefault(device.name, 0L));
        long paper = device.paper || device.manner.raw() ? 0 : reportBound();
        return Math.max(since, blindAt) + bound() + paper;
    }

    /** While much fails: what is gone for long is not called online where nodes could work meanwhile. */
    void whatIsDownIsKnownToBeDown() {
        long silent = world.devices().stream().filter(device -> !device.powered).count();
        boolean blind = silent >= world.settings().monitor().blindMinimum()
                || world.nodes().stream()
                        .anyMatch(node ->
                                node != null && node.print.monitor().health().blind());
        boolean nobodyWatches =
                world.nodes().stream().noneMatch(node -> node != null && node.goesOn() && !node.isPaused());
        if (blind || nobodyWatches || world.isStoreDown()) {
            blindAt = now();
        }
        for (Device device : world.devices()) {
            KnownPrinter is = known.get(device.name);
            boolean judged = world.watches() && is != null && isDown(device) && !world.clocksJump();
            // Calls that fail now and then are tried again.
            if (judged && is.health().isOnline() && now() > knownBy(device) + 60 * SECOND) {
                broken(
                        "P6 what is down is known to be down",
                        "for " + bound() / SECOND + " s and more: " + is,
                        device.name);
            }
        }
    }

    private static boolean isDown(Device device) {
        return !device.powered || device.refuses || !(device.paper || device.manner.raw());
    }

    /** All that is wrong with what is stored of a printer; empty if it is the truth. */
    void isTheTruth(Device device) {
        KnownPrinter is = known.get(device.name);
        Health health = is.health();
        boolean busy = device.manner.raw() && device.isBusy(now());
        boolean rests = health.reasons().contains(Health.JOBS_FAILED);
        boolean other =
                health.uuid().filter(uuid -> !uuid.equals(device.uuid())).isPresent();
        boolean fits;
        if (!device.powered) {
            fits = health.status() == PrinterStatus.OFFLINE;
        } else if (isDown(device) || (other && device.manner.tellsUuid())) {
            fits = health.status() == PrinterStatus.ERROR;
        } else {
            fits = health.isOnline() || rests;
        }
        if (!fits && !busy) {
            String truth = (device.powered ? "on" : "off")
                    + (device.refuses ? ", refuses" : "")
                    + (device.paper ? "" : ", without paper");
            broken("P6 at rest what is stored is the truth", "it is " + truth + ": " + is, device.name);
        }
    }

    /** All periods adjoin, but where a printer was removed; one is open, and is what is known. */
    void historiesAreWhole() {
        known.forEach((name, is) -> {
            List<StatusPeriod> all =
                    world.store().printers().history(is.printer().id(), Integer.MAX_VALUE);
            long open = all.stream().filter(period -> period.until().isEmpty()).count();
            boolean never = is.health().status() == PrinterStatus.UNKNOWN;
            if (open != 1 && !never) {
                broken("the history of a printer has no gap", open + " open periods: " + all, name);
            }
            if (open == 1 && all.get(0).status() != is.health().status()) {
                broken("the history of a printer has no gap", is.health() + " but " + all.get(0), name);
            }
        });
    }

    /** Whoever listens heard of all that was stored. */
    void allWasHeard() {
        for (PrintEvent event : events) {
            if (world.listens() && !world.judge().isHeard(event)) {
                broken("P7 each change of a printer is told", String.valueOf(event), event.subject());
            }
        }
    }

    private void broken(String rule, String what, String about) {
        world.judge().broken(rule, what, about);
    }
}
