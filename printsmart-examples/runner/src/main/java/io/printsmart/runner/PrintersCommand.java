package io.printsmart.runner;

import io.printsmart.PrintSmart;
import io.printsmart.job.Proof;
import io.printsmart.printer.Capabilities;
import io.printsmart.printer.DeviceUri;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.runner.output.Results;
import io.printsmart.service.Printers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The printers. */
@Command(
        name = "printers",
        mixinStandardHelpOptions = true,
        description = "Adds, lists, enables, disables or removes printers.")
final class PrintersCommand {

    private final Session session;

    PrintersCommand(Session session) {
        this.session = session;
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds a printer, or changes the one of that name. Contacts nobody.")
    int add(
            @Parameters(index = "0", paramLabel = "NAME") PrinterId name,
            @Parameters(index = "1", paramLabel = "URI", description = "ipp://, ipps:// or socket://") String uri,
            @Option(names = "--site", paramLabel = "S", defaultValue = "", description = "The building it stands in.")
                    String site,
            @Option(
                            names = "--color",
                            negatable = true,
                            description = "It prints in color, or not. Not given: what it says itself.")
                    @Nullable
                    Boolean color,
            @Option(
                            names = "--duplex",
                            negatable = true,
                            description = "It prints on both sides, or not. Not given: what it says itself.")
                    @Nullable
                    Boolean duplex,
            @Option(
                            names = "--format",
                            paramLabel = "MIME",
                            arity = "1..*",
                            parameterConsumer = Formats.class,
                            description = "The formats it takes. Not given: those that it names itself.")
                    @Nullable
                    List<String> formats,
            @Option(names = "--allow-loopback", description = "Its address may be this machine's own.")
                    boolean allowLoopback,
            @Option(
                            names = "--proof",
                            paramLabel = "accepted|completed",
                            defaultValue = "accepted",
                            description =
                                    "What counts as printed: that it took all bytes, or only what it calls completed.")
                    Proof proof) {
        List<String> taken = formats == null ? List.of() : formats;
        DeviceUri deviceUri = DeviceUri.parse(uri);
        Capabilities capabilities = new Capabilities(Optional.ofNullable(color), Optional.ofNullable(duplex), taken);
        try (Host host = open()) {
            Printers printers = host.print().printers();
            boolean enabled =
                    printers.find(name).map(known -> known.printer().enabled()).orElse(true);
            printers.put(
                    new Printer(name, deviceUri, site, capabilities, allowLoopback, proof == Proof.COMPLETED, enabled));
            return show(host.print(), name);
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists all printers with what is known of them.")
    int list() {
        try (Host host = open()) {
            host.print().printers().list().forEach(known -> session.output().print(Results.printer(known)));
            return ExitCode.DONE;
        }
    }

    @Command(name = "enable", mixinStandardHelpOptions = true, description = "Lets a printer take jobs.")
    int enable(@Parameters(index = "0", paramLabel = "NAME") PrinterId name) {
        return change(name, Printers::enable);
    }

    @Command(name = "disable", mixinStandardHelpOptions = true, description = "Keeps a printer from taking jobs.")
    int disable(@Parameters(index = "0", paramLabel = "NAME") PrinterId name) {
        return change(name, Printers::disable);
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Forgets a printer; jobs that wait for it are refunded.")
    int remove(@Parameters(index = "0", paramLabel = "NAME") PrinterId name) {
        try (Host host = open()) {
            if (!host.print().printers().remove(name)) {
                throw unknown(name);
            }
            session.output().print(Results.removed(name));
            return ExitCode.DONE;
        }
    }

    static FailedException unknown(PrinterId name) {
        return new FailedException("there is no printer '" + name + "'; 'printers list' shows those there are");
    }

    private int change(PrinterId name, BiPredicate<Printers, PrinterId> change) {
        try (Host host = open()) {
            if (!change.test(host.print().printers(), name)) {
                throw unknown(name);
            }
            return show(host.print(), name);
        }
    }

    private int show(PrintSmart print, PrinterId name) {
        session.output().print(Results.printer(print.printers().find(name).orElseThrow(() -> unknown(name))));
        return ExitCode.DONE;
    }

    private Host open() {
        return session.open(Map.of());
    }

    /** Takes one value, and then as long as there are more that look like a MIME type. */
    static final class Formats implements IParameterConsumer {

        private static final String MORE = "(application|image|text)/[A-Za-z0-9.+-]+";

        @Override
        public void consumeParameters(Stack<String> args, ArgSpec arg, CommandSpec command) {
            if (args.isEmpty()) {
                throw new ParameterException(command.commandLine(), "Missing value for option '--format'");
            }
            List<String> known = arg.getValue();
            List<String> formats = known == null ? new ArrayList<>() : new ArrayList<>(known);
            do {
                formats.addAll(List.of(args.pop().split(",")));
            } while (!args.isEmpty() && args.peek().matches(MORE));
            arg.setValue(formats);
        }
    }
}
