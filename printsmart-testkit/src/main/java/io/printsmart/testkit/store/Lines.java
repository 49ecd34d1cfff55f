package io.printsmart.testkit.store;

import io.printsmart.job.JobId;
import io.printsmart.printer.PrinterId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The lines of all printers, and which of them are due. Guarded by the store's lock. */
final class Lines {

    private final Map<PrinterId, Line> lines = new HashMap<>();
    private final NavigableSet<Line.Due> due = new TreeSet<>();

    void add(PrinterId printer, Line.Waiting place, Instant now) {
        change(printer, line -> line.add(place, now));
    }

    void remove(PrinterId printer, Line.Waiting place) {
        change(printer, line -> line.remove(place));
    }

    void hold(PrinterId printer, JobId job) {
        change(printer, line -> line.heldBy(Optional.of(job)));
    }

    void leave(PrinterId printer) {
        change(printer, line -> line.heldBy(Optional.empty()));
    }

    void dueAt(PrinterId printer, Instant instant) {
        change(printer, line -> line.dueAt(instant));
    }

    Optional<JobId> holder(PrinterId printer) {
        return line(printer).holder();
    }

    List<JobId> waiting(PrinterId printer) {
        return line(printer).waiting().stream().map(Line.Waiting::job).toList();
    }

    /** The first of the line that is due longest. */
    Optional<JobId> firstDue(Instant now) {
        return due.isEmpty() || due.first().at().isAfter(now)
                ? Optional.empty()
                : Optional.of(line(due.first().printer()).waiting().first().job());
    }

    Optional<Instant> nextDue() {
        return due.isEmpty() ? Optional.empty() : Optional.of(due.first().at());
    }

    private Line line(PrinterId printer) {
        return lines.computeIfAbsent(printer, Line::new);
    }

    private void change(PrinterId printer, Consumer<Line> change) {
        Line line = line(printer);
        line.due().ifPresent(due::remove);
        change.accept(line);
        line.due().ifPresent(due::add);
    }
}
