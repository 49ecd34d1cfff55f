package io.printsmart.runner;

import io.printsmart.job.JobId;
import io.printsmart.job.PrintJob;
import io.printsmart.runner.output.Results;
import io.printsmart.service.PrintService;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one job. */
@Command(name = "job", mixinStandardHelpOptions = true, description = "Shows a job with its whole history.")
final class JobCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "ID", description = "The job's id, as 'jobs' shows it.")
    JobId id;

    JobCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Host host = session.open(Map.of())) {
            PrintService service = host.print().service();
            PrintJob job = service.find(id)
                    .orElseThrow(
                            () -> new FailedException("there is no job '" + id + "'; 'jobs' lists those there are"));
            session.output().print(Results.story(job, service.history(id)));
            return ExitCode.DONE;
        }
    }
}
