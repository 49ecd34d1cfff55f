package io.printsmart.ipp;

import io.printsmart.ipp.internal.http.ExchangeException;
import io.printsmart.ipp.internal.message.IppAnswer;
import io.printsmart.job.RemoteJob;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks for jobs at a printer, by id and by what their names begin with. */
final class JobSearch {

    /** So many fit into an answer of 1 MiB. */
    private static final int MOST_JOBS = 500;

    private final Attempt attempt;

    JobSearch(Attempt attempt) {
        this.attempt = attempt;
    }

    /** The attempt's jobs: by id if that one bears its token, else all that do. */
    List<JobView> find(Optional<RemoteJob> remote) throws ExchangeException {
        boolean anyAttempt = attempt.ticket().token().endsWith("-");
        if (remote.isPresent() && remote.get().id() > 0 && !anyAttempt) {
            Optional<JobView> known = byId(remote.get().id());
            if (known.isPresent()) {
                return List.of(known.get());
            }
        }
        return byName(attempt.ticket()::matches);
    }

    private Optional<JobView> byId(int id) throws ExchangeException {
        IppAnswer answer = attempt.link().ask(attempt.jobAttributes(id));
        if (!answer.isSuccess()) {
            return Optional.empty();
        }
        return answer.jobs().stream()
                .map(JobView::new)
                .filter(job -> job.name().filter(attempt.ticket()::matches).isPresent())
                .filter(job -> job.id() == id)
                .findFirst();
    }

    private List<JobView> byName(Predicate<String> wanted) throws ExchangeException {
        Map<Integer, JobView> found = new LinkedHashMap<>();
        IppAnswer open = list("not-completed", wanted);
        IppAnswer ended = list("completed", wanted);
        // What was asked for later is newer, and a job may have ended in between.
        matching(open, wanted).forEach(job -> found.put(job.id(), job));
        matching(ended, wanted).forEach(job -> found.put(job.id(), job));
        if (found.isEmpty() && !open.isSuccess()) {
            // It may lie there open, so that this is not "not found".
            throw ExchangeException.notUnderstood("Get-Jobs says " + open.statusInWords());
        }
        return List.copyOf(found.values());
    }

    /** What is not final, and bears a name as wanted. Empty where the printer does not tell. */
    List<JobView> open(Predicate<String> wanted) throws ExchangeException {
        return matching(list("not-completed", wanted), wanted);
    }

    /** Where there are more jobs than an answer holds, those of the attempt's user are asked for. */
    private IppAnswer list(String which, Predicate<String> wanted) throws ExchangeException {
        try {
            IppAnswer all = attempt.link().ask(attempt.jobs(which, false, MOST_JOBS));
            boolean enough =
                    all.jobs().size() < MOST_JOBS || !matching(all, wanted).isEmpty();
            return enough ? all : listMine(which);
        } catch (ExchangeException e) {
            if (e.kind() != ExchangeException.Kind.NOT_UNDERSTOOD) {
                throw e;
            }
            return listMine(which);
        }
    }

    private IppAnswer listMine(String which) throws ExchangeException {
        return attempt.link().ask(attempt.jobs(which, true, MOST_JOBS));
    }

    private static List<JobView> matching(IppAnswer answer, Predicate<String> wanted) {
        return answer.jobs().stream()
                .map(JobView::new)
                .filter(job -> job.name().filter(wanted).isPresent())
                .filter(job -> job.id() > 0)
                .toList();
    }
}
