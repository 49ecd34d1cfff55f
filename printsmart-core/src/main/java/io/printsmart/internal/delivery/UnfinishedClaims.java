package io.printsmart.internal.delivery;

import io.printsmart.job.JobId;
import io.printsmart.job.Lifecycle;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Sighting;
import io.printsmart.job.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The claims that this node could not finish since it failed itself. They are given back as soon as the store answers
 * again: a node that lives renews its lease, so that nobody else would ever take the job. What had been seen of a job is
 * kept and decided from before that, as long as the claim is still this node's: it may be the only proof of its paper.
 * A fault that repeats itself is met less and less often, and told once.
 */
final class UnfinishedClaims {

    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedClaims.class);

    private static final int MOST = 1000;
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final Tools tools;
    private final Decider decider;
    private final Faults faults;
    private final Faults failedTries;
    private final Map<JobId, Unfinished> claims = new ConcurrentHashMap<>();

    UnfinishedClaims(Tools tools) {
        this.tools = tools;
        this.decider = new Decider(tools);
        this.faults = new Faults(tools.settings().policies().retry());
        this.failedTries = new Faults(tools.settings().policies().retry());
    }

    /** Whether there are so many that no more should be claimed. */
    boolean tooMany() {
        return claims.size() >= MOST;
    }

    /** A job was worked on without a fault. */
    void finished(JobId job) {
        faults.over(job);
    }

    /** Keeps a claim of which nothing was seen that could not be stored. */
    void add(PrintJob job, String fault) {
        if (faults.met(job.id(), fault, tools.time().nanos())) {
            LOG.warn("job {}: not finished, it will be given back: {}", job.id(), fault);
        }
        keep(new Unfinished(job, Optional.empty()));
    }

    /** Keeps a claim after a fault that nobody foresaw. */
    void add(PrintJob job, Throwable fault) {
        if (faults.met(job.id(), fault.toString(), tools.time().nanos())) {
            LOG.error("job {}: not finished, it will be given back", job.id(), fault);
        }
        keep(new Unfinished(job, Optional.empty()));
    }

    /** Keeps what was seen. */
    void add(UndecidedException undecided) {
        JobId id = undecided.job().id();
        if (faults.met(id, String.valueOf(undecided.getMessage()), tools.time().nanos())) {
            LOG.warn("{}; it is kept and decided later", undecided.getMessage());
        }
        keep(new Unfinished(undecided.job(), Optional.of(undecided.seen())));
    }

    /**
     * Of two claims of one job the newer one counts, whichever fails first: a worker may hear late that a step which gave
     * its claim back failed, when the job has been claimed anew already.
     */
    private void keep(Unfinished claim) {
        claims.merge(
                claim.job().id(),
                claim,
                (kept, late) -> kept.job().claim().fence() > late.job().claim().fence() ? kept : late);
    }

    /** Decides what was seen, and gives back; what fails again stays. */
    void settle() {
        settle(FOR_EVER);
    }

    /** The same, and no claim is begun with after a limit. */
    synchronized void settle(Duration limit) {
        long start = tools.time().nanos();
        for (Unfinished claim : List.copyOf(claims.values())) {
            JobId id = claim.job().id();
            if (tools.time().nanos() - start > limit.toNanos()) {
                LOG.warn("{} jobs are left to whoever claims them when this node's lease is over", claims.size());
                return;
            }
            if (!failedTries.rests(id, tools.time().nanos()) && tryToSettle(claim)) {
                claims.remove(id, claim);
                failedTries.over(id);
            }
        }
    }

    private boolean tryToSettle(Unfinished claim) {
        try {
            return settle(claim);
        } catch (RuntimeException e) {
            JobId id = claim.job().id();
            if (failedTries.met(id, e.toString(), tools.time().nanos())) {
                LOG.warn("job {}: still not finished: {}", id, e.toString());
            }
            return false;
        }
    }

    /** False if it is still to be done. */
    private boolean settle(Unfinished claim) {
        JobId id = claim.job().id();
        Optional<PrintJob> now = tools.store().jobs().find(id);
        if (now.isEmpty() || !Decider.sameClaim(now.get(), claim.job())) {
            LOG.info("job {} is no longer this node's; what was seen of it is dropped", id);
            return true;
        }
        Optional<Sighting> seen = claim.stillTrueOf(now.get());
        if (seen.isEmpty()) {
            return giveBack(now.get(), faults.pause(id));
        }
        Optional<PrintJob> after = decider.decide(now.get(), seen.get());
        boolean stillHeld = after.map(job -> job.claim().holder().isPresent()).orElse(false);
        if (stillHeld && !giveBack(after.get(), faults.pause(id))) {
            // It is decided now: the next time there is only a claim to give back.
            claims.replace(id, claim, new Unfinished(after.get(), Optional.empty()));
        }
        return true;
    }

    /**
     * Gives a claim back undecided.
     *
     * @return false if the job changed meanwhile, as by a wish to cancel it: then it is still ours to give back
     */
    boolean giveBack(PrintJob job, Duration pause) {
        String node = job.claim().holder().map(Object::toString).orElse("");
        Instant now = tools.time().instant();
        Step release = Lifecycle.release(job, now, pause, node);
        boolean given = tools.store().jobs().apply(List.of(release)).isEmpty();
        if (!given) {
            LOG.debug("job {} changed before it could be given back", job.id());
        }
        return given;
    }
}
