package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.Claim.Place;
import io.printsmart.job.JobState;
import io.printsmart.job.NodeId;
import io.printsmart.job.PaymentState;
import io.printsmart.job.PrintJob;
import io.printsmart.testkit.fixture.SampleStep;
import io.printsmart.wallet.Movement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which jobs a store gives to a node that claims. */
public abstract class ClaimContract extends StoreContract {

    private static final Duration SHORT = Duration.ofMillis(50);

    /** For adapters' tests. */
    protected ClaimContract() {}

    @Test
    void aNewJobGoesToWhoClaimsWithItsPrinter() {
        printer("library");
        PrintJob job = accepted(sample("job-1"));
        NodeId node = joined("node-1");

        PrintJob claimed = claimOne(node);

        assertHolds(claimed, node, Place.HOLDS_PRINTER);
        assertThat(claimed.claim().fence()).isGreaterThan(job.claim().fence());
        assertThat(claimed.claim().version()).isGreaterThan(job.claim().version());
        assertThat(claimed.order()).isEqualTo(job.order());
        assertThat(claimed.state()).isEqualTo(JobState.PENDING);
        assertThat(found(job)).isEqualTo(claimed);
    }

    @Test
    void aClaimIsNoEntryInTheHistory() {
        PrintJob claimed = claimed("job-1", joined("node-1"));

        assertThat(history(claimed)).hasSize(1);
    }

    @Test
    void whoNeverJoinedGetsNothing() {
        printer("library");
        accepted(sample("job-1"));

        assertThat(claimAll(new NodeId("stranger"))).isEmpty();
    }

