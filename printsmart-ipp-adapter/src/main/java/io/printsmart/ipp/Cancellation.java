package io.printsmart.ipp;

import io.printsmart.ipp.internal.http.ExchangeException;
import io.printsmart.ipp.internal.message.IppAnswer;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cancels jobs at a printer. What becomes of them is for others to look at. */
final class Cancellation {

    private static final Logger LOG = LoggerFactory.getLogger(Cancellation.class);

    private final Attempt attempt;
    private final JobSearch search;

    Cancellation(Attempt attempt, JobSearch search) {
        this.attempt = attempt;
        this.search = search;
    }

    /** A forgotten job without its document blocks many a printer for ever: all that nobody works on any more go. */
    void leftovers() throws ExchangeException {
        cancel(open(attempt.ticket()::isLeftBehind));
    }

    /** What this attempt may have opened unseen. A failure is no news: whoever asks later finds out. */
    void ownQuietly() {
        try {
            cancel(open(attempt.ticket()::matches));
        } catch (ExchangeException e) {
            LOG.debug("printer {} was not searched for {}: {}", attempt.link().printerId(), token(), e.detail());
        }
    }

    void cancel(List<JobView> jobs) throws ExchangeException {
        for (JobView job : jobs) {
            IppAnswer answer =
                    attempt.link().ask(attempt.cancelJob(job.id(), job.owner().orElse(attempt.user())));
            LOG.info(
                    "asked printer {} to cancel its job {}: {}",
                    attempt.link().printerId(),
                    job.id(),
                    answer.statusInWords());
        }
    }

    private List<JobView> open(Predicate<String> wanted) throws ExchangeException {
        try {
            return search.open(wanted);
        } catch (ExchangeException e) {
            if (e.kind() != ExchangeException.Kind.NOT_UNDERSTOOD) {
                throw e;
            }
            LOG.debug("printer {} does not list its jobs: {}", attempt.link().printerId(), e.detail());
            return List.of();
        }
    }

    private String token() {
        return attempt.ticket().token();
    }
}
