package io.printsmart.ipp.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PeersTest {

    @Test
    void findsWhatIsInstalled() {
        assertThat(Peers.require("sh", "dash", "required")).isExecutable();
    }

    @Test
    void skipsWhatIsMissing() {
        assertThatThrownBy(() -> Peers.require("no-such-program", "some-package", "optional"))
                .extracting(Object::getClass)
                .extracting(Class::getSimpleName)
                .isEqualTo("TestAbortedException");
        assertThatThrownBy(() -> Peers.require("no-such-program", "some-package", "optional"))
                .hasMessageContaining("Debian package some-package");
    }

    @Test
    void failsWhereItIsRequired() {
        assertThatThrownBy(() -> Peers.require("no-such-program", "some-package", "required"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Debian package some-package");
    }
}
