package io.printsmart.testkit.watch;

import io.printsmart.PrintSmart;
import io.printsmart.event.NodeBlind;
import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrintEventListener;
import io.printsmart.event.PrinterStatusChanged;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.MonitorHealth;
import io.printsmart.service.MonitorSettings;
import io.printsmart.service.PrintRequest;
import io.printsmart.service.Settings;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.StatusPeriod;
import io.printsmart.testkit.store.InMemoryDocumentStore;
import io.printsmart.testkit.store.InMemoryPrintStore;
import io.printsmart.testkit.time.SettableTime;
import io.printsmart.transport.PrintTransport;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Printers in settable time, and the nodes that watch them. */
final class Campus implements AutoCloseable {

    private static final AccountId ANN = new AccountId("ann");

    static final Duration INTERVAL = MonitorSettings.DEFAULT.interval();
    static final Duration PERIOD = MonitorSettings.DEFAULT.period();

    final SettableTime time = new SettableTime();
    final VirtualNet net = new VirtualNet(time);
    final InMemoryPrintStore store = new InMemoryPrintStore(time);
    final List<PrintEvent> told = new ArrayList<>();
    private final InMemoryDocumentStore documents = new InMemoryDocumentStore(time);
    private final List<PrintSmart> nodes = new ArrayList<>();
    private final Set<PrintSmart> stopped = new HashSet<>();
    private final Settings settings;
    private boolean delivering = true;
    private Duration slow = Duration.ZERO;
    private final List<PrintTransport> transports;

    Campus(Settings settings, PrintTransport... transports) {
        this.settings = settings;
        this.transports = List.of(transports);
        this.transports.forEach(transport -> ((FakePrinting) transport).campus = this);
        addNode();
    }

    Campus() {
        this(Settings.DEFAULT);
    }

    PrintSmart print() {
        return nodes.get(0);
    }

    PrintSmart addNode() {
        AtomicReference<PrintSmart> self = new AtomicReference<>();
        var builder = PrintSmart.builder()
                .store(store)
                .documents(documents)
                .settings(settings)
                .ticker(time.ticker())
                .random(new Random(42 + nodes.size()))
                .prober(net)
                .names(host -> List.of(InetAddress.getByAddress(host, new byte[] {10, 88, 0, 1})))
                .lookUps(Runnable::run)
                .looks(Runnable::run)
                .watch(task -> late(self, task))
                .workers(Runnable::run)
                .listener(new PrintEventListener() {
                    @Override
                    public String name() {
                        return "diary";
                    }

                    @Override
                    public void on(PrintEvent event) {
                        told.add(event);
                    }
                });
        transports.forEach(builder::transport);
        PrintSmart node = builder.build();
        nodes.add(node);
        self.set(node);
        return node;
    }

    /** From now on the store takes so long for what the watch asks, and whoever is asked for a report. */
    void slowStore(Duration duration) {
        slow = duration;
    }

    private void late(AtomicReference<PrintSmart> node, Runnable task) {
        if (slow.isZero()) {
            task.run();
        } else {
            net.later(slow, () -> unlessStopped(node, task));
        }
    }

    private void unlessStopped(AtomicReference<PrintSmart> node, Runnable task) {
        if (stopped.contains(node.get())) {
            net.later(slow, () -> unlessStopped(node, task));
        } else {
            task.run();
        }
    }

    /** Its process ends without a word. */
    void kill(PrintSmart node) {
        nodes.remove(node);
    }

    /** It is closed in order. */
    void leave(PrintSmart node) {
        nodes.remove(node);
        node.close();
    }

    void add(String name) {
        add(name, "");
    }

    void add(String name, String site) {
        int number = store.printers().list().size();
        String address = "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
        print().printers().put(Printer.of(name, "socket://" + address).withSite(site));
    }

    /** One that tells its own state. */
    void addIpp(String name) {
        addIpp(name, "");
    }

    void addIpp(String name, String site) {
        int number = store.printers().list().size();
        print().printers()
                .put(Printer.of(name, "ipp://10.99." + (number >> 8 & 255) + "." + (number & 255) + "/ipp/print")
                        .withSite(site));
    }

