package io.printsmart.runner;

import io.printsmart.job.ColorMode;
import io.printsmart.job.Order;
import io.printsmart.job.Sides;
import io.printsmart.runner.output.Results;
import io.printsmart.runner.settings.Choice;
import io.printsmart.runner.settings.Durations;
import io.printsmart.service.DocumentSource;
import io.printsmart.service.PrintRequest;
import io.printsmart.wallet.Money;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Submits a job. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = "Submits a job: it is refused at once, or charged and printed, or refunded.")
final class SubmitCommand implements Callable<Integer>, Tuning.Tuned {

    private final Session session;
    private final Tuning tuning = new Tuning();

    @Option(names = "--printer", paramLabel = "NAME", required = true, description = "Where to print.")
    String printer;

    @Option(names = "--account", paramLabel = "A", required = true, description = "Who pays.")
    String account;

    @Option(names = "--cost", paramLabel = "AMOUNT", required = true, description = "What it costs, such as 0.60.")
    String cost;

    @Option(
            names = "--key",
            paramLabel = "K",
            required = true,
            description = "Names the order: the same key never makes a second job.")
    String key;

    @Option(names = "--copies", paramLabel = "N", defaultValue = "1", description = "1 to 999; 1 if not given.")
    int copies;

    @Option(
            names = "--sides",
            paramLabel = "SIDES",
            defaultValue = "one-sided",
            description = "one-sided, two-sided-long-edge or two-sided-short-edge.")
    String sides;

    @Option(
            names = "--color-mode",
            paramLabel = "MODE",
            defaultValue = "auto",
            description = "auto, color or monochrome.")
    String colorMode;

    @Option(
            names = "--media",
            paramLabel = "MEDIA",
            defaultValue = "",
            description = "Such as iso_a4_210x297mm; the printer's default if not given.")
    String media;

    @Option(
            names = "--priority",
            paramLabel = "N",
            defaultValue = "" + PrintRequest.DEFAULT_PRIORITY,
            description = "1 to 100, higher goes first; ${DEFAULT-VALUE} if not given.")
    int priority;

    @Option(names = "--title", paramLabel = "TEXT", description = "The job's name at the printer; FILE's if not given.")
    @Nullable
    String title;

    @Parameters(paramLabel = "FILE", description = "The document; - reads it from standard input.")
    String file;

    SubmitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Tuning tuning() {
        return tuning;
    }

    @Override
    public Integer call() {
        try (Host host = session.open(tuning.given())) {
            PrintRequest.Builder request = PrintRequest.builder()
                    .key(key)
                    .account(account)
                    .printer(printer)
                    .document(document())
                    .cost(Money.of(cost, host.settings().currency()))
                    .copies(copies)
                    .sides(Choice.of(Sides.class, "--sides", sides))
                    .colorMode(Choice.of(ColorMode.class, "--color-mode", colorMode))
                    .media(media)
                    .priority(priority)
                    .title(title == null ? titleOf(file) : title);
            Optional.ofNullable(tuning.given().get("deadline"))
                    .map(Durations::parse)
                    .ifPresent(request::deadline);
            session.output().print(Results.job(host.print().service().submit(request.build())));
            return ExitCode.DONE;
        }
    }

    private DocumentSource document() {
        if (file.equals("-")) {
            return () -> session.surroundings().in();
        }
        Path path = Path.of(file);
        if (!Files.exists(path)) {
            throw new FailedException("there is no file " + file + "; check the path");
        }
        if (Files.isDirectory(path) || !Files.isReadable(path)) {
            throw new FailedException(file + " cannot be read as a file; give a document that you may read");
        }
        return () -> Files.newInputStream(path);
    }

    /** A file's name, in so far as a title may look like it. */
    private static String titleOf(String file) {
        Path name = Path.of(file).getFileName();
        String text = name == null || file.equals("-") ? "" : name.toString().replaceAll("\\p{Cntrl}|\\p{Cs}", "_");
        return text.length() > Order.MAX_TITLE_LENGTH ? text.substring(0, Order.MAX_TITLE_LENGTH) : text;
    }
}
