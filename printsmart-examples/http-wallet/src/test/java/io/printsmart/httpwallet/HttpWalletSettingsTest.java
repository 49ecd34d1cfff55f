package io.printsmart.httpwallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWalletSettingsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static HttpWalletSettings with(int tries, Duration pause, int failures) {
        return new HttpWalletSettings(
                URI.create("https://money.example/"), SECOND, tries, pause, failures, SECOND, Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://money.example/",
                "ftp://money.example/",
                "https://user@money.example/",
                "https://money.example/?a=b",
                "https://money.example/#a",
                "https://money.example/api",
                "https:///api/",
                "http:///api/",
                "money/"
            })
    void anAddressThatWouldGiveTheTokenAwayOrLeadNowhereIsRefused(String address) {
        assertThatThrownBy(() -> HttpWalletSettings.of(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("base must");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://money.example/", "https://money.example:8443/api/v1/", "http://127.0.0.1:8080/"})
    void anAddressOverTlsOrOnThisMachineIsTaken(String address) {
        assertThat(HttpWalletSettings.of(URI.create(address)).base()).hasToString(address);
    }

    @Test
    void valuesOutOfTheirBoundsAreRefused() {
        assertThatThrownBy(() -> with(0, SECOND, 1)).hasMessage("mostTries is 0; it must be from 1 to 10");
        assertThatThrownBy(() -> with(11, SECOND, 1)).hasMessage("mostTries is 11; it must be from 1 to 10");
        assertThatThrownBy(() -> with(1, Duration.ZERO, 1)).hasMessageStartingWith("firstPause in ms is 0");
        assertThatThrownBy(() -> with(1, SECOND, 0)).hasMessageStartingWith("failuresToOpen is 0");
    }
}
