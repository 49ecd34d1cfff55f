package io.printsmart.runner;

import io.printsmart.printer.PrinterId;
import io.printsmart.printer.ProbeResult;
import io.printsmart.runner.output.Results;
import io.printsmart.service.Printers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One look at printers. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        description = "Looks at printers once: what was found, and what a user would read.")
final class ProbeCommand implements Callable<Integer>, Tuning.Tuned {

    private static final int AT_ONCE = 16;

    private final Session session;
    private final Tuning tuning = new Tuning();

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "All printers if none is named.")
    @Nullable
    List<PrinterId> names;

    ProbeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Tuning tuning() {
        return tuning;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Host host = session.open(tuning.given())) {
            Printers printers = host.print().printers();
            List<PrinterId> wanted = names != null
                    ? names
                    : printers.list().stream()
                            .map(known -> known.printer().id())
                            .toList();
            ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
            try {
                List<Future<Optional<ProbeResult>>> looks = wanted.stream()
                        .map(name -> threads.submit(() -> printers.probe(name)))
                        .toList();
                for (int i = 0; i < looks.size(); i++) {
                    PrinterId name = wanted.get(i);
                    ProbeResult seen = result(looks.get(i)).orElseThrow(() -> PrintersCommand.unknown(name));
                    session.output().print(Results.probe(seen));
                }
            } finally {
                threads.shutdownNow();
            }
            return ExitCode.DONE;
        }
    }

    private static <T> T result(Future<T> look) throws InterruptedException {
        try {
            return look.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        }
    }
}
