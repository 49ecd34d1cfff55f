package io.printsmart.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class CertificatePinTest {

    @Test
    void readsWhatOpensslPrints() {
        String printed = "AB:".repeat(31) + "CD";
        assertThat(CertificatePin.parse(printed)).isEqualTo(new CertificatePin("ab".repeat(31) + "cd"));
    }

    @Test
    void refusesWhatIsNoSha256() {
        assertThatThrownBy(() -> CertificatePin.parse("12:34")).hasMessageContaining("64 hexadecimal digits");
        assertThatThrownBy(() -> new CertificatePin("AB".repeat(32))).hasMessageContaining("lower case");
    }
}
