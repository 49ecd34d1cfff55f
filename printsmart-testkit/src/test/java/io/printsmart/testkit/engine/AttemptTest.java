package io.printsmart.testkit.engine;

import static io.printsmart.testkit.engine.Desk.now;
import static io.printsmart.testkit.engine.Desk.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.Attempt;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.Policies;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Proof;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.RetryPolicy;
import io.printsmart.job.Sighting;
import io.printsmart.job.Why;
import io.printsmart.service.Settings;
import io.printsmart.store.HistoryEntry;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import io.printsmart.transport.PrintTransport;
import io.printsmart.transport.Target;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one attempt does before, while and after the document leaves, and when it counts. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AttemptTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final FakeReach reach = new FakeReach();
    private final FakeIpp printer = new FakeIpp();
    private final List<String> asked = new ArrayList<>();
    private HandCrank crank = HandCrank.plain();

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
    }

    private void use(Policies policies) {
        PrintTransport watched = Meddling.with(
                PrintTransport.class,
                printer,
                "look",
                given -> asked.add(((Target) given[0]).printer().uri().toString()));
        crank.close();
        crank = HandCrank.with(
                Settings.builder().policies(policies).build(),
                parts -> parts.prober(reach).transport(watched));
        Desk.open(crank, FakeReach.uri("ipp", 1));
    }

    private void prints() {
        printer.answer = () -> new Sighting.Printed(Proof.COMPLETED, OptionalInt.empty());
    }

    private List<Why.Code> reasons(PrintJob job) {
        return crank.print().service().history(job.id()).stream()
                .map(HistoryEntry::why)
                .map(Why::code)
                .toList();
    }

    @Test
    void theIntentIsStoredBeforeTheFirstDocumentByteLeaves() {
        use(Policies.DEFAULT);
        RemoteJob remote = new RemoteJob(
                7,
                FakeReach.uri("ipp", 1).toString(),
                Optional.of("urn:uuid:1"),
                Optional.of(crank.time().instant()));
        printer.opens = Optional.of(remote);
        PrintJob job = submit(crank, "a");
        List<PrintJob> stored = new ArrayList<>();
        printer.onSend = () -> stored.add(now(crank, job.id()));

        crank.crank();

        assertThat(stored).singleElement().satisfies(intent -> {
            assertThat(intent.state()).isEqualTo(JobState.SENDING);
            assertThat(intent.attempt().flatMap(Attempt::remote)).contains(remote);
        });
    }

    @Test
    void eachAttemptStartsWithALookOfItsOwn() {
        use(Policies.DEFAULT);
        printer.lostBeforeTheFirstByte = 100;
        PrintJob job = submit(crank, "a");
        reach.looks.clear();

        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job.id()).attempts()).isEqualTo(4);
        assertThat(reach.looks).hasSize(4);
    }

    @Test
    void anAttemptAtARawPortCountsFromItsFirstConnect() {
        ScriptedRawPrinter gone = ScriptedRawPrinter.start();
        gone.close();
        crank.close();
        crank = HandCrank.with(Settings.DEFAULT, parts -> parts.prober(reach));
        Desk.open(crank, gone.uri());
        PrintJob job = submit(crank, "a");

        crank.crank();
        assertThat(now(crank, job.id()).attempts()).isEqualTo(1);
        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job.id()).attempts()).isEqualTo(4);
        assertThat(now(crank, job.id()).why().code()).isEqualTo(Why.Code.RETRIES_SPENT);
    }

    @Test
    void anOpenBreakerDelaysAndCostsNoRetry() {
        RetryPolicy patient =
                new RetryPolicy(20, Duration.ofSeconds(2), 2, Duration.ofSeconds(20), 0, Duration.ofSeconds(30));
        use(Policies.builder().retry(patient).build());
        prints();
        printer.lostBeforeTheFirstByte = 6;
        PrintJob job = submit(crank, "a");

        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.COMPLETED);
        assertThat(now(crank, job.id()).attempts()).isEqualTo(7);
        assertThat(crank.print().service().history(job.id()))
                .extracting(entry -> entry.why().detail())
                .contains("the printer failed lately and is left alone for a while");
    }

    @Test
    void anErrorBeforeTheFirstByteIsSurelyNotDeliveredWhateverTheTransportCallsIt() {
        use(Policies.DEFAULT);
        prints();
        printer.lostBeforeTheFirstByte = 1;
        PrintJob job = submit(crank, "a");

        crank.crank();
        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.PENDING);
        assertThat(now(crank, job.id()).why().code()).isEqualTo(Why.Code.RETRY_SCHEDULED);
        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.COMPLETED);
        assertThat(reasons(job)).doesNotContain(Why.Code.ANSWER_LOST);
    }

    @Test
    void anyErrorAfterTheFirstByteIsDoubtWhateverTheTransportThrows() {
        use(Policies.DEFAULT);
        printer.onSent = () -> {
            throw new IllegalStateException("connection refused");
        };
        PrintJob job = submit(crank, "a");

        crank.crank();
        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.IN_DOUBT);
        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job.id()).payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(now(crank, job.id()).attempts()).isEqualTo(1);
    }

    @Test
    void aSendThatNeverEndsIsBrokenOffAtTheLimitOfItsAttempt() {
        use(Policies.builder().attemptLimit(Duration.ofMillis(50)).build());
        CountDownLatch closed = new CountDownLatch(1);
        printer.onClose = closed::countDown;
        printer.onSent = () -> {
            await(closed);
            throw new IllegalStateException("closed");
        };
        PrintJob job = submit(crank, "a");

        crank.crank();

        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.IN_DOUBT);
    }

    @Test
    void whatBecameOfAnAttemptIsAskedWhereItWasMadeThoughThePrinterMovedSince() {
        use(Policies.DEFAULT);
        URI before = FakeReach.uri("ipp", 1);
        printer.opens = Optional.of(new RemoteJob(7, before.toString(), Optional.empty(), Optional.empty()));
        PrintJob job = submit(crank, "a");
        crank.crank();
        assertThat(now(crank, job.id()).state()).isEqualTo(JobState.PRINTING);

        Desk.add(crank, "library", FakeReach.uri("ipp", 2));
        prints();
        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(asked).containsExactly(before.toString());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
