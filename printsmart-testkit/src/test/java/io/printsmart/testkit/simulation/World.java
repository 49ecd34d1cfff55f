package io.printsmart.testkit.simulation;

import io.printsmart.PrintSmart;
import io.printsmart.PrintSmartBuilder;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Printer;
import io.printsmart.service.Settings;
import io.printsmart.store.StoreException;
import io.printsmart.testkit.store.InMemoryDocumentStore;
import io.printsmart.testkit.store.InMemoryPrintStore;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import io.printsmart.wallet.Movement;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** All that one run is about: the time, the shared store, the printers, the wallet, the nodes, and who judges. */
final class World {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    static final Currency EUR = Money.currency("EUR");

    private final Dice dice;
    private final Bug bug;
    private final Schedule schedule;
    private final Trace trace = new Trace();
    private final Judge judge = new Judge(this);
    private final Settings settings;
    private final boolean remoteWallet;
    private final boolean listens;
    private final boolean watches;
    private final InMemoryPrintStore store;
    private final InMemoryDocumentStore documents;
    private final SimWallet wallet;
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final List<SimNode> nodes = new ArrayList<>();
    private final Map<NodeId, Instant> leases = new HashMap<>();
    private final Map<String, HostTransaction> locks = new HashMap<>();
    private final boolean clocksJump;
    private Faults faults;
    private long clockOffsetMillis;
    private long skewMillis;
    private boolean healed;
    private long disturbedUntil;
    private Instant latestBeforeJumps = START;
    private boolean storeDown;
    private boolean freeing;
    private boolean ownWrite;
    private Optional<NodeId> leaver = Optional.empty();
    private Throwable unexpected;

    World(long seed, Carriers carriers, Bug bug) {
        this.dice = new Dice(seed);
        this.bug = bug;
        this.schedule = new Schedule(carriers, this::unexpected);
        this.faults = Faults.drawn(dice);
        this.clocksJump = faults.clockJumps > 0;
        this.settings = Scenery.settings(dice);
        this.remoteWallet = dice.oneIn(3);
        this.listens = dice.oneIn(3);
        this.watches = seed % 2 != 0;
        this.wallet = new SimWallet(this);
        this.store = new InMemoryPrintStore(this::storeTime);
        this.documents = new InMemoryDocumentStore(this::storeTime);
        store.watch(judge);
        judge.watch().begin();
        int printers = 1 + dice.below(6);
        int sites = dice.below(3);
        for (int i = 1; i <= printers; i++) {
            Device device = new Device("p" + i, Manner.drawn(dice), judge);
            device.completionRequired = !device.manner.raw() && dice.oneIn(4);
            device.site = sites == 0 ? "" : "hall-" + dice.below(sites);
            devices.put(device.name, device);
            put(device);
        }
    }

    void put(Device device) {
        Printer printer = Printer.of(device.name, device.uri());
        administers(() -> {
            store.printers()
                    .put(printer.withCompletionRequired(device.completionRequired)
                            .withSite(device.site));
            return true;
        });
    }

    /** As from an administrator's own page: the judge sees it, no node does. */
    boolean administers(BooleanSupplier effect) {
        boolean done = ownWrite(effect);
        judge.watch().look("administrator", Optional.empty());
        return done;
    }

    Dice dice() {
        return dice;
    }

    Bug bug() {
        return bug;
    }

    Schedule schedule() {
        return schedule;
    }

    Trace trace() {
        return trace;
    }

    void trace(String actor, String action, String subject, String outcome) {
        trace.add(schedule.now(), actor, action, subject, outcome);
    }

    Judge judge() {
        return judge;
    }

    Settings settings() {
        return settings;
    }

    boolean hasRemoteWallet() {
        return remoteWallet;
    }

    /** Whether the nodes watch the printers; some hosts only deliver, and a watch takes as much time as all else. */
    boolean watches() {
        return watches;
    }

    boolean listens() {
        return listens;
    }

    /** Whether listeners still have something to hear. */
    boolean hasUntold() {
        return listens && store.events().untold(SimListener.NAME) > 0;
    }

    InMemoryPrintStore store() {
        return store;
    }

    InMemoryDocumentStore documents() {
        return documents;
    }

    SimWallet wallet() {
        return wallet;
    }

    Collection<Device> devices() {
        return devices.values();
    }

    Device device(String name) {
        return devices.get(name);
    }

    List<SimNode> nodes() {
        return nodes;
    }

    Faults faults() {
        return faults;
    }

    void heal() {
        healed = true;
        faults = new Faults();
        storeDown = false;
        wallet.down = false;
    }

    boolean isHealed() {
        return healed;
    }

    boolean clocksJump() {
        return clocksJump;
    }

    Throwable unexpectedFailure() {
        return unexpected;
    }

    private void unexpected(Throwable failure) {
        if (unexpected == null && judge.broken().isEmpty()) {
            unexpected = failure;
        }
        schedule.end();
    }

    Instant storeTime() {
        return trueTime().plusMillis(skewMillis);
    }

    private Instant trueTime() {
        return START.plusMillis(schedule.now() / 1000 + clockOffsetMillis);
    }

    /** Until then somebody who could work was kept from it, by death, by a pause, or by a store that was away. */
    void disturbed(long until) {
        disturbedUntil = Math.max(disturbedUntil, until);
    }

    /** In microseconds since the beginning. */
    long disturbedUntil() {
        return disturbedUntil;
    }

    /** When the lease of a node is over by the true time; long ago if it has none. */
    boolean isLeased(NodeId node) {
        return leases.getOrDefault(node, Instant.EPOCH).isAfter(trueTime());
    }

