package io.printsmart.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.printer.Capabilities;
import io.printsmart.printer.DeviceFacts;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.store.KnownPrinter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedTest {

    private final Shared shared = new Shared();

    private static KnownPrinter read(int number) {
        Printer printer = Printer.of("printer-" + number, "ipp://10.0.0." + number + "/ipp/print")
                .withSite("annex-" + number % 2)
                .withCapabilities(new Capabilities(true, false, List.of("application/pdf")))
                .withEnabled(number % 3 == 0)
                .withCompletionRequired(true);
        Optional<Instant> then = Optional.of(Instant.ofEpochSecond(number));
        Health health = new Health(PrinterStatus.ERROR, List.of("media-empty"), "Out of " + "paper", then, then)
                .withFlapping(number % 2 == 0)
                .with(DeviceFacts.NONE.waking(Duration.ofSeconds(7)).counting());
        return new KnownPrinter(printer, health, number % 2 == 1, true);
    }

    @Test
    void nothingIsChanged() {
        for (int number = 0; number < 20; number++) {
            assertThat(shared.compact(read(number))).isEqualTo(read(number));
        }
    }

    @Test
    void whatPrintersHaveInCommonIsKeptOnce() {
        KnownPrinter one = shared.compact(read(1));
        KnownPrinter other = shared.compact(read(3));

        assertThat(one.printer().capabilities()).isSameAs(other.printer().capabilities());
        assertThat(one.printer().site()).isSameAs(other.printer().site());
        assertThat(one.printer().uri().path()).isSameAs(other.printer().uri().path());
        assertThat(one.health().reasons()).isSameAs(other.health().reasons());
        assertThat(one.health().device()).isSameAs(other.health().device());
    }
}
