package io.printsmart.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.jdbc.databases.Between;
import io.printsmart.jdbc.planted.SqlBug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contract of a store can fail: each planted bug is caught by some of its tests, most of them on H2 in memory. */
class PlantedBugsTest {

    private static final Path REPORT = Path.of("target", "planted-bugs.md");
    private static final List<String> LINES = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @EnumSource
    void isCaught(SqlBug bug) {
        Caught caught = Between.put(bug.name(), bug::plant, () -> run(tests(bug)));

        LINES.add("| " + bug + " | " + caught.failed.size() + " of " + caught.tests + " | "
                + caught.failed.stream().sorted().limit(3).collect(Collectors.joining(", ")) + " |");
        assertThat(caught.failed)
                .as("%s goes unnoticed in %d tests", bug, caught.tests)
                .isNotEmpty()
                .as("what breaks most tests is no bug but SQL that cannot run")
                .hasSizeLessThan(caught.tests / 2);
    }

    @AfterAll
    static void report() throws IOException {
        LINES.add(0, "| planted in the store's SQL | tests that fail | such as |\n|---|---|---|");
        Files.write(REPORT, LINES);
    }

    private static Caught run(List<DiscoverySelector> tests) {
        Caught caught = new Caught();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(tests)
                .configurationParameter("junit.jupiter.execution.timeout.default", "1 m")
                .build();
        LauncherFactory.create().execute(request, caught);
        return caught;
    }

    private static List<DiscoverySelector> tests(SqlBug bug) {
        return switch (bug) {
            case REPEATED_BLINDLY_AFTER_AN_UNKNOWN_COMMIT ->
                List.of(DiscoverySelectors.selectClass(UnansweredCommitTest.class));
            case CURSOR_SKIPS_A_LATE_COMMIT -> List.of(nested(JdbcEventsTest.class, JdbcEventsTest.H2.class));
            default -> List.of(nested(H2MemoryStoreTest.class, H2MemoryStoreTest.Unpooled.class));
        };
    }

    private static DiscoverySelector nested(Class<?> outer, Class<?> inner) {
        return DiscoverySelectors.selectNestedClass(List.of(outer), inner);
    }

    /** Which tests failed. */
    private static final class Caught implements TestExecutionListener {

        private final List<String> failed = Collections.synchronizedList(new ArrayList<>());
        private int tests;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                tests++;
            }
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                failed.add(test.getDisplayName());
            }
        }
    }
}
