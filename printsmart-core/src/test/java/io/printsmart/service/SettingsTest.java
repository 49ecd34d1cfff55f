package io.printsmart.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void formatsAreMimeTypesInLowerCaseAndAtLeastOne() {
        assertThat(Settings.builder().formats(Set.of("Image/PNG")).build().formats())
                .containsExactly("image/png");
        assertThatThrownBy(() -> Settings.builder().formats(Set.of("pdf")).build())
                .hasMessage("format 'pdf' is not a MIME type; write it like application/pdf");
        assertThatThrownBy(() -> Settings.builder().formats(Set.of()).build()).hasMessageContaining("formats is empty");
    }

    @Test
    void theDefaultLimitsAreTheOnesThatThePagesPromise() {
        assertThat(Settings.DEFAULT.freshness()).as("a good look is fresh for").hasSeconds(10);
        assertThat(Settings.DEFAULT.connectLimit()).hasSeconds(3);
        assertThat(Settings.DEFAULT.answerLimit()).hasSeconds(30);
        assertThat(Settings.DEFAULT.stepLimit())
                .as("a step without progress ends after")
                .hasSeconds(30);
        assertThat(Settings.DEFAULT.deadline()).hasMinutes(30);
        assertThat(Settings.DEFAULT.lease().plus(Settings.DEFAULT.poll())).isLessThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aTakeoverSlowerThanAPrintersShortestHistoryIsRefused() {
        Settings.Builder slow = Settings.builder().lease(Duration.ofSeconds(28)).poll(Duration.ofSeconds(2));
        assertThat(slow.build().lease()).hasSeconds(28);

        assertThatThrownBy(() -> slow.poll(Duration.ofMillis(2001)).build())
                .hasMessageContaining("lease is PT28S and poll is PT2.001S; together they must be at most PT30S");
    }
}
