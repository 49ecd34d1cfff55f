package io.printsmart.testkit.engine;

import static io.printsmart.testkit.engine.Desk.now;
import static io.printsmart.testkit.engine.Desk.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.PrintSmartBuilder;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.PaymentState;
import io.printsmart.job.Proof;
import io.printsmart.job.Sighting;
import io.printsmart.job.Why;
import io.printsmart.service.Settings;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A fault of this node's own that repeats itself is met less and less often, and ends as everything does. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RepeatedFaultTest {

    private static final Duration LONG = Duration.ofHours(2);

    private final ScriptedRawPrinter printer = ScriptedRawPrinter.start();
    private final FakeIpp transport = new FakeIpp();
    private HandCrank crank = HandCrank.plain();

    @BeforeEach
    void paper() {
        transport.answer = () -> new Sighting.Printed(Proof.COMPLETED, OptionalInt.empty());
    }

    @AfterEach
    void auditAndEnd() {
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
        printer.close();
    }

    private void use(UnaryOperator<PrintSmartBuilder> parts) {
        crank.close();
        crank = HandCrank.with(Settings.DEFAULT, parts);
        Desk.open(crank, URI.create("ipp://127.0.0.1:" + printer.uri().getPort() + "/ipp/print"));
    }

    @Test
    void aTransportThatAlwaysThrowsIsAskedNowAndThenUntilTheDeadline() {
        AtomicInteger asked = new AtomicInteger();
        transport.answer = () -> new Sighting.NotFound("no job");
        transport.onOpen = () -> {
            asked.incrementAndGet();
            throw new IllegalStateException("a fault in the transport");
        };
        use(parts -> parts.transport(transport));
        JobId job = submit(crank, "a").id();

        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job).state()).isEqualTo(JobState.FAILED);
        assertThat(now(crank, job).payment()).isEqualTo(PaymentState.REFUNDED);
        assertThat(now(crank, job).why().code()).isEqualTo(Why.Code.DEADLINE);
        assertThat(now(crank, job).finishedAt().orElseThrow())
                .isBefore(now(crank, job).order().deadline().plusSeconds(1));
        assertThat(asked.get()).isBetween(50, 110);
    }

    @Test
    void aJobThatNoWorkerTakesIsOfferedNowAndThen() {
        AtomicInteger offers = new AtomicInteger();
        use(parts -> parts.workers(task -> {
                    if (offers.incrementAndGet() < 20) {
                        throw new RejectedExecutionException("full");
                    }
                    task.run();
                })
                .transport(transport));
        JobId job = submit(crank, "a").id();

        crank.crank();
        assertThat(offers.get()).isLessThan(5);
        assertThat(crank.crankUntilIdle(LONG)).isTrue();

        assertThat(now(crank, job).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void aFaultThatIsOverCostsTheNextJobNoPause() {
        AtomicInteger asked = new AtomicInteger();
        transport.onOpen = () -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("a fault in the transport");
            }
        };
        use(parts -> parts.transport(transport));
        JobId job = submit(crank, "a").id();

        crank.crankFor(Duration.ofSeconds(1));

        assertThat(now(crank, job).state()).isEqualTo(JobState.COMPLETED);
    }
}
