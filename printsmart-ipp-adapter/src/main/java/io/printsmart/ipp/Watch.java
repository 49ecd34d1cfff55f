package io.printsmart.ipp;

import io.printsmart.ipp.internal.http.ExchangeException;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks what became of an attempt, and cancels it. */
final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Attempt attempt;
    private final Optional<RemoteJob> remote;
    private final InstantSource time;
    private final JobSearch search;

    Watch(Attempt attempt, Optional<RemoteJob> remote, InstantSource time) {
        this.attempt = attempt;
        this.remote = remote;
        this.time = time;
        this.search = new JobSearch(attempt);
    }

    Sighting look() {
        try {
            PrinterFacts facts = PrinterFacts.askIdentity(attempt.link(), time);
            return isAnotherDevice(facts) ? anotherDevice() : judge(search.find(remote), facts);
        } catch (ExchangeException e) {
            return new Sighting.Unanswered(e.detail());
        }
    }

    Sighting cancel() {
        try {
            PrinterFacts facts = PrinterFacts.askIdentity(attempt.link(), time);
            if (isAnotherDevice(facts)) {
                return anotherDevice();
            }
            List<JobView> found = search.find(remote);
            List<JobView> open = found.stream().filter(job -> !job.isFinal()).toList();
            if (open.isEmpty()) {
                return judge(found, facts);
            }
            cancel(open);
            return judge(search.find(remote), facts);
        } catch (ExchangeException e) {
            return new Sighting.Unanswered(e.detail());
        }
    }

    /** A lost answer does not matter: the printer is asked what it made of the request anyway. */
    private void cancel(List<JobView> open) {
        try {
            new Cancellation(attempt, search).cancel(open);
        } catch (ExchangeException e) {
            LOG.debug("printer {} did not answer Cancel-Job: {}", attempt.link().printerId(), e.detail());
        }
    }

    private boolean isAnotherDevice(PrinterFacts facts) {
        Optional<String> known = remote.flatMap(RemoteJob::printerUuid);
        Optional<String> told = facts.uuid();
        return known.isPresent() && told.isPresent() && !known.get().equalsIgnoreCase(told.get());
    }

    private static Sighting anotherDevice() {
        return new Sighting.NotFound("another device answers: its printer-uuid is not the one that took the job");
    }

    private Sighting judge(List<JobView> found, PrinterFacts facts) {
        if (found.isEmpty()) {
            return new Sighting.NotFound(
                    "no job with the token " + attempt.ticket().token());
        }
        boolean anyAttempt = attempt.ticket().token().endsWith("-");
        if (found.size() > 1 && !anyAttempt) {
            return new Sighting.NotFound("two matches: " + found.size() + " jobs with the token "
                    + attempt.ticket().token());
        }
        return found.stream()
                .map(job ->
                        job.sighting(known(job.id(), facts), attempt.ticket().zeroMeansNone()))
                .min(Comparator.comparingInt(Watch::weight))
                .orElseThrow();
    }

    /** Of several attempts one that is not final counts, and then one that printed. */
    private static int weight(Sighting sighting) {
        if (sighting instanceof Sighting.Working) {
            return 0;
        }
        if (sighting instanceof Sighting.Unanswered) {
            return 1;
        }
        if (sighting instanceof Sighting.Printed) {
            return 2;
        }
        return sighting instanceof Sighting.Stopped stopped
                        && stopped.processed().equals(Optional.of(false))
                ? 4
                : 3;
    }

    private RemoteJob known(int id, PrinterFacts facts) {
        return remote.filter(job -> job.id() == id)
                .orElseGet(() -> facts.job(id, attempt.link().uri()));
    }
}
