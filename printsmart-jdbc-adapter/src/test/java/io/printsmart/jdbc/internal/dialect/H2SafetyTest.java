package io.printsmart.jdbc.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which versions of H2 leave a commit unfinished in which they are killed. */
class H2SafetyTest {

    @ParameterizedTest
    @ValueSource(strings = {"2.5.250", "2.5.250 (2026-05-01)", "2.5.252 (2026-07-01)"})
    void isForgetful(String version) {
        assertThat(H2Safety.isForgetful(version)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3.232 (2024-08-11)", "2.4.240 (2025-09-22)", "2.5.253", "2.5.2520", "2.6.260", "3.0.0"})
    void isNot(String version) {
        assertThat(H2Safety.isForgetful(version)).isFalse();
    }
}
