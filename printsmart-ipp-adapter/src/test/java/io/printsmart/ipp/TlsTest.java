package io.printsmart.ipp;

import static io.printsmart.ipp.Fixtures.DOCUMENT;
import static io.printsmart.ipp.Fixtures.TIMEOUT;
import static io.printsmart.ipp.Fixtures.send;
import static io.printsmart.ipp.Fixtures.target;
import static io.printsmart.ipp.Fixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.job.Sighting;
import io.printsmart.printer.Finding;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import io.printsmart.testkit.printer.TestCertificate;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.DeliveryException;
import io.printsmart.transport.PrinterReport;
import io.printsmart.transport.Target;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whom a transport believes that it is the printer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TlsTest {

    private TestCertificate certificate;
    private ScriptedIppPrinter printer;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        certificate = TestCertificate.create(directory, "dns:right.example,ip:127.0.0.1,ip:2001:db8::7");
        printer = ScriptedIppPrinter.builder().tls(certificate.server()).start();
    }

    @AfterAll
    void stop() {
        printer.close();
    }

    @Test
    void printsUnderTheRightName() throws Exception {
        try (IppTransport transport = trusting(settings -> settings);
                Delivery delivery = transport.open(named("right.example"), ticket(), TIMEOUT)) {
            assertThat(send(delivery)).isInstanceOf(Sighting.Accepted.class);
        }
        assertThat(printer.paper().complete()).hasSize(1).allMatch(printout -> printout.isOf(DOCUMENT));
    }

    @Test
    void acceptsTheAddressThatTheCertificateNames() throws Exception {
        try (IppTransport transport = trusting(settings -> settings)) {
            assertThat(transport
                            .inspect(target(printer.uri(), printer.address()), TIMEOUT)
                            .finding())
                    .isEqualTo(Finding.READY);
            assertThat(transport.inspect(named("right.example."), TIMEOUT).finding())
                    .isEqualTo(Finding.READY);
        }
    }

    @Test
    void comparesIpv6AddressesToo() throws Exception {
        try (IppTransport transport = trusting(settings -> settings)) {
            assertThat(transport.inspect(named("[2001:db8::7]"), TIMEOUT).finding())
                    .isEqualTo(Finding.READY);
            assertThat(transport.inspect(named("[2001:db8::8]"), TIMEOUT).finding())
                    .isEqualTo(Finding.MISCONFIGURED);
        }
    }

    @Test
    void refusesAWrongNameAlsoAfterTheRightOne() throws Exception {
        try (IppTransport transport = trusting(settings -> settings)) {
            for (int i = 0; i < 3; i++) {
                assertThat(transport.inspect(named("right.example"), TIMEOUT).finding())
                        .isEqualTo(Finding.READY);
                PrinterReport wrong = transport.inspect(named("wrong.example"), TIMEOUT);
                assertThat(wrong.finding()).isEqualTo(Finding.MISCONFIGURED);
                assertThat(wrong.detail()).contains("wrong.example");
            }
            int posts = printer.posts();
            assertThatThrownBy(() -> transport.open(named("wrong.example"), ticket(), TIMEOUT))
                    .isInstanceOfSatisfying(
                            DeliveryException.class,
                            e -> assertThat(e.mayBeOpen()).isFalse());
            assertThat(printer.posts()).isEqualTo(posts);
        }
    }

    @Test
    void refusesACertificateThatNobodySigned() {
        try (IppTransport transport = IppTransport.create()) {
            assertThat(transport.inspect(named("right.example"), TIMEOUT).finding())
                    .isEqualTo(Finding.MISCONFIGURED);
        }
    }

    @Test
    void acceptsAPinnedCertificateUnderAnyName() throws Exception {
        CertificatePin pin = CertificatePin.ofCertificate(certificate.certificate());
        CertificatePin key = CertificatePin.ofPublicKey(certificate.certificate());
        assertThat(pin).isNotEqualTo(key);
        for (CertificatePin one : Set.of(pin, key)) {
            try (IppTransport transport =
                    IppTransport.builder().pins(id -> Set.of(one)).build()) {
                assertThat(transport.inspect(named("wrong.example"), TIMEOUT).finding())
                        .isEqualTo(Finding.READY);
            }
        }
    }

    @Test
    void refusesWhatIsNotPinnedEvenIfItIsTrusted() throws Exception {
        CertificatePin other = new CertificatePin("0".repeat(64));
        try (IppTransport transport = trusting(settings -> settings.pins(id -> Set.of(other)))) {
            PrinterReport report = transport.inspect(named("right.example"), TIMEOUT);
            assertThat(report.finding()).isEqualTo(Finding.MISCONFIGURED);
            assertThat(report.detail()).contains("pinned");
        }
    }

    @Test
    void asksForPinsEachTime() throws Exception {
        CertificatePin right = CertificatePin.ofCertificate(certificate.certificate());
        Set<CertificatePin>[] current = pins(Set.of(right));
        try (IppTransport transport =
                IppTransport.builder().pins(id -> current[0]).build()) {
            assertThat(transport.inspect(named("any.example"), TIMEOUT).finding())
                    .isEqualTo(Finding.READY);
            current[0] = Set.of(new CertificatePin("0".repeat(64)));
            assertThat(transport.inspect(named("any.example"), TIMEOUT).finding())
                    .isEqualTo(Finding.MISCONFIGURED);
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Set<CertificatePin>[] pins(Set<CertificatePin>... pins) {
        return pins;
    }

    private Target named(String host) {
        return target(
                URI.create("ipps://" + host + ":" + printer.address().getPort() + "/ipp/print"), printer.address());
    }

    private IppTransport trusting(UnaryOperator<IppTransportBuilder> more) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("printer", certificate.certificate());
        return more.apply(IppTransport.builder().trustStore(trusted)).build();
    }
}
