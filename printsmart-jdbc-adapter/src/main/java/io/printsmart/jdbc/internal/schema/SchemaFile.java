package io.printsmart.jdbc.internal.schema;

import io.printsmart.jdbc.SqlDialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One of the {@code .sql} files, which are also what the check of the tables goes by. */
public final class SchemaFile {

    /** The prefix that stands in the files. */
    public static final String DEFAULT_PREFIX = "printsmart_";

    private static final Pattern TABLE =
            Pattern.compile("create table if not exists (\\w+) \\((.*)\\)", Pattern.DOTALL);
    private static final Pattern COLUMN =
            Pattern.compile("^\\s{4}(\\w+) (?:varchar|bigint|int|boolean|text|.*blob|bytea)");

    private final String text;

    private SchemaFile(String text) {
        this.text = text;
    }

    /** Reads the file of a database, with the prefix put in. */
    public static SchemaFile of(SqlDialect dialect, String prefix) {
        try (InputStream in = SqlDialect.class.getResourceAsStream(dialect.file())) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + location(dialect));
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(DEFAULT_PREFIX, prefix);
            // MySQL's name for comparing byte by byte without padding.
            return new SchemaFile(
                    dialect == SqlDialect.MYSQL ? text.replace("utf8mb4_nopad_bin", "utf8mb4_0900_bin") : text);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + location(dialect), e);
        }
    }

    /** Where in the jar the file of a database is. */
    public static String location(SqlDialect dialect) {
        return "io/printsmart/jdbc/" + dialect.file();
    }

    /** The whole file. */
    public String text() {
        return text;
    }

    /** Its statements. */
    public List<String> statements() {
        String bare =
                text.lines().map(line -> line.replaceFirst("\\s*--.*$", "")).collect(Collectors.joining("\n"));
        return Arrays.stream(bare.split(";", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /** The columns of each table. */
    public Map<String, List<String>> tables() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (String statement : statements()) {
            Matcher table = TABLE.matcher(statement);
            if (table.find()) {
                tables.put(table.group(1), columns(table.group(2)));
            }
        }
        return tables;
    }

    private static List<String> columns(String body) {
        List<String> columns = new ArrayList<>();
        body.lines().forEach(line -> {
            Matcher column = COLUMN.matcher(line);
            if (column.find()) {
                columns.add(column.group(1));
            }
        });
        return columns;
    }
}
