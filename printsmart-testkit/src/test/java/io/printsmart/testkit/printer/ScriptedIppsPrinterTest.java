package io.printsmart.testkit.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScriptedIppsPrinterTest {

    private static final byte[] DOCUMENT = IppPrinterContract.document(50_000);

    @Test
    void printsOverTlsAndLosesAnswersThere(@TempDir Path directory) throws IOException, GeneralSecurityException {
        TestCertificate certificate = TestCertificate.create(directory, "ip:127.0.0.1");
        try (ScriptedIppPrinter printer =
                ScriptedIppPrinter.builder().tls(certificate.server()).start()) {
            PlainIpp client =
                    new PlainIpp(printer.uri(), HttpClient.newBuilder().sslContext(certificate.client()));
            assertThat(printer.uri()).hasScheme("ipps");
            assertThat(client.print("token-1", DOCUMENT).getCode()).isZero();
            printer.faults().next(IppOperation.PRINT_JOB, IppFault.loseAnswer());
            assertThatThrownBy(() -> client.print("token-2", DOCUMENT)).isInstanceOf(IOException.class);
            printer.faults().next(IppOperation.PRINT_JOB, IppFault.resetAfterDocumentBytes(1000));
            assertThatThrownBy(() -> client.print("token-3", DOCUMENT)).isInstanceOf(IOException.class);
            assertThat(printer.paper().complete()).extracting(Printout::name).containsExactly("token-1", "token-2");
        }
    }

    @Test
    void isNotTrustedByOthers(@TempDir Path directory) throws IOException, GeneralSecurityException {
        TestCertificate certificate = TestCertificate.create(directory, "ip:127.0.0.1");
        try (ScriptedIppPrinter printer =
                ScriptedIppPrinter.builder().tls(certificate.server()).start()) {
            assertThatThrownBy(() -> new PlainIpp(printer.uri()).printer()).isInstanceOf(SSLHandshakeException.class);
            assertThat(printer.posts()).isZero();
        }
    }
}
