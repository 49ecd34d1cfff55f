package io.printsmart.runner.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.job.Policies;
import io.printsmart.job.RetryPolicy;
import io.printsmart.printer.AddressPolicy;
import io.printsmart.printer.FailureRule;
import io.printsmart.printer.FlapRule;
import io.printsmart.service.MonitorSettings;
import io.printsmart.service.Settings;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {

    /** These hold others, which can each be tuned. */
    private static final Set<String> NESTED = Set.of(
            "Settings.policies",
            "Settings.failures",
            "Settings.addressPolicy",
            "Settings.monitor",
            "MonitorSettings.flaps",
            "Policies.retry");

    @Test
    void everythingThatAHostCanSetCanBeTuned() {
        Set<String> settable = Stream.of(
                        Settings.class,
                        Policies.class,
                        RetryPolicy.class,
                        FailureRule.class,
                        AddressPolicy.class,
                        MonitorSettings.class,
                        FlapRule.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()).map(part -> name(type, part)))
                .filter(name -> !NESTED.contains(name))
                .collect(Collectors.toSet());

        assertThat(Tunable.ALL).extracting(Tunable::api).containsExactlyInAnyOrderElementsOf(settable);
    }

    @Test
    void theDefaultsAreThoseOfTheLibraryAndCanBeReadBack() {
        assertThat(Tunable.settings(Map.of())).isEqualTo(Settings.DEFAULT);
        Map<String, String> written = Tunable.ALL.stream()
                .filter(tunable -> !tunable.defaultValue().isEmpty())
                .collect(Collectors.toMap(Tunable::name, Tunable::defaultValue));
        assertThat(Tunable.settings(written)).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void theDocumentHasEverySettingWithItsDefault() throws IOException {
        String table = Tunable.ALL.stream().map(ConfigurationDocumentTest::row).collect(Collectors.joining("\n"));

        assertThat(Files.readString(Path.of("../../docs/configuration.md"))).contains(table);
    }

    @Test
    void durationsAreReadAndWritten() {
        assertThat(Durations.parse("500ms")).isEqualTo(Duration.ofMillis(500));
        assertThat(Durations.parse("7d")).isEqualTo(Duration.ofDays(7));
        assertThat(Stream.of("500ms", "20s", "30m", "24h").map(text -> Durations.format(Durations.parse(text))))
                .containsExactly("500ms", "20s", "30m", "24h");
        assertThatThrownBy(() -> Durations.parse("20")).hasMessageContaining("'20' is not a duration");
        assertThatThrownBy(() -> Durations.parse("-1s")).hasMessageContaining("'-1s'");
        assertThatThrownBy(() -> Tunable.settings(Map.of("lease", "forever"))).hasMessageContaining("setting lease");
    }

    private static String name(Class<?> type, RecordComponent part) {
        return type.getSimpleName() + "." + part.getName();
    }

    private static String row(Tunable tunable) {
        String shown = tunable.defaultValue().isEmpty() ? "all" : "`" + tunable.defaultValue() + "`";
        return "| `" + tunable.name() + "` | `" + tunable.api() + "` | " + shown.replace(",", ", ") + " | "
                + tunable.what() + " |";
    }
}