    void topUp() {
        print().accounts().topUp(ANN, Money.of("1000.00", "EUR"), "cash-desk");
    }

    PrintJob submit(String printer, String key) {
        byte[] document = ("%PDF-1.4 " + key).getBytes(StandardCharsets.US_ASCII);
        return print().service()
                .submit(PrintRequest.builder()
                        .key(key)
                        .account(ANN.value())
                        .printer(printer)
                        .document(() -> new ByteArrayInputStream(document))
                        .cost(Money.of("0.10", "EUR"))
                        .build());
    }

    /** A node that lives long and neither watches nor delivers. */
    NodeId node() {
        NodeId node = new NodeId("other-" + nodes.size());
        store.nodes().join(node, Duration.ofDays(10));
        return node;
    }

    /** From now on a printer is busy with a job of another node. */
    void hold(String printer) {
        submit(printer, "held");
        NodeId other = node();
        if (store.jobs().claim(other, 1).isEmpty()) {
            throw new AssertionError("nothing to claim");
        }
    }

    void addAll(int printers, String site) {
        for (int i = 0; i < printers; i++) {
            add(site + "-" + i, site);
        }
    }

    /** All of them are known to be slow to wake. */
    void wakeWithin(Duration duration) {
        for (KnownPrinter known : store.printers().list()) {
            Health health = known.health();
            store.printers()
                    .observed(
                            known.printer(),
                            health.with(health.device().waking(duration)).seenAt(time.instant()));
        }
    }

    /** Jobs are accepted right before the printers of the annex are gone. */
    void annexIsDown(int printers, VirtualNet.Answer answer, Runnable orders) {
        delivering = false;
        orders.run();
        delivering = true;
        for (int i = 0; i < printers; i++) {
            net.device("annex-" + i, answer);
        }
    }

    /** Its process is stopped. */
    void stop(PrintSmart node) {
        stopped.add(node);
    }

    void goOn(PrintSmart node) {
        stopped.remove(node);
    }

    /** Lets the time pass, and all nodes do what is due. */
    void run(Duration duration) {
        Instant end = time.instant().plus(duration);
        while (true) {
            net.deliver();
            Instant next = end;
            for (PrintSmart node : awake()) {
                Instant due = time.instant().plus(node(node));
                next = due.isBefore(next) ? due : next;
            }
            next = net.next().isBefore(next) ? net.next() : next;
            if (!time.instant().isBefore(end)) {
                break;
            }
            Duration step = Duration.between(time.instant(), next);
            time.advance(step.compareTo(TICK) < 0 ? TICK : step);
        }
    }

    private static final Duration TICK = Duration.ofMillis(100);

    /** As long as a node rests at most, also where no look is due. */
    private static final Duration REST = Duration.ofSeconds(1);

    private Duration node(PrintSmart node) {
        Duration next = net.timed(node::watchDue);
        if (delivering) {
            node.runDue();
        }
        node.tellDue();
        return next.compareTo(REST) < 0 ? next : REST;
    }

    private List<PrintSmart> awake() {
        return nodes.stream().filter(node -> !stopped.contains(node)).toList();
    }

    KnownPrinter printer(String name) {
        return store.printers().find(new PrinterId(name)).orElseThrow();
    }

    PrinterStatus status(String name) {
        return printer(name).health().status();
    }

    List<StatusPeriod> history(String name) {
        return store.printers().history(new PrinterId(name), 1000);
    }

    long count(PrinterStatus status) {
        return store.printers().list().stream()
                .filter(known -> known.health().status() == status)
                .count();
    }

    <T extends PrintEvent> List<T> told(Class<T> kind) {
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Changes of status that were told and are no beginnings. */
    Stream<PrinterStatusChanged> changes() {
        return told(PrinterStatusChanged.class).stream().filter(event -> event.before() != PrinterStatus.UNKNOWN);
    }

    List<NodeBlind> blind() {
        return told(NodeBlind.class);
    }

    MonitorHealth health() {
        return print().monitor().health();
    }

    @Override
    public void close() {
        nodes.forEach(PrintSmart::close);
    }
}
