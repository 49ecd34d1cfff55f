package io.printsmart.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
