package io.printsmart.runner.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the page of scenarios to the tests that it names. */
class ScenariosTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!what happens \\|)(.*) \\| (.*) \\|$");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(\\w+)\\.(\\w+)`");
    private static final String TEST =
            "@(?:Test|ParameterizedTest|OnEachDatabase)\\b(?:(?!\\bvoid\\b)[\\s\\S])*?\\bvoid ";

    private final List<Path> sources = Repository.files(Repository.ROOT, ".java").stream()
            .filter(file -> !file.startsWith(Repository.ROOT.resolve("docs")))
            .toList();

    private static List<Matcher> rows() {
        List<Matcher> rows = new ArrayList<>();
        Matcher row = ROW.matcher(Repository.read(Repository.ROOT.resolve("docs/scenarios.md")));
        while (row.find()) {
            Matcher copy = ROW.matcher(row.group());
            assertThat(copy.matches()).isTrue();
            rows.add(copy);
        }
        return rows;
    }

    @Test
    void eachScenarioIsShownByTestsThatAreThere() {
        List<String> wrong = new ArrayList<>();
        for (Matcher row : rows()) {
            Matcher test = NAMED.matcher(row.group(2));
            int tests = 0;
            while (test.find()) {
                tests++;
                if (!isThere(test.group(1), test.group(2), test.group(3))) {
                    wrong.add(row.group(1) + " -> " + test.group());
                }
            }
            if (tests == 0
                    || !NAMED.matcher(row.group(2))
                            .replaceAll("")
                            .replace(", ", "")
                            .isEmpty()) {
                wrong.add(row.group(1) + " -> " + row.group(2));
            }
        }
        assertThat(wrong).as("scenarios whose test is not there").isEmpty();
    }

    @Test
    void thePageIsReadToItsEnd() {
        long lines = Repository.read(Repository.ROOT.resolve("docs/scenarios.md"))
                .lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("|--") && !line.startsWith("| what happens |"))
                .count();

        assertThat(rows()).hasSize((int) lines).hasSizeGreaterThan(80);
        assertThat(rows()).extracting(row -> row.group(1)).doesNotHaveDuplicates();
    }

    private boolean isThere(String room, String type, String method) {
        List<Path> files = sources.stream()
                .filter(file -> file.endsWith(Path.of(room, type + ".java")))
                .toList();
        return files.size() == 1
                && Pattern.compile(TEST + method + "\\(")
                        .matcher(Repository.read(files.get(0)))
                        .find();
    }
}