    @Test
    void nobodyGetsMoreThanWasAskedFor() {
        NodeId node = joined("node-1");
        for (int i = 0; i < 5; i++) {
            printer("printer-" + i);
            accepted(sample("job-" + i).printer("printer-" + i));
            accepted(sample("job-of-nowhere-" + i).printer("nowhere-" + i));
        }

        assertThat(store().jobs().claim(node, 2)).hasSizeLessThanOrEqualTo(2);
        assertThat(store().jobs().claim(node, 1)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aClaimedJobIsGivenToNobodyElse() {
        claimed("job-1", joined("node-1"));

        assertThat(claimAll(joined("node-2"))).isEmpty();
        assertThat(claimAll(new NodeId("node-1"))).isEmpty();
    }

    @Test
    void aJobInBackoffIsClaimedWhenItsTimeHasCome() {
        NodeId node = joined("node-1");
        PrintJob first = claimed("job-1", node);
        applied(SampleStep.backoff(first, now(), now().plus(SHORT)));

        passTime(SHORT.multipliedBy(2));

        PrintJob again = claimOne(node);
        assertHolds(again, node, Place.HOLDS_PRINTER);
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.claim().fence()).isGreaterThan(first.claim().fence());
    }

    @Test
    void aJobThatIsNotDueYetIsLeftAlone() {
        printer("library");
        accepted(sample("job-1").dueAt(now().plus(LONG)));

        assertThat(claimAll(joined("node-1"))).isEmpty();
    }

    @Test
    void aJobThatIsPastItsDeadlineIsClaimedThoughItsPrinterIsHeld() {
        printer("library");
        accepted(sample("job-1"));
        NodeId node = joined("node-1");
        PrintJob holder = claimOne(node);

        accepted(sample("job-2").deadline(now().minusSeconds(1)));

        assertHolds(claimOne(node), node, Place.NONE);
        assertThat(found(holder)).isEqualTo(holder);
    }

    @Test
    void aJobThatWaitsInLineIsClaimedAtItsDeadline() {
        printer("library");
        accepted(sample("job-1"));
        NodeId node = joined("node-1");
        claimOne(node);
        PrintJob second = accepted(sample("job-2").deadline(now().plus(SHORT)));

        List<PrintJob> late = new ArrayList<>(claimAll(node)); // puts it in line, if its deadline is not over already
        passTime(SHORT.multipliedBy(2));
        late.addAll(claimAll(node));

        assertThat(ids(late)).containsExactly(second.id().value());
        assertHolds(late.get(0), node, Place.NONE);
    }

    @Test
    void aJobThatIsWantedCanceledIsClaimedThoughItsPrinterIsHeld() {
        printer("library");
        accepted(sample("job-1"));
        accepted(sample("job-2"));
        NodeId node = joined("node-1");
        PrintJob holder = claimOne(node);

        applied(SampleStep.cancelWanted(found(sample("job-2").job()), now()));

        PrintJob unwanted = claimOne(node);
        assertThat(unwanted.id().value()).isEqualTo("job-2");
        assertHolds(unwanted, node, Place.NONE);
        assertThat(found(holder)).isEqualTo(holder);
    }

    @Test
    void aJobOfAnUnknownPrinterIsClaimedSoThatItCanBeEnded() {
        accepted(sample("job-1").printer("nowhere"));
        NodeId node = joined("node-1");

        assertHolds(claimOne(node), node, Place.NONE);
    }

    @Test
    void jobsInTheLineOfARemovedPrinterAreClaimedSoThatTheyCanBeEnded() {
        printer("library");
        for (int i = 0; i < 4; i++) {
            accepted(sample("job-" + i));
        }
        NodeId node = joined("node-1");
        PrintJob holder = claimOne(node);

        store().printers().remove(printerId("library"));

        List<PrintJob> orphans = claimAll(node);
        assertThat(ids(orphans)).containsExactlyInAnyOrder("job-1", "job-2", "job-3");
        orphans.forEach(orphan -> assertHolds(orphan, node, Place.NONE));
        assertThat(found(holder)).isEqualTo(holder);
    }

    @Test
    void aJobInDoubtIsClaimedWhenItIsDueAndStillHoldsItsPrinter() {
        printer("library");
        accepted(sample("job-1"));
        accepted(sample("job-2"));
        NodeId node = joined("node-1");
        PrintJob sending = applied(SampleStep.sending(claimOne(node), now()));
        applied(SampleStep.from(sending, now())
                .state(JobState.IN_DOUBT)
                .dueAt(now())
                .build());

        PrintJob doubtful = claimOne(node);

        assertThat(doubtful.id()).isEqualTo(sending.id());
        assertHolds(doubtful, node, Place.HOLDS_PRINTER);
        assertThat(doubtful.attempt()).isEqualTo(sending.attempt());
        assertThat(doubtful.claim().fence()).isGreaterThan(sending.claim().fence());
    }

    @Test
    void eachClaimRaisesTheFence() {
        NodeId node = joined("node-1");
        PrintJob first = claimed("job-1", node);
        applied(SampleStep.from(first, now()).unrecorded().dueAt(now()).build());

        PrintJob second = claimOne(joined("node-2"));

        assertThat(second.claim().fence()).isGreaterThan(first.claim().fence());
    }

    @Test
    void aJobThatAwaitsPaymentIsClaimedWithoutAPrinter() {
        printer("library");
        PrintJob job = sample("job-1").paidRemotely().job();
        store().jobs().accept(job, "node-0", Optional.empty());
        NodeId node = joined("node-1");

        assertHolds(claimOne(node), node, Place.NONE);
        accepted(sample("job-2"));
        assertThat(claimOne(node).id().value()).isEqualTo("job-2");
    }

    @Test
    void aFinishedJobIsClaimedOnlyWhileSomethingOfItIsDue() {
        NodeId node = joined("node-1");
        PrintJob sending = applied(SampleStep.sending(claimed("job-1", node), now()));
        PrintJob owed = applied(SampleStep.from(sending, now())
                .state(JobState.FAILED)
                .payment(PaymentState.REFUND_DUE)
                .dueAt(now())
                .build());

        PrintJob again = claimOne(node);
        assertHolds(again, node, Place.NONE);
        assertThat(again.finishedAt()).isEqualTo(owed.finishedAt()).isPresent();
        applied(SampleStep.from(again, now())
                .payment(PaymentState.REFUNDED)
                .money(Movement.refund(
                        "job-1", again.order().payer(), again.order().cost()))
                .build());

        assertThat(claimAll(node)).isEmpty();
    }
}
