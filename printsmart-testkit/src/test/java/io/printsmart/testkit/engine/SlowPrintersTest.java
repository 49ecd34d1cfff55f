package io.printsmart.testkit.engine;

import static io.printsmart.testkit.engine.Desk.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.Proof;
import io.printsmart.job.Sighting;
import io.printsmart.service.Settings;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Printers that keep workers for long share a few of them. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SlowPrintersTest {

    private final ScriptedRawPrinter port = ScriptedRawPrinter.start();
    private final ScriptedRawPrinter otherPort = ScriptedRawPrinter.start();
    private final FakeIpp slow = new FakeIpp();
    private final List<JobState> whileAnotherIsBusy = new ArrayList<>();
    private final HandCrank crank = HandCrank.with(
            Settings.builder().workers(2).lease(Duration.ofSeconds(28)).build(), parts -> parts.transport(slow));

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
        port.close();
        otherPort.close();
    }

    private static URI ipp(ScriptedRawPrinter port) {
        return URI.create("ipp://127.0.0.1:" + port.uri().getPort() + "/ipp/print");
    }

    private JobId submit(String key, String printer, Duration deadline) {
        return crank.print()
                .service()
                .submit(Desk.request(key).printer(printer).deadline(deadline).build())
                .id();
    }

    /** Its refund asks nothing of the printer. */
    @Test
    void aJobWhoseTimeIsOverWaitsForNoSlowPrinter() {
        Desk.open(crank, ipp(port));
        Desk.add(crank, "office", ipp(otherPort));
        slow.onOpen = () -> crank.time().advance(Duration.ofSeconds(16));
        slow.answer = () -> {
            crank.time().advance(Duration.ofSeconds(16));
            return new Sighting.Printed(Proof.COMPLETED, OptionalInt.empty());
        };
        submit("a", "library", Duration.ofHours(1));
        submit("b", "office", Duration.ofHours(1));
        assertThat(crank.crankUntilIdle(Duration.ofHours(2))).isTrue();

        slow.onOpen = () -> {
            JobId late = submit("d", "office", Duration.ofSeconds(1));
            crank.time().advance(Duration.ofSeconds(2));
            crank.print().runDue();
            whileAnotherIsBusy.add(now(crank, late).state());
        };
        JobId job = submit("c", "library", Duration.ofHours(1));
        crank.crank();

        assertThat(whileAnotherIsBusy).containsExactly(JobState.FAILED);
        assertThat(now(crank, job).state()).isEqualTo(JobState.PRINTING);
    }
}
