package io.printsmart.runner;

import io.printsmart.runner.settings.Tunable;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a command that has one for every setting. */
final class Tuning {

    private final Map<String, String> given = new TreeMap<>();
    private final Map<String, String> shortNames;

    Tuning() {
        this(Map.of());
    }

    /** Some settings have a shorter option too, by the setting's name. */
    Tuning(Map<String, String> shortNames) {
        this.shortNames = Map.copyOf(shortNames);
    }

    /** A command that can be tuned. */
    interface Tuned {
        Tuning tuning();
    }

    /** What was given, by the setting's name. */
    Map<String, String> given() {
        return given;
    }

    /** A command with an option for every setting. */
    static CommandLine of(Tuned command) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(command);
        ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                .exclusive(false)
                .validate(false)
                .order(100)
                .heading("%nSettings, see docs/configuration.md:%n");
        for (Tunable tunable : Tunable.ALL) {
            if (!tunable.name().equals("currency")) {
                group.addArg(option(tunable, command.tuning()));
            }
        }
        spec.usageMessage().abbreviateSynopsis(true);
        return new CommandLine(spec.addArgGroup(group.build()));
    }

    private static OptionSpec option(Tunable tunable, Tuning tuning) {
        String byDefault = tunable.defaultValue().isEmpty() ? "all" : tunable.defaultValue();
        String shortName = tuning.shortNames.get(tunable.name());
        String name = "--" + tunable.name();
        OptionSpec.Builder option = OptionSpec.builder(
                        shortName == null ? new String[] {name} : new String[] {shortName, name})
                .paramLabel(tunable.form())
                .description(tunable.what().replace("%", "%%") + " (" + byDefault + ")")
                .type(String.class)
                .setter(new Put(tunable.name(), tuning.given));
        if (tunable.form().equals("true|false")) {
            option.arity("0..1").fallbackValue("true");
        }
        return option.build();
    }

    /** Puts a value where settings are collected. */
    private record Put(String name, Map<String, String> given) implements ISetter {
        @Override
        public <T> @Nullable T set(@Nullable T value) {
            if (value == null) {
                given.remove(name);
            } else {
                given.put(name, value.toString());
            }
            return null;
        }
    }
}
