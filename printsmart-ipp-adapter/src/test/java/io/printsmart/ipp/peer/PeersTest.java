package io.printsmart.ipp.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

final class PeersTest {

    @Test
    void findsWhatIsInstalled() {
        assertThat(Peers.require("sh", "dash", "required")).isExecutable();
    }

    @Test
    void skipsWhatIsMissing() {
        assertThatThrownBy(() -> Peers.require("no-such-program", "some-package", "optional"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("Debian package some-package");
    }

    @Test
    void failsWhereItIsRequired() {
        assertThatThrownBy(() -> Peers.require("no-such-program", "some-package", "required"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Debian package some-package");
    }
}
