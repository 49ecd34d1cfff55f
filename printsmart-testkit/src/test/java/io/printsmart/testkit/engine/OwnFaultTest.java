package io.printsmart.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.job.JobState;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.Finding;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.Settings;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that cannot look at printers, since it has no thread for it, says nothing of them. */
class OwnFaultTest {

    private boolean full;
    private ScriptedRawPrinter printer;
    private HandCrank crank;

    @BeforeEach
    void start() {
        printer = ScriptedRawPrinter.start();
        crank = HandCrank.with(
                Settings.DEFAULT,
                parts -> parts.names(host -> List.of(InetAddress.getLoopbackAddress()))
                        .lookUps(this::execute));
        Desk.open(crank, URI.create("socket://printer.example:" + printer.uri().getPort()));
    }

    @AfterEach
    void end() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
        printer.close();
    }

    private void execute(Runnable task) {
        if (full) {
            throw new RejectedExecutionException("full");
        }
        task.run();
    }

    @Test
    void aSubmitIsNeitherRefusedNorAcceptedAndThePrinterKeepsItsStatus() {
        full = true;

        assertThatThrownBy(() -> Desk.submit(crank, "a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot look at printer library")
                .hasMessageContaining("submit again");

        assertThat(Desk.balance(crank)).isEqualTo(Desk.FULL);
        assertThat(status()).isEqualTo(PrinterStatus.UNKNOWN);
        full = false;
        assertThat(Desk.submit(crank, "a").state()).isEqualTo(JobState.PENDING);
    }

    @Test
    void aWaitingJobWaitsOnAndThePrinterStaysOnline() {
        PrintJob job = Desk.submit(crank, "a");
        full = true;
        crank.crankFor(Duration.ofMinutes(1));

        assertThat(Desk.now(crank, job.id()).state()).isEqualTo(JobState.PENDING);
        assertThat(Desk.now(crank, job.id()).attempts()).isZero();
        assertThat(status()).isEqualTo(PrinterStatus.ONLINE);

        full = false;
        assertThat(crank.crankUntilIdle(Duration.ofMinutes(1))).isTrue();
        assertThat(Desk.copiesOf(printer.paper(), "a")).hasSize(1);
    }

    @Test
    void aProbeSaysSo() {
        full = true;

        assertThat(crank.print()
                        .printers()
                        .probe(new PrinterId("library"))
                        .orElseThrow()
                        .finding())
                .isEqualTo(Finding.NOT_LOOKED);
        assertThat(status()).isEqualTo(PrinterStatus.UNKNOWN);
    }

    private PrinterStatus status() {
        return crank.print()
                .printers()
                .find(new PrinterId("library"))
                .orElseThrow()
                .health()
                .status();
    }
}
