package io.printsmart.internal.delivery;

import io.printsmart.job.Lifecycle;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Sighting;
import io.printsmart.job.Step;
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
            return tryToDecide(read, seen);
        } catch (RuntimeException e) {
            throw new UndecidedException(read, seen, e);
        }
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
