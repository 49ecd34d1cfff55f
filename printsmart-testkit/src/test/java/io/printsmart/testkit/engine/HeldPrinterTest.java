package io.printsmart.testkit.engine;

import static io.printsmart.testkit.engine.Desk.now;
import static io.printsmart.testkit.engine.Desk.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.Proof;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import io.printsmart.service.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** For how long the next document has to wait for the one before it. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HeldPrinterTest {

    private static final RemoteJob REMOTE =
            new RemoteJob(7, FakeReach.uri("ipp", 1).toString(), Optional.empty(), Optional.empty());

    private final FakeIpp printer = new FakeIpp();
    private final HandCrank crank = HandCrank.with(
            Settings.DEFAULT, parts -> parts.prober(new FakeReach()).transport(printer));
    private final List<JobState> sent = new ArrayList<>();
    private JobId first;
    private JobId second;

    @BeforeEach
    void submitTwo() {
        Desk.open(crank, FakeReach.uri("ipp", 1));
        first = submit(crank, "a").id();
        second = submit(crank, "b").id();
        printer.onSend = () -> sent.add(now(crank, first).state());
    }

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
    }

    @Test
    void whileADocumentIsOnItsWayNoOtherOneIsClaimedForItsPrinter() {
        printer.onSent = () -> assertThat(crank.print().runDue()).isZero();

        crank.crank();

        assertThat(now(crank, first).state()).isEqualTo(JobState.PRINTING);
        assertThat(now(crank, second).state()).isEqualTo(JobState.PENDING);
    }

    @Test
    void theNextDocumentWaitsUntilTheRemoteJobIsFinal() {
        printer.opens = Optional.of(REMOTE);
        printer.answer = () -> new Sighting.Working(REMOTE, false, "processing");
        crank.crankFor(Duration.ofMinutes(5));
        assertThat(now(crank, first).state()).isEqualTo(JobState.PRINTING);
        assertThat(now(crank, second).state()).isEqualTo(JobState.PENDING);

        printer.answer = () -> new Sighting.Printed(Proof.COMPLETED, OptionalInt.empty());
        assertThat(crank.crankUntilIdle(Duration.ofMinutes(1))).isTrue();

        assertThat(now(crank, second).state()).isEqualTo(JobState.COMPLETED);
        assertThat(sent).containsExactly(JobState.SENDING, JobState.COMPLETED);
    }

    @Test
    void theNextDocumentWaitsUntilTheDoubtWindowIsOver() {
        crank.crank();
        crank.crankFor(Duration.ofSeconds(119));
        assertThat(now(crank, first).state()).isEqualTo(JobState.IN_DOUBT);
        assertThat(now(crank, second).state()).isEqualTo(JobState.PENDING);

        crank.crankFor(Duration.ofSeconds(2));

        assertThat(now(crank, first).state()).isEqualTo(JobState.FAILED);
        assertThat(sent).containsExactly(JobState.SENDING, JobState.FAILED);
    }
}
