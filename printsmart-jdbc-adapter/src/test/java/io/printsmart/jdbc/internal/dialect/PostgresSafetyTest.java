package io.printsmart.jdbc.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresSafetyTest {

    @ParameterizedTest
    @ValueSource(strings = {"local", "remote_write"})
    void commitsThatWaitForNoStandbysDiskAreLostByAFailover(String setting) {
        assertThat(PostgresSafety.lossOnFailover(setting, "any 1 (*)").orElseThrow())
                .contains("synchronous_commit is " + setting)
                .contains("set it to on");
    }

    @ParameterizedTest
    @CsvSource({"on, any 1 (*)", "remote_apply, s1", "on, ''", "local, ''", "remote_write, ''"})
    void commitsThatWaitForItOrHaveNoneToWaitForAreSafe(String setting, String standbys) {
        assertThat(PostgresSafety.lossOnFailover(setting, standbys)).isEmpty();
    }
}
