package io.printsmart.testkit.watch;

import io.printsmart.printer.Finding;
import io.printsmart.printer.ProbeResult;
import io.printsmart.testkit.time.SettableTime;
import io.printsmart.transport.ConnectivityProber;
import io.printsmart.transport.Target;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A network in settable time: each printer answers as it is told to, after a while in which the time has to pass. Whoever blocks for
 * an answer has it at once.
 */
final class VirtualNet implements ConnectivityProber {

    /** What a connection comes to, and after how long. */
    record Answer(Finding finding, Duration after) {

        static final Answer OPEN = new Answer(Finding.READY, Duration.ofMillis(2));
        static final Answer REFUSED = new Answer(Finding.REFUSED, Duration.ofMillis(2));
        static final Answer NO_ROUTE = new Answer(Finding.UNREACHABLE, Duration.ofMillis(1));
        static final Answer NEVER = new Answer(Finding.READY, Duration.ofDays(1000));

        /** The prober itself loses it. */
        static final Answer LOST = new Answer(Finding.NOT_LOOKED, Duration.ofDays(2000));
    }

    /** How a device answers a connection that begins at some time. */
    interface Device {

        Answer connect(Instant at);
    }

    private record Event(Instant at, long number, Runnable what) {}

    private final SettableTime time;
    private final Map<String, Device> devices = new HashMap<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
    private final Map<String, List<Instant>> timedLooks = new HashMap<>();
    private final Map<String, List<Instant>> looks = new HashMap<>();
    private final Set<String> pingable = new HashSet<>();
    private boolean timed;
    private boolean remembering = true;
    private long number;
    private long slowLooks;
    private int lost;
    private boolean failing;
    private int mostInFlight;
    Device all = at -> Answer.OPEN;

    VirtualNet(SettableTime time) {
        this.time = time;
    }

    /** From now on this device answers like that. */
    void device(String printer, Device device) {
        devices.put(printer, device);
    }

    void device(String printer, Answer answer) {
        device(printer, at -> answer);
    }

    void answersPing(String host) {
        pingable.add(host);
    }

    /** When a printer was looked at. */
    List<Instant> looks(String printer) {
        return looks.getOrDefault(printer, List.of());
    }

    /** How often the watch itself looked at a printer since some time. */
    int timedLooks(String printer, Instant from) {
        return (int) timedLooks.getOrDefault(printer, List.of()).stream()
                .filter(at -> !at.isBefore(from))
                .count();
    }

    /** Looks that had no answer in time. */
    long slowLooks() {
        return slowLooks;
    }

    long allLooks() {
        return number;
    }

    int lost() {
        return lost;
    }

    /** Nothing more can be looked at. */
    void fail(boolean fails) {
        failing = fails;
    }

    int mostInFlight() {
        return mostInFlight;
    }

    /** Whole days of looks are too many to be remembered. */
    void countOnly() {
        remembering = false;
    }

    /** While this runs, answers take their time. */
    <T> T timed(Supplier<T> work) {
        timed = true;
        try {
            return work.get();
        } finally {
            timed = false;
        }
    }

    Instant next() {
        return events.isEmpty() ? Instant.MAX : events.element().at();
    }

    /** Something else that takes its time. */
    void later(Duration after, Runnable what) {
        number++;
        events.add(new Event(time.instant().plus(after), number, what));
    }

    /** Gives the answers whose time has come. */
    void deliver() {
        while (!events.isEmpty() && !events.element().at().isAfter(time.instant())) {
            events.remove().what().run();
        }
    }

    @Override
    public int capacity() {
        return 65_535;
    }

    @Override
    public void probe(List<Target> targets, Duration timeout, Consumer<ProbeResult> sink) {
        if (failing) {
            throw new AssertionError("the prober fails");
        }
        for (Target target : targets) {
            String printer = target.printer().id().value();
            Instant now = time.instant();
            if (remembering) {
                looks.computeIfAbsent(printer, name -> new ArrayList<>()).add(now);
            }
            if (remembering && timed) {
                timedLooks.computeIfAbsent(printer, name -> new ArrayList<>()).add(now);
            }
            number++;
            Answer answer = devices.getOrDefault(printer, all).connect(now);
            boolean inTime = answer.after().compareTo(timeout) <= 0;
            Finding finding = inTime ? answer.finding() : Finding.SILENT;
            slowLooks += inTime ? 0 : 1;
            Duration took = inTime ? answer.after() : timeout;
            ProbeResult result = ProbeResult.of(target.printer().id(), finding, "", took);
            if (answer.equals(Answer.LOST)) {
                lost++;
            } else if (timed) {
                events.add(new Event(now.plus(took), number, () -> sink.accept(result)));
                mostInFlight = Math.max(mostInFlight, events.size());
            } else {
                sink.accept(result);
            }
        }
    }

    @Override
    public boolean answersPing(InetAddress address, Duration timeout) {
        return pingable.contains(address.getHostAddress());
    }

    @Override
    public void close() {}
}
