package io.printsmart.ipp;

import static io.printsmart.ipp.Fixtures.TIMEOUT;
import static io.printsmart.ipp.Fixtures.loopback6;
import static io.printsmart.ipp.Fixtures.target;
import static io.printsmart.ipp.Fixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.ipp.peer.EvePrinter;
import io.printsmart.printer.Finding;
import io.printsmart.printer.LearntCapabilities;
import io.printsmart.transport.Delivery;
import io.printsmart.transport.DeliveryException;
import io.printsmart.transport.PrinterReport;
import io.printsmart.transport.Target;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reference printer of CUPS says of itself, over IPv4 and over IPv6. */
@Timeout(60)
final class EveInspectionTest {

    private final IppTransport transport = IppTransport.create();

    @AfterEach
    void close() {
        transport.close();
    }

    private static Target at4(EvePrinter printer) {
        return target(printer.uri(), printer.address());
    }

    private static Target at6(EvePrinter printer) {
        int port = printer.address().getPort();
        return target(URI.create("ipp://[::1]:" + port + "/ipp/print"), loopback6(port));
    }

    private PrinterReport inspect(Target target) {
        return transport.inspect(target, TIMEOUT);
    }

    @Test
    void aPlainOneTellsWhatItCannotDo() {
        try (EvePrinter printer = EvePrinter.start()) {
            for (Target target : List.of(at4(printer), at6(printer))) {
                PrinterReport report = inspect(target);
                assertThat(report.finding()).as("%s", report).isEqualTo(Finding.READY);
                assertThat(report.reasons()).isEmpty();
                assertThat(report.uuid()).isPresent();
                assertThat(report.queuedJobs()).hasValue(0);
                assertThat(report.upTimeSeconds()).isPresent();
                assertThat(report.capabilities()).hasValue(learnt(false, false, "application/pdf", "image/pwg-raster"));
            }
        }
    }

    @Test
    void oneThatCanDoMoreTellsIt() {
        try (EvePrinter printer =
                EvePrinter.builder().color().duplex().formats("image/urf").start()) {
            assertThat(inspect(at4(printer)).capabilities()).hasValue(learnt(true, true, "image/urf"));
            assertThat(inspect(at6(printer)).capabilities()).hasValue(learnt(true, true, "image/urf"));
        }
    }

    @Test
    void oneThatOnlySpeaks11TellsTheSame() {
        try (EvePrinter printer = EvePrinter.builder().onlyVersion11().start()) {
            assertThat(inspect(at4(printer)).finding()).isEqualTo(Finding.READY);
            assertThat(inspect(at6(printer)).capabilities()).isPresent();
        }
    }

    @Test
    void aPathThatIsNoneThereIsAWrongConfiguration() {
        try (EvePrinter printer = EvePrinter.start()) {
            URI elsewhere = URI.create(printer.uri().toString().replace("/ipp/print", "/ipp/none"));
            assertThat(inspect(target(elsewhere, printer.address())).finding()).isEqualTo(Finding.MISCONFIGURED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"media-empty-report", "media-empty-warning", "media-empty-error"})
    void isOutOfPaperWhateverTheSuffixSays(String keyword) throws DeliveryException {
        try (EvePrinter printer = EvePrinter.start()) {
            printer.reason(keyword);
            try (Delivery delivery = transport.open(at6(printer), ticket(), TIMEOUT)) {
                Fixtures.send(delivery);
            }
            PrinterReport report = inspect(at4(printer));
            for (int i = 0; i < 500 && report.finding() != Finding.BLOCKED; i++) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                report = inspect(at4(printer));
            }
            assertThat(report.finding()).isEqualTo(Finding.BLOCKED);
            assertThat(report.reasons()).containsExactly("media-empty");
            assertThat(inspect(at6(printer)).reasons()).containsExactly("media-empty");
        }
    }

    @Test
    void refusesOnceItsProgramHasEnded() {
        try (EvePrinter printer = EvePrinter.start()) {
            printer.kill();
            assertThat(inspect(at4(printer)).finding()).isEqualTo(Finding.REFUSED);
            assertThat(inspect(at6(printer)).finding()).isEqualTo(Finding.REFUSED);
        }
    }

    private static LearntCapabilities learnt(boolean color, boolean duplex, String... formats) {
        return new LearntCapabilities(Optional.of(color), Optional.of(duplex), List.of(formats));
    }
}
