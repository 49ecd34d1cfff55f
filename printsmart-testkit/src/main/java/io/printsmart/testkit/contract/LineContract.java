package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.Claim.Place;
import io.printsmart.job.JobState;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Step;
import io.printsmart.testkit.fixture.SampleStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How jobs stand in line for a printer, how long it is left alone, and when a node has to look again. */
public abstract class LineContract extends StoreContract {

    private static final Duration SHORT = Duration.ofMillis(50);

    /** For adapters' tests. */
    protected LineContract() {}

    @Test
    void aPrinterIsGivenToOneJobAtATime() {
        printer("library");
        accepted(sample("job-1"));
        accepted(sample("job-2"));
        NodeId node = joined("node-1");

        PrintJob first = claimOne(node);
        assertThat(claimAll(joined("node-2"))).isEmpty();
        completed(first);

        assertThat(claimOne(node).id().value()).isEqualTo("job-2");
    }

    @Test
    void aLineGoesByPriorityAndThenByAcceptance() {
        printer("library");
        Instant sameMoment = now();
        List<Integer> priorities = List.of(50, 70, 50, 100, 70, 1);
        for (int i = 0; i < priorities.size(); i++) {
            accepted(sample("job-" + (9 - i)).dueAt(sameMoment).priority(priorities.get(i)));
        }
        NodeId node = joined("node-1");

        List<String> order = new ArrayList<>();
        for (int i = 0; i < priorities.size(); i++) {
            order.add(completed(claimOne(node)).id().value());
        }

        assertThat(order).containsExactly("job-6", "job-8", "job-5", "job-9", "job-7", "job-4");
    }

    @Test
    void whoWaitsStandsInLineUntilItsDeadline() {
        printer("library");
        accepted(sample("job-1"));
        PrintJob second = accepted(sample("job-2"));
        claimOne(joined("node-1"));

        PrintJob waiting = found(second);

        assertThat(waiting.claim().place()).isEqualTo(Place.IN_LINE);
        assertThat(waiting.claim().holder()).isEmpty();
        assertThat(waiting.claim().version()).isGreaterThan(second.claim().version());
        assertThat(waiting.dueAt()).contains(second.order().deadline());
    }

    @Test
    void aJobInBackoffHoldsUpNobody() {
        printer("library");
        accepted(sample("job-1"));
        accepted(sample("job-2"));
        NodeId node = joined("node-1");

        applied(SampleStep.backoff(claimOne(node), now(), now().plus(LONG)));

        assertThat(claimOne(node).id().value()).isEqualTo("job-2");
        assertThat(claimAll(node)).isEmpty();
    }

    @Test
    void jobsInLineSurviveThatTheirPrinterIsPutAnew() {
        printer("library");
        accepted(sample("job-1"));
        accepted(sample("job-2"));
        NodeId node = joined("node-1");
        PrintJob first = claimOne(node);

        printer("library");
        assertThat(claimAll(node)).isEmpty();
        completed(first);

        assertThat(claimOne(node).id().value()).isEqualTo("job-2");
    }

    @Test
    void aJobInDoubtKeepsItsPrinterFromOthers() {
        printer("library");
        accepted(sample("job-1"));
        accepted(sample("job-2"));
        NodeId node = joined("node-1");
        PrintJob sending = applied(SampleStep.sending(claimOne(node), now()));

        applied(SampleStep.from(sending, now())
                .state(JobState.IN_DOUBT)
                .dueAt(now().plus(LONG))
                .build());

        assertThat(claimAll(node)).isEmpty();
    }

    @Test
    void aPrinterThatRestsIsLeftAlone() {
        printer("library");
        accepted(sample("job-1"));
        NodeId node = joined("node-1");
        Instant rested = now().plus(Duration.ofMinutes(10));

        applied(SampleStep.printerNotReady(claimOne(node), now(), rested));
        accepted(sample("job-2").priority(100));

        assertThat(claimAll(node)).isEmpty();
        assertThat(store().jobs().nextDue()).contains(rested);
    }

    @Test
    void aPrinterThatHasRestedGetsTheFirstOfItsLine() {
        printer("library");
        accepted(sample("job-1"));
        accepted(sample("job-2"));
        NodeId node = joined("node-1");
        applied(SampleStep.printerNotReady(claimOne(node), now(), now().plus(SHORT)));

        passTime(SHORT.multipliedBy(2));

        assertThat(claimOne(node).id().value()).isEqualTo("job-1");
    }

    @Test
    void aRestingPrinterMakesNoOtherOneRest() {
        NodeId node = joined("node-1");
        applied(SampleStep.printerNotReady(claimed("job-1", node), now(), now().plus(LONG)));

        assertThat(claimed("job-2", node).id().value()).isEqualTo("job-2");
    }

    @Test
    void nothingIsDueWhereNothingWaits() {
        assertThat(store().jobs().nextDue()).isEmpty();

        PrintJob claimed = claimed("job-1", joined("node-1"));
        assertThat(store().jobs().nextDue()).isEmpty();

        completed(claimed);
        assertThat(store().jobs().nextDue()).isEmpty();
    }

    @Test
    void theNextDueTimeIsTheEarliestOfAllThatWait() {
        Instant later = now().plus(LONG);
        accepted(sample("job-1").dueAt(later.plusSeconds(1)));
        accepted(sample("job-2").dueAt(later));
        accepted(sample("job-3").dueAt(later.plusSeconds(2)));
        assertThat(store().jobs().nextDue()).contains(later);

        accepted(sample("job-4"));
        assertThat(store().jobs().nextDue().orElseThrow()).isBeforeOrEqualTo(now());
    }

    @Test
    void whoWaitsBehindAnotherJobIsDueAtItsDeadlineAndWhenThePrinterIsFree() {
        printer("library");
        accepted(sample("job-1"));
        PrintJob second = accepted(sample("job-2"));
        PrintJob first = claimOne(joined("node-1"));
        assertThat(store().jobs().nextDue()).contains(second.order().deadline());

        completed(first);

        assertThat(store().jobs().nextDue().orElseThrow()).isBeforeOrEqualTo(now());
    }

    @Test
    void aStepThatGivesAPrinterBackMakesItsLineDueAlsoAfterAFailure() {
        printer("library");
        accepted(sample("job-1"));
        accepted(sample("job-2"));
        NodeId node = joined("node-1");
        Step failed = SampleStep.failed(applied(SampleStep.sending(claimOne(node), now())), now());

        applied(failed);

        assertThat(claimOne(node).id().value()).isEqualTo("job-2");
    }
}
