package io.printsmart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.printsmart.runner.database.JdbcStorage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs commands in this JVM, each with its own connections, as a process of its own would. */
public final class Cli {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> globals;
    private Map<String, String> environment = Map.of();
    private InputStream in = new ByteArrayInputStream(new byte[0]);
    private @Nullable PrintWriter terminal;

    private Cli(List<String> globals) {
        this.globals = globals;
    }

    /** On an empty database in memory. */
    public static Cli inMemory() {
        return on("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "");
    }

    /** On a given database. */
    public static Cli on(String url, String user) {
        return new Cli(List.of("--db", url, "--db-user", user));
    }

    /** Without any database option. */
    public static Cli bare() {
        return new Cli(List.of());
    }

    public Cli with(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    /** Somebody watches. */
    public Cli watchedOn(PrintWriter console) {
        terminal = console;
        return this;
    }

    public Cli reading(InputStream standardInput) {
        in = standardInput;
        return this;
    }

    /** The options that say which database. */
    public List<String> globals() {
        return globals;
    }

    /** Runs a command. */
    public Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Result result = into(out, args);
        return new Result(result.exit(), out.toString(StandardCharsets.UTF_8), result.err());
    }

    /** Runs a command whose standard output goes somewhere. */
    public Result into(OutputStream out, String... args) {
        List<String> all = new ArrayList<>(globals);
        all.addAll(List.of(args));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                name -> Optional.ofNullable(environment.get(name)),
                JdbcStorage::open,
                terminal);
        int exit = new Runner(surroundings).run(all.toArray(String[]::new));
        return new Result(exit, "", err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command with JSON output. */
    public Result json(String... args) {
        List<String> all = new ArrayList<>(List.of("--json"));
        all.addAll(List.of(args));
        return run(all.toArray(String[]::new));
    }

    /** Runs a command that has to be done. */
    public Result done(String... args) {
        Result result = json(args);
        assertThat(result.exit()).as("%s", result).isZero();
        return result;
    }

    /** What came of a command. */
    public record Result(int exit, String out, String err) {

        /** The only result line. */
        public JsonNode object() {
            assertThat(lines()).as("%s", this).hasSize(1);
            return lines().get(0);
        }

        /** The result lines. */
        public List<JsonNode> lines() {
            return out.lines().map(Result::parse).toList();
        }

        /** The names of the only result's fields, in order. */
        public List<String> fields() {
            List<String> names = new ArrayList<>();
            object().fieldNames().forEachRemaining(names::add);
            return names;
        }

        private static JsonNode parse(String line) {
            try {
                return JSON.readTree(line);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new UncheckedIOException("not JSON: " + line, e);
            }
        }
    }
}
