package io.printsmart.runner;

import io.printsmart.wallet.Money;
import java.nio.file.Path;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
@Command(
        name = "printsmart",
        mixinStandardHelpOptions = true,
        description = "Paid printing that loses nobody's money.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 failure, 2 usage, 3 refused, 4 audit found a violation,",
            "of monitor --once: 5 a printer is not online, 6 not sure.",
            "Try: java -jar printsmart.jar demo"
        })
final class Globals {

    @Option(
            names = "--db",
            paramLabel = "JDBC-URL",
            scope = ScopeType.INHERIT,
            description = "The database; an H2 file ./printsmart if not given.")
    @Nullable
    String db;

    @Option(names = "--db-user", paramLabel = "U", scope = ScopeType.INHERIT, description = "The database's user.")
    @Nullable
    String dbUser;

    @Option(
            names = "--db-password-env",
            paramLabel = "VAR",
            scope = ScopeType.INHERIT,
            description = "The environment variable that holds the password.")
    @Nullable
    String dbPasswordEnv;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print one JSON document per result line; logs go to standard error.")
    boolean json;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            scope = ScopeType.INHERIT,
            description = "The currency of amounts; EUR if not given.")
    @Nullable
    String currency;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "A properties file with settings, see docs/configuration.md.")
    @Nullable
    Path config;

    Currency currency(Currency otherwise) {
        return currency == null ? otherwise : Money.currency(currency);
    }
}
