package io.printsmart.runner;

import io.printsmart.event.PrintEventListener;
import io.printsmart.runner.output.Shown;
import io.printsmart.store.JobStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Is a node. */
@Command(
        name = "work",
        mixinStandardHelpOptions = true,
        description = "Is a node that claims and delivers jobs: until it is told to end, for a time, or until idle.")
final class WorkCommand implements Callable<Integer>, Tuning.Tuned {

    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final Duration LAST_EVENTS = Duration.ofSeconds(10);

    private final Session session;
    private final Tuning tuning = new Tuning();

    @ArgGroup
    @Nullable
    End end;

    @Option(names = "--events", description = "Print a line for each event that no run has printed yet.")
    boolean events;

    /** When to end. */
    static final class End {
        @Option(names = "--for", paramLabel = "DURATION", required = true, description = "End after this time.")
        @Nullable
        Duration time;

        @Option(
                names = "--until-idle",
                required = true,
                description = "End when no job is unfinished, through leases, backoff and doubt.")
        boolean idle;
    }

    WorkCommand(Session session) {
        this.session = session;
    }

    @Override
    public Tuning tuning() {
        return tuning;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (StopSignal stop = StopSignal.install();
                Host host = session.open(tuning.given(), listeners())) {
            JobStore jobs = host.storage().store().jobs();
            host.print().start();
            boolean done = work(host, stop, jobs);
            if (events && !stop.isAsked()) {
                host.print().awaitTold(LAST_EVENTS);
            }
            session.output().print(summary(jobs.unfinished()));
            if (!done) {
                session.surroundings().err().println("printsmart: told to end before all jobs had ended");
            }
            return stop.leavingWith(done ? ExitCode.DONE : ExitCode.FAILURE);
        }
    }

    /** Whether it was done when it ended: it is not if it was to work until idle, and was told to end before. */
    private boolean work(Host host, StopSignal stop, JobStore jobs) throws InterruptedException {
        try (Progress progress = new Progress(session.surroundings().terminal(), jobs::unfinished)) {
            return untilIdle() ? workUntilIdle(host, stop, progress) : workForATime(stop, progress);
        }
    }

    private static boolean workUntilIdle(Host host, StopSignal stop, Progress progress) {
        boolean idle = false;
        while (!idle && !stop.isAsked()) {
            progress.show();
            idle = host.print().awaitIdle(GLANCE);
        }
        return idle;
    }

    private boolean workForATime(StopSignal stop, Progress progress) throws InterruptedException {
        long until = end == null || end.time == null ? Long.MAX_VALUE : end.time.toNanos();
        long begin = System.nanoTime();
        long left = until;
        while (left > 0 && !stop.await(Math.min(left, GLANCE.toNanos()))) {
            progress.show();
            left = until - (System.nanoTime() - begin);
        }
        return true;
    }

    private List<PrintEventListener> listeners() {
        return events ? List.of(new EventLines(session.output())) : List.of();
    }

    private boolean untilIdle() {
        return end != null && end.idle;
    }

    private static Shown summary(long unfinished) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("idle", unfinished == 0);
        fields.put("unfinished", unfinished);
        String text = unfinished == 1 ? "1 job is unfinished." : unfinished + " jobs are unfinished.";
        return new Shown(unfinished == 0 ? "No job is unfinished." : text, fields);
    }
}
