package io.printsmart.internal.delivery;

import io.printsmart.job.Lifecycle;
import io.printsmart.job.PrintJob;
import io.printsmart.job.PrinterBlame;
import io.printsmart.job.Proof;
import io.printsmart.job.Sighting;
import io.printsmart.job.Step;
import io.printsmart.printer.PrinterId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns sightings into stored steps. A step that comes too late, since the job got a wish to be canceled meanwhile, is
 * decided anew from the job as it is now; if the job was claimed by somebody else, nothing is decided any more.
 */
final class Decider {

    private static final Logger LOG = LoggerFactory.getLogger(Decider.class);

    /** Only wishes and losing the claim change a held job: more rounds than these cannot be. */
    private static final int ROUNDS = 5;

    private final Tools tools;

    Decider(Tools tools) {
        this.tools = tools;
    }

    /**
     * Decides and stores.
     *
     * @return the job after the step; empty if it is no longer this node's
     * @throws UndecidedException if the store fails; whether the step is stored is not known then
     */
    Optional<PrintJob> decide(PrintJob read, Sighting seen) {
        try {
            return tryToDecide(read, provenEnough(read, seen));
        } catch (RuntimeException e) {
            throw new UndecidedException(read, seen, e);
        }
    }

    /** Of a job that has ended whatever was printed is paper. */
    private Sighting provenEnough(PrintJob job, Sighting seen) {
        if (seen instanceof Sighting.CancelAsked cancel) {
            return new Sighting.CancelAsked(provenEnough(job, cancel.result()));
        }
        if (!(seen instanceof Sighting.Printed printed)
                || printed.proof() == Proof.COMPLETED
                || job.state().isFinal()) {
            return seen;
        }
        boolean demandsMore = tools.store()
                .printers()
                .find(job.order().printer())
                .map(known -> known.printer().completionRequired())
                .orElse(false);
        return printed.heldAgainst(demandsMore ? Proof.COMPLETED : Proof.ACCEPTED);
    }

    private Optional<PrintJob> tryToDecide(PrintJob read, Sighting seen) {
        PrintJob job = read;
        for (int round = 0; round < ROUNDS; round++) {
            String node = job.claim().holder().map(Object::toString).orElse("");
            Step step = Lifecycle.after(
                    job, seen, tools.settings().policies(), tools.time().instant(), node);
            if (tools.store().jobs().apply(List.of(step)).isEmpty()) {
                told(step);
                wakeWhenDue(step);
                judgePrinter(step, seen);
                return Optional.of(step.after());
            }
            Optional<PrintJob> now = tools.store().jobs().find(job.id());
            if (now.isEmpty() || !sameClaim(now.get(), read)) {
                LOG.info("job {} is no longer this node's; what was seen of it is dropped", read.id());
                return Optional.empty();
            }
            job = now.get();
        }
        throw new IllegalStateException("job " + read.id() + " changes faster than it can be decided");
    }

    /** Only an observation: what a store that fails just now does not take is no reason to decide again. */
    private void judgePrinter(Step step, Sighting seen) {
        PrinterId id = step.after().order().printer();
        try {
            Optional<Boolean> printed = PrinterBlame.printed(step, seen);
            if (printed.isPresent() && isNews(id, printed.get())) {
                tools.store()
                        .printers()
                        .jobEnded(id, printed.get(), tools.settings().failures());
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "printer {}: that it ended job {} could not be stored: {}",
                    id,
                    step.after().id(),
                    e.toString());
        }
    }

    /** That a printer prints is not worth a write, unless it failed before. */
    private boolean isNews(PrinterId id, boolean printed) {
        return !printed
                || tools.store()
                        .printers()
                        .find(id)
                        .map(known -> known.health().failures().inARow() > 0)
                        .orElse(false);
    }

    /** What is due before the loop's next turn would otherwise wait for it. */
    private void wakeWhenDue(Step step) {
        Optional<Instant> due = step.printerRestsUntil().or(step.after()::dueAt);
        Duration pause =
                due.map(at -> Duration.between(tools.time().instant(), at)).orElse(Duration.ZERO);
        boolean soon = pause.compareTo(Duration.ZERO) > 0
                && pause.compareTo(tools.settings().poll()) < 0;
        if (soon && !tools.watchdog().isShutdown()) {
            Future<?> wake =
                    tools.watchdog().schedule(tools.wakeup()::signal, pause.toMillis() + 1, TimeUnit.MILLISECONDS);
            LOG.trace("awake again in {}: {}", pause, wake);
        }
    }

    static boolean sameClaim(PrintJob one, PrintJob other) {
        return one.claim().fence() == other.claim().fence()
                && one.claim().holder().equals(other.claim().holder());
    }

    private static void told(Step step) {
        if (step.recorded()) {
            LOG.info(
                    "job {} {} -> {}: {}",
                    step.after().id(),
                    step.before().state(),
                    step.after().state(),
                    step.why().keyword());
        }
    }
}
