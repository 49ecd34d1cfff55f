package io.printsmart.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.printer.Finding;
import io.printsmart.testkit.printer.IppFault;
import io.printsmart.testkit.printer.ScriptedIppPrinter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings, and what a transport closes. */
final class IppTransportBuilderTest {

    @Test
    void speaksBothSchemes() {
        try (IppTransport transport = IppTransport.create()) {
            assertThat(transport.schemes()).containsExactlyInAnyOrder("ipp", "ipps");
        }
    }

    @Test
    void refusesWrongSettingsAndNamesThem() {
        IppTransportBuilder builder = IppTransport.builder();
        assertThatThrownBy(() -> builder.connectTimeout(Duration.ZERO)).hasMessageContaining("PT0S");
        assertThatThrownBy(() -> builder.connectTimeout(Duration.ofDays(1))).hasMessageContaining("PT24H");
        assertThatThrownBy(() -> builder.responseLimitBytes(10)).hasMessageContaining("10 bytes");
        assertThatThrownBy(() -> builder.responseLimitBytes(Integer.MAX_VALUE)).hasMessageContaining("67108864");
    }

    @Test
    void runsOnTheHostsSchedulerAndDoesNotCloseIt() {
        ScheduledExecutorService hosts = Executors.newSingleThreadScheduledExecutor();
        IppTransport transport = IppTransport.builder().scheduler(hosts).build();
        try (ScriptedIppPrinter printer = ScriptedIppPrinter.start()) {
            printer.faults().always(IppFault.stall());
            assertThat(transport
                            .inspect(Fixtures.target(printer.uri(), printer.address()), Fixtures.SHORT)
                            .finding())
                    .isEqualTo(Finding.NOT_UNDERSTOOD);
            transport.close();
            assertThat(hosts.isShutdown()).isFalse();
        } finally {
            hosts.shutdownNow();
        }
    }

    @Test
    void doesNothingOnceItIsClosed() {
        try (ScriptedIppPrinter printer = ScriptedIppPrinter.start()) {
            IppTransport transport = IppTransport.create();
            transport.close();
            transport.close();
            assertThat(transport
                            .inspect(Fixtures.target(printer.uri(), printer.address()), Fixtures.TIMEOUT)
                            .finding())
                    .isNotEqualTo(Finding.READY);
            assertThat(printer.posts()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"alice, alice", "'Jörg Müller', J_rg_M_ller", "a@b.example, a@b.example", "'', _"})
    void makesNamesPrintable(String name, String printable) {
        assertThat(PrintableName.of(name)).isEqualTo(printable);
        assertThat(PrintableName.of("x".repeat(300))).hasSize(63);
    }
}
