package io.printsmart.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.jdbc.internal.schema.SchemaFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/schema.md names every table, column and index that the .sql files create, and none else. */
class SchemaPageTest {

    private static final Pattern IN_CODE = Pattern.compile("`([a-z0-9_]+)`");
    private static final Pattern INDEX = Pattern.compile("(?:create index if not exists|\\s+index) (printsmart_\\w+)");
    private static final Pattern ANY_NAME = Pattern.compile("printsmart_\\w+");

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/schema.md"));
    }

    /** The names in code in the section of each table. */
    private static Map<String, Set<String>> named() throws IOException {
        Map<String, Set<String>> named = new TreeMap<>();
        for (String section : page().split("\n(?=##)", -1)) {
            if (section.startsWith("### printsmart_")) {
                String table = section.substring(4, section.indexOf('\n')).strip();
                named.put(table, names(section));
            }
        }
        return named;
    }

    private static Set<String> names(String text) {
        return IN_CODE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> indexes(SqlDialect dialect) {
        return INDEX.matcher(SchemaFile.of(dialect, SchemaFile.DEFAULT_PREFIX).text())
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @EnumSource(SqlDialect.class)
    void everyTableAndColumnStandsOnThePageAndNoOther(SqlDialect dialect) throws IOException {
        Map<String, List<String>> tables =
                SchemaFile.of(dialect, SchemaFile.DEFAULT_PREFIX).tables();
        Map<String, Set<String>> named = named();

        assertThat(named.keySet()).isEqualTo(new TreeSet<>(tables.keySet()));
        // What stands in code beside columns: indexes, and the values of the settings table.
        Set<String> besides = new TreeSet<>(Set.of("schema_version", "installation"));
        besides.addAll(indexes(dialect));
        tables.forEach((table, columns) -> {
            Set<String> asColumns = new TreeSet<>(named.getOrDefault(table, Set.of()));
            asColumns.removeAll(besides);
            assertThat(asColumns).as("columns of %s on the page", table).isEqualTo(new TreeSet<>(columns));
        });
    }

    @ParameterizedTest
    @EnumSource(SqlDialect.class)
    void everyIndexAndNoOtherNameStandsOnThePage(SqlDialect dialect) throws IOException {
        Set<String> known = indexes(dialect);
        known.addAll(SchemaFile.of(dialect, SchemaFile.DEFAULT_PREFIX).tables().keySet());
        Set<String> named = ANY_NAME.matcher(page())
                .results()
                .map(MatchResult::group)
                .filter(name -> !name.equals(SchemaFile.DEFAULT_PREFIX))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(known);
    }

    @Test
    void theFilesAndTheSettingsThatAreCheckedStandOnThePage() throws IOException {
        List<String> wanted = new ArrayList<>(List.of(
                "WRITE_DELAY=0",
                "synchronous_commit",
                "fsync",
                "full_page_writes",
                "UNLOGGED",
                "innodb_flush_log_at_trx_commit=1",
                "sync_binlog=1",
                "binlog_format",
                "STRICT_TRANS_TABLES"));
        for (SqlDialect dialect : SqlDialect.values()) {
            wanted.add(SchemaFile.location(dialect));
        }
        assertThat(page()).contains(wanted);
    }
}