    /** Since when all could work. */
    Instant undisturbedSince() {
        return storeTime().minusNanos((schedule.now() - disturbedUntil) * 1000);
    }

    /** How far a node may be behind the store's clock: it may have been stopped while it read it. */
    Duration clockIsReadAgain() {
        return settings.lease().multipliedBy(4).plusSeconds(10);
    }

    /** The latest moment that the store's clock ever showed: until it comes again, things may be put off. */
    Instant latestStoreTime() {
        Instant now = storeTime();
        return now.isAfter(latestBeforeJumps) ? now : latestBeforeJumps;
    }

    /** The latest moment that it showed before its last jump. */
    Instant latestBeforeJumps() {
        return latestBeforeJumps;
    }

    void jumpClock(Duration by) {
        latestBeforeJumps = latestStoreTime();
        disturbed(schedule.now());
        clockOffsetMillis += by.toMillis();
        trace("store", "CLOCK JUMPS", "", by.toString());
    }

    /** Has something done as if the store had another clock. */
    boolean skewed(long millis, BooleanSupplier work) {
        skewMillis = millis;
        try {
            return work.getAsBoolean();
        } finally {
            skewMillis = 0;
        }
    }

    void storeDown(boolean down) {
        storeDown = down;
        disturbed(schedule.now());
        trace("store", down ? "GOES DOWN" : "COMES BACK", "", "");
    }

    boolean isStoreDown() {
        return storeDown;
    }

    boolean storeIsDown(SimNode node) {
        return storeDown && !node.isDead();
    }

    // ---- nodes

    PrintSmart build(SimNode node) {
        PrintSmartBuilder builder = PrintSmart.builder()
                .store(new SimStore(node))
                .documents(new SimDocuments(node))
                .transport(new SimTransport(node))
                .transport(new SimRaw(node))
                .prober(new SimProber(node))
                .names(host -> resolve(node, host))
                .settings(settings)
                .random(dice.split())
                .ticker(node::ticker)
                .timers(node.timers)
                .lookUps(Runnable::run)
                .looks(Runnable::run)
                .watch(task -> Turns.watched(node, task))
                .workers(work -> schedule.at(schedule.now(), () -> Turns.work(node, work)));
        if (listens) {
            builder.listener(new SimListener(node));
        }
        return (remoteWallet ? builder.wallet(wallet.of(node)) : builder).build();
    }

    private List<InetAddress> resolve(SimNode node, String host) throws UnknownHostException {
        if (dice.chance(faults.refused / 10)) {
            judge.watch().answered(node, devices.get(host.substring(0, host.indexOf('.'))), Finding.UNRESOLVED);
            throw new UnknownHostException(host);
        }
        int number = Integer.parseInt(host.substring(1, host.indexOf('.')));
        return List.of(InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) number}));
    }

    void died(SimNode node) {
        int slot = nodes.indexOf(node);
        if (slot >= 0) {
            long pause = dice.logBetween(100_000, 300_000_000L);
            schedule.in(pause, () -> Turns.start(this, slot));
        }
    }

    void leased(NodeId node, Duration lease) {
        leases.put(node, trueTime().plus(lease));
    }

    boolean isFreeing() {
        return freeing;
    }

    boolean isStoresOwn() {
        return ownWrite || freeing;
    }

    boolean frees(Optional<NodeId> who, BooleanSupplier effect) {
        freeing = true;
        leaver = who;
        try {
            return effect.getAsBoolean();
        } finally {
            freeing = false;
            leaver = Optional.empty();
        }
    }

    boolean ownWrite(BooleanSupplier effect) {
        ownWrite = true;
        try {
            return effect.getAsBoolean();
        } finally {
            ownWrite = false;
        }
    }

    /** Only a node whose lease is over, or that leaves, may lose what it holds. */
    void freed(PrintJob before, PrintJob after) {
        NodeId holder = before.claim().holder().orElseThrow();
        Instant until = leases.getOrDefault(holder, Instant.EPOCH);
        boolean over = !until.isAfter(trueTime());
        if (!over && !leaver.equals(Optional.of(holder))) {
            judge.broken(
                    "a node that beats keeps what it holds",
                    before + "\n   ==> " + after,
                    before.id().value());
        }
    }

    // ---- money

    void give(AccountId account, long cents) {
        if (remoteWallet) {
            wallet.topUp(account, cents);
        } else {
            Money amount = new Money(cents, EUR);
            store.accounts().topUp(Movement.topUp(account, amount, "first-" + account.value()));
        }
    }

    Money balance(AccountId account) {
        return store.accounts().balance(account, EUR).orElse(Money.zero(EUR));
    }

    boolean covers(PrintJob job) {
        return balance(job.account()).minorUnits() >= job.order().cost().minorUnits();
    }

    // ---- transactions of hosts

    void lock(HostTransaction transaction, List<String> names) {
        requireUnlocked(names);
        for (String name : names) {
            if (locks.putIfAbsent(name, transaction) == null) {
                transaction.locks.add(name);
            }
        }
    }

    void requireUnlocked(List<String> names) {
        for (String name : names) {
            HostTransaction holder = locks.get(name);
            if (holder != null && holder != schedule.local()) {
                throw new StoreException("lock timeout on " + name);
            }
        }
    }

    void end(HostTransaction transaction, boolean commit) {
        transaction.locks.forEach(locks::remove);
        if (commit) {
            transaction.writes.forEach(Runnable::run);
        }
    }
}
