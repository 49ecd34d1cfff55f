package io.printsmart.runner.crash;

import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.PrintJob;
import io.printsmart.service.PrintService;
import io.printsmart.store.JobQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists of jobs, page by page. */
final class Jobs {

    private static final int PAGE = 1000;

    private Jobs() {}

    static List<PrintJob> all(PrintService service) {
        List<PrintJob> all = new ArrayList<>();
        List<PrintJob> page = service.jobs(query(Optional.empty(), Optional.empty()));
        while (!page.isEmpty()) {
            all.addAll(page);
            page = service.jobs(query(
                    Optional.empty(), Optional.of(page.get(page.size() - 1).id())));
        }
        return all;
    }

    static List<PrintJob> unfinished(PrintService service) {
        return Stream.of(JobState.values())
                .filter(state -> !state.isFinal())
                .flatMap(state -> service.jobs(query(Optional.of(state), Optional.empty())).stream())
                .toList();
    }

    private static JobQuery query(Optional<JobState> state, Optional<JobId> after) {
        return new JobQuery(Optional.empty(), state, after, PAGE);
    }
}
