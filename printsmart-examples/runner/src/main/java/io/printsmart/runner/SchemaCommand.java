package io.printsmart.runner;

import io.printsmart.runner.database.JdbcStorage;
import io.printsmart.runner.output.Shown;
import java.util.Map;
import picocli.CommandLine.Command;

/** The tables. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Creates, checks or prints the database's tables.")
final class SchemaCommand {

    private final Session session;

    SchemaCommand(Session session) {
        this.session = session;
    }

    @Command(name = "install", mixinStandardHelpOptions = true, description = "Creates the tables that are missing.")
    int install() {
        JdbcStorage.install(session.database());
        return told("installed", "The tables are there.");
    }

    @Command(
            name = "validate",
            mixinStandardHelpOptions = true,
            description = "Checks that the tables are what this release needs.")
    int validate() {
        JdbcStorage.validate(session.database());
        return told("valid", "The tables are right.");
    }

    @Command(name = "print", mixinStandardHelpOptions = true, description = "Prints the SQL for the database of --db.")
    int print() {
        String sql = JdbcStorage.sql(session.database());
        session.output().print(new Shown(sql.stripTrailing(), Map.of("sql", sql)));
        return ExitCode.DONE;
    }

    private int told(String outcome, String text) {
        session.output().print(new Shown(text, Map.of("schema", outcome)));
        return ExitCode.DONE;
    }
}
