package io.printsmart.testkit.engine;

import static io.printsmart.testkit.engine.Desk.copiesOf;
import static io.printsmart.testkit.engine.Desk.now;
import static io.printsmart.testkit.engine.Desk.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.Flag;
import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.job.NodeId;
import io.printsmart.job.Step;
import io.printsmart.job.Why;
import io.printsmart.service.Settings;
import io.printsmart.store.HistoryEntry;
import io.printsmart.store.JobStore;
import io.printsmart.store.PrintStore;
import io.printsmart.store.StoreException;
import io.printsmart.testkit.engine.Meddling.Around;
import io.printsmart.testkit.printer.RawScript;
import io.printsmart.testkit.printer.ScriptedRawPrinter;
import io.printsmart.testkit.store.InMemoryPrintStore;
import io.printsmart.testkit.time.SettableTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was seen of a job outlives a store that fails just then: it may be the only proof of the paper. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeptSightingTest {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final SettableTime time = new SettableTime();
    private final InMemoryPrintStore real = new InMemoryPrintStore(time);
    private final ScriptedRawPrinter printer = ScriptedRawPrinter.start();
    private HandCrank crank = HandCrank.plain();
    private int failures;

    @AfterEach
    void auditAndEnd() {
        failures = 0;
        assertThat(crank.print().audit().run().violations()).isEmpty();
        crank.close();
        printer.close();
    }

    private void use(JobStore jobs) {
        crank.close();
        crank = HandCrank.with(
                Settings.DEFAULT,
                parts -> parts.store(Meddling.with(PrintStore.class, real, "jobs", jobs))
                        .ticker(time.ticker()));
        Desk.open(crank, printer.uri());
    }

    private Around failOn(JobState before) {
        return steps -> {
            Step step = (Step) ((List<?>) steps[0]).get(0);
            if (step.before().state() == before && failures > 0) {
                failures--;
                throw new StoreException("the database cannot be reached");
            }
        };
    }

    private void failBefore(JobState before, int times) {
        failures = times;
        use(Meddling.with(JobStore.class, real.jobs(), "apply", failOn(before)));
    }

    @Test
    void aPrintedDocumentIsPaidForOnceTheStoreAnswersAgain() {
        failBefore(JobState.SENDING, 3);
        JobId job = submit(crank, "a").id();

        crank.crank();
        assertThat(now(crank, job).state()).isEqualTo(JobState.SENDING);
        for (int turn = 0; turn < 5; turn++) {
            time.advance(PAUSE);
            crank.crank();
        }

        assertThat(now(crank, job).state()).isEqualTo(JobState.COMPLETED);
        assertThat(crank.print().service().history(job))
                .extracting(HistoryEntry::to)
                .containsExactly(JobState.PENDING, JobState.SENDING, JobState.COMPLETED);
        assertThat(copiesOf(printer.paper(), "a")).hasSize(1);
    }

    @Test
    void aLostAnswerIsStillDoubtAfterwards() {
        failBefore(JobState.SENDING, 1);
        JobId job = submit(crank, "a").id();
        printer.always(RawScript.resetAfter(100_000));

        crank.crank();
        time.advance(PAUSE);
        crank.crank();

        assertThat(now(crank, job).state()).isEqualTo(JobState.IN_DOUBT);
        assertThat(crank.print().service().history(job))
                .extracting(entry -> entry.why().code())
                .contains(Why.Code.ANSWER_LOST);
        for (int turn = 0; turn < 30; turn++) {
            time.advance(PAUSE);
            crank.crank();
        }
        assertThat(now(crank, job).has(Flag.REFUNDED_IN_DOUBT)).isTrue();
    }

    @Test
    void anIntentWhoseCommitWasNotAnsweredIsNoDoubtSinceNothingLeft() {
        boolean[] lose = {true};
        use(Meddling.after(JobStore.class, real.jobs(), "apply", steps -> {
            Step step = (Step) ((List<?>) steps[0]).get(0);
            if (step.after().state() == JobState.SENDING && lose[0]) {
                lose[0] = false;
                throw new StoreException("no answer to the commit");
            }
        }));
        JobId job = submit(crank, "a").id();

        crank.crank();
        for (int turn = 0; turn < 5; turn++) {
            time.advance(PAUSE);
            crank.crank();
        }

        assertThat(now(crank, job).state()).isEqualTo(JobState.COMPLETED);
        assertThat(crank.print().service().history(job))
                .extracting(HistoryEntry::to)
                .doesNotContain(JobState.IN_DOUBT);
        assertThat(copiesOf(printer.paper(), "a")).hasSize(1);
    }

    @Test
    void whatWasSeenUnderALostClaimIsDropped() {
        failBefore(JobState.SENDING, 1000);
        JobId job = submit(crank, "a").id();
        crank.crank();
        failures = 0;

        time.advance(Duration.ofSeconds(21));
        NodeId other = new NodeId("other");
        real.nodes().join(other, Duration.ofSeconds(20));
        real.nodes().freeExpired(other);
        crank.crank();

        assertThat(now(crank, job).state()).isEqualTo(JobState.IN_DOUBT);
        assertThat(crank.print().service().history(job))
                .extracting(entry -> entry.why().code())
                .contains(Why.Code.NODE_LOST);
    }

    @Test
    void closingStoresWhatWasSeen() {
        failBefore(JobState.SENDING, 1);
        JobId job = submit(crank, "a").id();
        crank.crank();

        crank.close();

        assertThat(real.jobs().find(job).orElseThrow().state()).isEqualTo(JobState.COMPLETED);
    }
}
