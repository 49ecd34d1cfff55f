package io.printsmart.runner;

import io.printsmart.job.JobId;
import io.printsmart.printer.PrinterId;
import io.printsmart.runner.output.Output;
import io.printsmart.runner.settings.Durations;
import io.printsmart.wallet.AccountId;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The commands, put together. */
public final class Runner {

    private final Surroundings surroundings;

    /**
     * Creates the command line.
     *
     * @param surroundings what it touches of the world
     */
    public Runner(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Runs one command.
     *
     * @param args the command line
     * @return the exit code
     */
    public int run(String... args) {
        int code = commandLine().execute(args);
        boolean lost = surroundings.out().checkError();
        if (lost && code == ExitCode.DONE) {
            surroundings.err().println("printsmart: " + Output.LOST);
            return ExitCode.FAILURE;
        }
        return code;
    }

    private CommandLine commandLine() {
        Globals globals = new Globals();
        Session session = new Session(surroundings, globals);
        Failures failures = new Failures(session);
        CommandLine line = new CommandLine(globals)
                .addSubcommand(new DemoCommand(session))
                .addSubcommand(new SchemaCommand(session))
                .addSubcommand(new PrintersCommand(session))
                .addSubcommand(new AccountsCommand(session))
                .addSubcommand(Tuning.of(new ProbeCommand(session)))
                .addSubcommand(Tuning.of(new SubmitCommand(session)))
                .addSubcommand(new JobsCommand(session))
                .addSubcommand(new JobCommand(session))
                .addSubcommand(new CancelCommand(session))
                .addSubcommand(Tuning.of(new WorkCommand(session)))
                .addSubcommand(Tuning.of(new MonitorCommand(session)))
                .addSubcommand(new AuditCommand(session));
        return configured(line, failures);
    }

    private CommandLine configured(CommandLine line, Failures failures) {
        line.getCommandSpec().version("PrintSmart " + version());
        converter(line, Duration.class, Durations::parse);
        converter(line, PrinterId.class, PrinterId::new);
        converter(line, AccountId.class, AccountId::new);
        converter(line, JobId.class, JobId::new);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setUsageHelpAutoWidth(true)
                .setOut(writer(surroundings.out()))
                .setErr(writer(surroundings.err()))
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures);
    }

    private static <T> void converter(CommandLine line, Class<T> type, Function<String, T> parse) {
        ITypeConverter<T> converter = text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        };
        line.registerConverter(type, converter);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static String version() {
        String version = Runner.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
