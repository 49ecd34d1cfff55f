package io.printsmart.runner;

import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.PrintJob;
import io.printsmart.runner.output.Results;
import io.printsmart.runner.settings.Choice;
import io.printsmart.store.JobQuery;
import io.printsmart.wallet.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists jobs. */
@Command(name = "jobs", mixinStandardHelpOptions = true, description = "Lists jobs, newest first.")
final class JobsCommand implements Callable<Integer> {

    private static final int PAGE = 500;

    private final Session session;

    @Option(names = "--account", paramLabel = "A", description = "Only of this account.")
    @Nullable
    AccountId account;

    @Option(names = "--state", paramLabel = "S", description = "Only in this state, such as PENDING.")
    @Nullable
    String state;

    JobsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Optional<JobState> only = Optional.ofNullable(state).map(text -> Choice.of(JobState.class, "--state", text));
        try (Host host = session.open(Map.of())) {
            Optional<JobId> after = Optional.empty();
            do {
                JobQuery query = new JobQuery(Optional.ofNullable(account), only, after, PAGE);
                List<PrintJob> page = host.print().service().jobs(query);
                page.forEach(job -> session.output().print(Results.job(job)));
                after = page.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(page.get(PAGE - 1).id());
            } while (after.isPresent());
            return ExitCode.DONE;
        }
    }
}
