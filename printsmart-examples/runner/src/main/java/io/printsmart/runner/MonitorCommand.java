package io.printsmart.runner;

import io.printsmart.printer.PrinterStatus;
import io.printsmart.runner.monitor.Display;
import io.printsmart.runner.monitor.Lines;
import io.printsmart.runner.monitor.Screen;
import io.printsmart.runner.monitor.Snapshot;
import io.printsmart.runner.monitor.Table;
import io.printsmart.runner.output.Output;
import io.printsmart.runner.output.Watched;
import io.printsmart.service.MonitorReport;
import io.printsmart.service.MonitorSettings;
import io.printsmart.store.KnownPrinter;
import io.printsmart.store.StoreException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Watches the printers. */
@Command(
        name = "monitor",
        mixinStandardHelpOptions = true,
        description = "Watches all printers and delivers nothing: until it is told to end, for a time, or once.",
        footer = {
            "",
            "Exit codes of --once: 0 all printers that are enabled are online, 5 at least one is not,",
            "6 the round was not over in time, or this node suspects its own network."
        })
final class MonitorCommand implements Callable<Integer>, Tuning.Tuned {

    private static final Duration GLANCE = Duration.ofSeconds(1);

    /** Of very many printers the list takes long to read: no more than this part of the time is spent on that. */
    private static final int SHARE_OF_READING = 10;

    private final Session session;
    private final Tuning tuning = new Tuning(Map.of("monitor-interval", "--interval"));

    @Option(names = "--once", description = "Look once at all printers, for as long as it takes to be sure of each.")
    boolean once;

    @Option(
            names = "--limit",
            paramLabel = "DURATION",
            description = "With --once: the longest that this may take; the interval if not given.")
    @Nullable
    Duration limit;

    @Option(names = "--for", paramLabel = "DURATION", description = "End after this time.")
    @Nullable
    Duration time;

    @Option(
            names = "--verbose",
            description = "Also show printers that are fine or did not change, and how the watch itself does.")
    boolean verbose;

    MonitorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Tuning tuning() {
        return tuning;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (once && time != null) {
            throw new IllegalArgumentException("--for " + time + " is given with --once, which ends by itself;"
                    + " leave one of them out, or give --limit");
        }
        if (!once && limit != null) {
            throw new IllegalArgumentException(
                    "--limit " + limit + " is given without --once; give --once too, or --for");
        }
        return once ? lookOnce() : watch();
    }

    private int lookOnce() {
        try (Host host = session.open(tuning.given())) {
            MonitorSettings settings = host.settings().monitor();
            MonitorReport report = host.print().monitor().runOnce(limit == null ? settings.interval() : limit);
            show(host, report);
            return exitCode(report);
        }
    }

    private void show(Host host, MonitorReport report) {
        Output output = session.output();
        if (session.isForPrograms()) {
            report.printers().forEach(known -> output.print(Watched.printer(known)));
        } else {
            var shown = Table.choose(report.printers(), verbose ? Integer.MAX_VALUE : Table.FEW);
            if (!shown.isEmpty()) {
                Table.lines(shown, host.storage().store().now()).forEach(output::remark);
            }
        }
        if (verbose) {
            output.print(Watched.health(host.print().monitor().health()));
        }
        output.print(Watched.round(report));
    }

    private static int exitCode(MonitorReport report) {
        if (report.blind() || !report.undecided().isEmpty()) {
            return ExitCode.NOT_SURE;
        }
        return report.printers().stream().allMatch(MonitorCommand::isAsItShouldBe)
                ? ExitCode.DONE
                : ExitCode.NOT_ONLINE;
    }

    /** Nobody has to be told of a printer that the administrator switched off. */
    private static boolean isAsItShouldBe(KnownPrinter known) {
        return known.health().status() == PrinterStatus.ONLINE
                || !known.printer().enabled();
    }

    private int watch() throws InterruptedException {
        try (StopSignal stop = StopSignal.install();
                Host host = session.open(tuning.given())) {
            try (Display display = display(host.settings().monitor())) {
                // What was known before is shown first, so that what is found is a change.
                boolean reached = look(host, display, true);
                host.print().monitor().start();
                follow(host, stop, display, reached);
            }
            session.output().print(Watched.health(host.print().monitor().health()));
            return stop.leavingWith(ExitCode.DONE);
        }
    }

    private void follow(Host host, StopSignal stop, Display display, boolean first) throws InterruptedException {
        long whole = time == null ? Long.MAX_VALUE : time.toNanos();
        long begin = System.nanoTime();
        long took = 0;
        boolean reached = first;
        while (!stop.await(Math.min(whole - (System.nanoTime() - begin), rest(took)))
                && System.nanoTime() - begin < whole) {
            long began = System.nanoTime();
            reached = look(host, display, reached);
            // Waiting for a database that is away is no reading.
            took = reached ? System.nanoTime() - began : 0;
        }
    }

    private static long rest(long took) {
        return Math.max(GLANCE.toNanos() - took, SHARE_OF_READING * took);
    }

    /** A database that is away for a while ends no watch. */
    private boolean look(Host host, Display display, boolean reached) {
        try {
            display.show(Snapshot.of(host.storage().store(), host.print()));
            if (!reached) {
                session.surroundings().err().println("printsmart: the database answers again");
            }
            return true;
        } catch (StoreException e) {
            if (reached) {
                session.surroundings()
                        .err()
                        .println("printsmart: the database does not answer, nothing new is shown until it does: "
                                + e.getMessage());
            }
            return false;
        }
    }

    private Display display(MonitorSettings settings) {
        PrintWriter terminal = session.surroundings().terminal();
        boolean programs = session.isForPrograms();
        if (terminal != null && !programs && understandsAnsi()) {
            return new Screen(terminal, height(), verbose);
        }
        return new Lines(session.output(), settings.interval(), programs || verbose, verbose);
    }

    private boolean understandsAnsi() {
        return variable("TERM")
                .map(name -> !name.equals("dumb"))
                .orElse(variable("WT_SESSION").isPresent());
    }

    private int height() {
        return variable("LINES")
                .filter(lines -> lines.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .orElse(Table.FEW);
    }

    private Optional<String> variable(String name) {
        return session.surroundings().environment().apply(name);
    }
}
