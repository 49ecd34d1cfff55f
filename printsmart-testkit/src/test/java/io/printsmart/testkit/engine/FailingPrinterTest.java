package io.printsmart.testkit.engine;

import static io.printsmart.testkit.engine.Desk.now;
import static io.printsmart.testkit.engine.Desk.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.Proof;
import io.printsmart.job.Sighting;
import io.printsmart.printer.Health;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.service.Alternative;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.Refusal;
import io.printsmart.service.Settings;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A printer that looks good and fails one job after the other is at fault itself. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FailingPrinterTest {

    private static final Duration LONG = Duration.ofHours(2);
    private static final PrinterId LIBRARY = new PrinterId("library");

    /** Only something that listens: what is printed, the fake transport says. */
    private final ScriptedRawPrinter device = ScriptedRawPrinter.start();

    private final ScriptedRawPrinter other = ScriptedRawPrinter.start();
    private final FakeIpp transport = new FakeIpp();
    private final HandCrank crank = HandCrank.with(
            Settings.builder().failureRest(Duration.ofMinutes(5)).build(), parts -> parts.transport(transport));

    @BeforeEach
    void open() {
        Desk.open(crank, URI.create("ipp://127.0.0.1:" + device.uri().getPort() + "/ipp/print"));
        Desk.add(crank, "cellar", other.uri());
    }

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
        device.close();
        other.close();
    }

    private void prints() {
        transport.answer = () -> new Sighting.Printed(Proof.COMPLETED, OptionalInt.empty());
    }

    private void fails(String... keys) {
        transport.answer = () -> new Sighting.NotFound("no such job");
        for (String key : keys) {
            JobId job = submit(crank, key).id();
            assertThat(crank.crankUntilIdle(LONG)).isTrue();
            assertThat(now(crank, job).state()).isEqualTo(JobState.FAILED);
        }
    }

    private Health health() {
        return crank.print().printers().find(LIBRARY).orElseThrow().health();
    }

    private Refusal refused(String key) {
        PrintRefusedException refused = catchThrowableOfType(PrintRefusedException.class, () -> submit(crank, key));
        assertThat(refused).as("refused").isNotNull();
        return refused.refusal();
    }

    @Test
    void afterThreeJobsInARowSubmitsAreRefusedWithAlternatives() {
        fails("a", "b", "c");

        assertThat(health().status()).isEqualTo(PrinterStatus.ERROR);
        assertThat(refused("d")).isInstanceOfSatisfying(Refusal.PrinterUnavailable.class, unavailable -> {
            assertThat(unavailable.status()).isEqualTo(PrinterStatus.ERROR);
            assertThat(unavailable.reasons()).containsExactly(Health.JOBS_FAILED);
            assertThat(unavailable.text()).isEqualTo("The last print jobs failed");
            assertThat(unavailable.alternatives())
                    .extracting(Alternative::printer)
                    .containsExactly(new PrinterId("cellar"));
        });
    }

    @Test
    void aPrintedJobInBetweenEndsTheRow() {
        fails("a", "b");
        prints();
        submit(crank, "c");
        assertThat(crank.crankUntilIdle(LONG)).isTrue();
        fails("d", "e");

        assertThat(health().isOnline()).isTrue();
    }

    @Test
    void itIsTriedAgainAfterItsRestAndOneMoreFailureIsEnough() {
        fails("a", "b", "c");
        crank.time().advance(Duration.ofMinutes(5));
        fails("d");

        refused("e");
        crank.time().advance(Duration.ofMinutes(5));
        prints();
        JobId job = submit(crank, "f").id();
        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job).state()).isEqualTo(JobState.COMPLETED);
        assertThat(health().failures().inARow()).isZero();
    }

    @Test
    void anAdministratorWhoEnablesItBringsItBack() {
        fails("a", "b", "c");
        crank.print().printers().enable(LIBRARY);
        prints();

        JobId job = submit(crank, "d").id();
        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void aJobThatWasWaitingGoesOnWaitingAndIsPrintedAfterTheRest() {
        transport.answer = () -> new Sighting.NotFound("no such job");
        for (String key : new String[] {"a", "b", "c"}) {
            submit(crank, key);
        }
        JobId waiting = submit(crank, "d").id();
        while (health().isOnline()) {
            crank.crankFor(Duration.ofSeconds(10));
        }
        crank.crankFor(Duration.ofMinutes(2));
        assertThat(now(crank, waiting).state()).isEqualTo(JobState.PENDING);
        assertThat(now(crank, waiting).attempts()).isZero();

        prints();
        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, waiting).state()).isEqualTo(JobState.COMPLETED);
    }
}
