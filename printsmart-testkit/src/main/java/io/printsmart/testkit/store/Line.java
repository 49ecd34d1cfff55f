package io.printsmart.testkit.store;

import io.printsmart.job.JobId;
import io.printsmart.printer.PrinterId;
import java.time.Instant;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Who has one printer, and who waits for it. Guarded by the store's lock. */
final class Line {

    /** A place in the line: highest priority first, then first accepted. */
    record Waiting(int priority, long acceptance, JobId job) implements Comparable<Waiting> {

        private static final Comparator<Waiting> ORDER =
                Comparator.comparingInt(Waiting::priority).reversed().thenComparingLong(Waiting::acceptance);

        @Override
        public int compareTo(Waiting other) {
            return ORDER.compare(this, other);
        }
    }

    /** When a line is due; the printer's name only breaks ties. */
    record Due(Instant at, PrinterId printer) implements Comparable<Due> {

        private static final Comparator<Due> ORDER =
                Comparator.comparing(Due::at).thenComparing(Due::printer);

        @Override
        public int compareTo(Due other) {
            return ORDER.compare(this, other);
        }
    }

    private final PrinterId printer;
    private final NavigableSet<Waiting> waiting = new TreeSet<>();
    private Optional<JobId> holder = Optional.empty();
    private Instant dueAt = Instant.EPOCH;

    Line(PrinterId printer) {
        this.printer = printer;
    }

    /** When its first may have the printer; empty while another has it and when nobody waits. */
    Optional<Due> due() {
        return holder.isPresent() || waiting.isEmpty() ? Optional.empty() : Optional.of(new Due(dueAt, printer));
    }

    Optional<JobId> holder() {
        return holder;
    }

    NavigableSet<Waiting> waiting() {
        return waiting;
    }

    void add(Waiting place, Instant now) {
        if (waiting.isEmpty() && dueAt.isBefore(now)) {
            dueAt = now;
        }
        waiting.add(place);
    }

    void remove(Waiting place) {
        waiting.remove(place);
    }

    void heldBy(Optional<JobId> newHolder) {
        holder = newHolder;
    }

    void dueAt(Instant instant) {
        dueAt = instant;
    }
}
