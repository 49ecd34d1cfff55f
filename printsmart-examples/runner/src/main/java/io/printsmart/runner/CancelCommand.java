package io.printsmart.runner;

import io.printsmart.job.JobId;
import io.printsmart.runner.output.Results;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Cancels a job. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Cancels a job. One that waits is refunded at once; for any other the printer's answer decides.")
final class CancelCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "ID", description = "The job's id, as 'jobs' shows it.")
    JobId id;

    CancelCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Host host = session.open(Map.of())) {
            session.output().print(Results.job(host.print().service().cancel(id)));
            return ExitCode.DONE;
        }
    }
}
