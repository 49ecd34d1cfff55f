package io.printsmart.runner.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the pages to the sources: what they show is compiled, what they link to is there. */
class DocumentationTest {

    private static final Path ROOT = Repository.ROOT;
    private static final Pattern JAVA_BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern ANY_BLOCK = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`]*`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern PROGRAM_NAME = Pattern.compile("(?m)^public final class (\\w+)");
    private static final Pattern SAMPLE = Pattern.compile("(?ms)^ *// docs: ([a-z-]+)\\n(.*?)^ *// docs: end$");

    @Test
    void whatThePagesShowIsCompiled() throws IOException {
        List<String> sources = sources();
        List<String> notFound = new ArrayList<>();
        for (Path page : Repository.pages()) {
            for (String block : found(JAVA_BLOCK, Files.readString(page))) {
                String code = withoutIndentation(block);
                if (!isProgram(block) && sources.stream().noneMatch(source -> source.contains(code))) {
                    notFound.add(ROOT.relativize(page) + ":\n" + block);
                }
            }
        }
        assertThat(notFound).as("java blocks that stand in no source").isEmpty();
    }

    @Test
    void wholeProgramsOnThePagesCompile(@TempDir Path folder) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        int programs = 0;
        for (Path page : Repository.pages()) {
            for (String program : found(JAVA_BLOCK, Files.readString(page))) {
                Matcher name = PROGRAM_NAME.matcher(program);
                if (isProgram(program) && name.find()) {
                    Path into = Files.createDirectory(folder.resolve(String.valueOf(programs++)));
                    Path source = Files.writeString(into.resolve(name.group(1) + ".java"), program);
                    int errors = ToolProvider.getSystemJavaCompiler()
                            .run(null, null, null, "-proc:none", "-d", into.toString(), "-cp", classPath, "" + source);
                    assertThat(errors)
                            .as("%s in %s", name.group(1), ROOT.relativize(page))
                            .isZero();
                }
            }
        }
        assertThat(programs).isPositive();
    }

    @Test
    void whatIsMarkedAsASampleIsShown() throws IOException {
        String shown = Repository.pages().stream()
                .flatMap(page -> found(JAVA_BLOCK, Repository.read(page)).stream())
                .map(DocumentationTest::withoutIndentation)
                .collect(Collectors.joining("\n\n"));
        List<String> samples = new ArrayList<>();
        for (Path source : Repository.files(ROOT.resolve("printsmart-examples"), ".java")) {
            Matcher sample = SAMPLE.matcher(Files.readString(source));
            while (sample.find()) {
                samples.add(sample.group(1));
                assertThat(shown).as("sample %s", sample.group(1)).contains(withoutIndentation(sample.group(2)));
            }
        }
        assertThat(samples).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void linksLeadSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Path page : Repository.pages()) {
            for (String link : found(LINK, withoutCode(Repository.read(page)))) {
                if (!link.matches("[a-z]+:.*") && !leadsSomewhere(page, link)) {
                    broken.add(ROOT.relativize(page) + " -> " + link);
                }
            }
        }
        assertThat(broken).as("links that lead nowhere").isEmpty();
    }

    @Test
    void eachPageIsInTheIndex() {
        String index = Repository.read(ROOT.resolve("docs/README.md"));
        assertThat(Repository.pages().stream()
                        .filter(page -> page.startsWith(ROOT.resolve("docs")))
                        .map(page -> page.getFileName().toString())
                        .filter(name -> !name.equals("README.md")))
                .allSatisfy(name -> assertThat(index).containsAnyOf("(" + name + ")", "`" + name + "`"));
    }

    /** One with imports is compiled as it stands; anything else must be a part of a source that is. */
    private static boolean isProgram(String block) {
        return block.startsWith("import ");
    }

    private static boolean leadsSomewhere(Path page, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || anchors(Repository.read(target)).contains(link.substring(hash + 1));
    }

    /** As GitHub makes them. */
    private static List<String> anchors(String page) {
        return found(HEADING, ANY_BLOCK.matcher(page).replaceAll("")).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static String withoutCode(String page) {
        return INLINE_CODE.matcher(ANY_BLOCK.matcher(page).replaceAll("")).replaceAll("");
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static List<String> sources() {
        return Repository.files(ROOT, ".java").stream()
                .map(Repository::read)
                .map(DocumentationTest::withoutIndentation)
                .toList();
    }

    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n")).strip();
    }
}
