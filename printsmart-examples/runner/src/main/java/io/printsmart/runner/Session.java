package io.printsmart.runner;

import io.printsmart.event.PrintEventListener;
import io.printsmart.runner.database.DatabaseAddress;
import io.printsmart.runner.output.Output;
import io.printsmart.runner.settings.ConfigFile;
import io.printsmart.runner.settings.Tunable;
import io.printsmart.service.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run of the command line: what was given to it, and what follows. */
final class Session {

    private final Surroundings surroundings;
    private final Globals globals;
    private @Nullable Map<String, String> file;

    Session(Surroundings surroundings, Globals globals) {
        this.surroundings = surroundings;
        this.globals = globals;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Output output() {
        return new Output(surroundings.out(), globals.json);
    }

    /** Whether results are read by programs. */
    boolean isForPrograms() {
        return globals.json;
    }

    /** Opens the database, with PrintSmart on it. */
    Host open(Map<String, String> options) {
        return open(options, List.of());
    }

    /** Opens the database, with PrintSmart on it, of which some hear. */
    Host open(Map<String, String> options, List<PrintEventListener> listeners) {
        Settings settings = settings(options);
        return Host.of(surroundings.opener().open(database(), settings), settings, listeners);
    }

    /** Options go before the properties file, and that goes before the defaults. */
    Settings settings(Map<String, String> options) {
        Map<String, String> values = new TreeMap<>(file());
        values.keySet().removeIf(name -> name.equals("db") || name.startsWith("db-"));
        values.putAll(options);
        if (globals.currency != null) {
            values.put("currency", globals.currency);
        }
        return Tunable.settings(values);
    }

    DatabaseAddress database() {
        String url = given(globals.db, "db").orElse(DatabaseAddress.DEFAULT_URL);
        String user = given(globals.dbUser, "db-user").orElse("");
        String password = given(globals.dbPasswordEnv, "db-password-env")
                .map(this::password)
                .orElse("");
        return new DatabaseAddress(url, user, password);
    }

    private Optional<String> given(@Nullable String option, String name) {
        return Optional.ofNullable(option).or(() -> Optional.ofNullable(file().get(name)));
    }

    private String password(String variable) {
        return surroundings
                .environment()
                .apply(variable)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--db-password-env names the variable " + variable + ", which is not set"));
    }

    private Map<String, String> file() {
        if (file == null) {
            file = globals.config == null ? Map.of() : ConfigFile.read(globals.config);
        }
        return file;
    }
}
