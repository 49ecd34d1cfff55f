package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printsmart.job.Attempt;
import io.printsmart.job.Claim.Place;
import io.printsmart.job.Flag;
import io.printsmart.job.JobState;
import io.printsmart.job.NodeId;
import io.printsmart.job.PaymentState;
import io.printsmart.job.PrintJob;
import io.printsmart.job.Proof;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.Step;
import io.printsmart.job.Why;
import io.printsmart.store.HistoryEntry;
import io.printsmart.store.StoreException;
import io.printsmart.testkit.fixture.SampleStep;
import io.printsmart.wallet.Movement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a store writes steps: as a whole, once, and only over what they were decided from. */
public abstract class StepContract extends StoreContract {

    /** For adapters' tests. */
    protected StepContract() {}

    private PrintJob sending(String id) {
        return applied(SampleStep.sending(claimed(id, joined("node-of-" + id)), now()));
    }

    @Test
    void aStepIsWrittenAsAWhole() {
        PrintJob claimed = claimed("job-1", joined("node-1"));
        Instant at = now();
        Step step = SampleStep.sending(claimed, at);

        assertThat(applied(step)).isEqualTo(step.after());

        HistoryEntry entry = history(claimed).get(1);
        assertThat(entry)
                .isEqualTo(new HistoryEntry(
                        step.after().claim().version(),
                        at,
                        Optional.of(JobState.PENDING),
                        JobState.SENDING,
                        Why.of(Why.Code.SENDING),
                        "sample-node",
                        1,
                        claimed.claim().fence()));
    }

    @Test
    void allThatAJobKnowsComesBack() {
        PrintJob claimed = claimed("job-1", joined("node-1"));
        Instant at = now();
        RemoteJob remote = new RemoteJob(
                Integer.MAX_VALUE, "ipp://printer.example:631/ipp/print", Optional.of("urn:uuid:é"), Optional.of(at));
        Attempt attempt = new Attempt(
                claimed.claim().fence(),
                "ps-sample-" + "x".repeat(60),
                Optional.of(remote),
                at.minusSeconds(2),
                at.minusSeconds(1),
                true,
                true,
                Optional.of(at));
        SampleStep step = SampleStep.from(claimed, at)
                .state(JobState.COMPLETED)
                .payment(PaymentState.CAPTURED)
                .attempt(attempt)
                .attempts(7)
                .proof(Proof.ACCEPTED)
                .why(new Why(Why.Code.PRINTED, "é😀\"'\\%_".repeat(37)))
                .money(Movement.capture("job-1", claimed.order().cost()))
                .dueAt(at);
        for (Flag flag : Flag.values()) {
            step.flag(flag);
        }

        assertThat(applied(step.build())).isEqualTo(step.build().after());
    }

    @Test
    void aRemoteJobThatTellsLittleComesBackAsItIs() {
        PrintJob claimed = claimed("job-1", joined("node-1"));
        Instant at = now();
        RemoteJob remote = new RemoteJob(0, "ipp://printer.example:631/", Optional.empty(), Optional.empty());
        Attempt attempt = new Attempt(1, "t", Optional.of(remote), at, at, false, false, Optional.empty());
        Step step = SampleStep.from(claimed, at)
                .state(JobState.SENDING)
                .attempt(attempt)
                .held()
                .build();

        assertThat(applied(step)).isEqualTo(step.after());
    }

    @Test
    void everyReasonCanBeStored() {
        PrintJob job = claimed("job-1", joined("node-1"));

        for (Why.Code code : Why.Code.values()) {
            job = applied(SampleStep.from(job, now()).why(Why.of(code)).held().build());
        }

        assertThat(history(job).stream().skip(1).map(entry -> entry.why().code()))
                .containsExactly(Why.Code.values());
    }

    @Test
    void whatIsToldAfterTheEndStandsInTheHistoryAndTheJobKeepsTheReasonOfItsEnd() {
        PrintJob failed = applied(SampleStep.failed(sending("job-1"), now()));
        Why told = new Why(Why.Code.LEFTOVER_GONE, "aborted");

        PrintJob after = applied(SampleStep.from(failed, now()).why(told).build());

        assertThat(after.why()).isEqualTo(failed.why());
        assertThat(history(failed).get(3).why()).isEqualTo(told);
    }

    @Test
    void aStepIsWrittenOnce() {
        PrintJob sending = sending("job-1");
        Step step = SampleStep.completed(sending, now());
        PrintJob completed = applied(step);

        assertThat(store().jobs().apply(List.of(step))).containsExactly(sending.id());

        assertThat(found(sending)).isEqualTo(completed);
        assertThat(history(sending)).hasSize(3);
    }

    @Test
    void aStepDecidedFromAnOlderVersionIsRefusedWithItsMoney() {
        PrintJob sending = sending("job-1");
        PrintJob wanted = applied(SampleStep.cancelWanted(sending, now()));

        assertThat(store().jobs().apply(List.of(SampleStep.failed(sending, now()))))
                .containsExactly(sending.id());

        assertThat(found(sending)).isEqualTo(wanted);
        assertThat(balance("ada")).contains(eur("0.00"));
        assertThat(history(sending)).hasSize(3);
    }

    @Test
    void aStepDecidedBeforeTheJobWasClaimedIsRefused() {
        printer("library");
        PrintJob before = accepted(sample("job-1"));
        PrintJob claimed = claimOne(joined("node-1"));

        assertThat(store().jobs().apply(List.of(SampleStep.failed(before, now()))))
                .containsExactly(before.id());

        assertThat(found(before)).isEqualTo(claimed);
    }

    @Test
    void aStepDecidedBeforeTheJobWasPutInLineIsRefused() {
        printer("library");
        accepted(sample("job-1"));
        PrintJob before = accepted(sample("job-2"));
        claimOne(joined("node-1"));

        assertThat(store().jobs().apply(List.of(SampleStep.failed(before, now()))))
                .containsExactly(before.id());
    }

    @Test
    void ofManyStepsOnlyTheStaleOneIsLeftOut() {
        PrintJob first = sending("job-1");
        PrintJob second = sending("job-2");
        PrintJob third = sending("job-3");
        PrintJob wanted = applied(SampleStep.cancelWanted(second, now()));

        assertThat(store().jobs()
                        .apply(List.of(
                                SampleStep.completed(first, now()),
                                SampleStep.completed(second, now()),
                                SampleStep.failed(third, now()))))
                .containsExactly(second.id());

        assertThat(found(first).state()).isEqualTo(JobState.COMPLETED);
        assertThat(found(second)).isEqualTo(wanted);
        assertThat(found(third).state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void noStepsChangeNothing() {
        assertThat(store().jobs().apply(List.of())).isEmpty();
    }

    @Test
    void aStepThatNobodyNeedsToKnowOfIsWrittenButNotRecorded() {
        PrintJob claimed = claimed("job-1", joined("node-1"));
        Step quiet = SampleStep.from(claimed, now()).unrecorded().held().build();

        assertThat(applied(quiet)).isEqualTo(quiet.after());

        assertThat(history(claimed)).hasSize(1);
    }

    @Test
    void aRefundRestoresTheWallet() {
        PrintJob sending = sending("job-1");
        assertThat(balance("ada")).contains(eur("0.00"));

        applied(SampleStep.failed(sending, now()));

        assertThat(balance("ada")).contains(eur("0.60"));
    }

    @Test
    void aCaptureLeavesTheWalletAsItIs() {
        PrintJob sending = sending("job-1");

        applied(SampleStep.completed(sending, now()));

        assertThat(balance("ada")).contains(eur("0.00"));
    }

    @Test
    void aJobThatCostNothingIsSettledLikeAnyOther() {
        printer("library");
        accepted(sample("job-1").cost(eur("0.00")));

        PrintJob failed = applied(SampleStep.failed(claimOne(joined("node-1")), now()));

        assertThat(failed.payment()).isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void whatWasCapturedIsNotRefunded() {
        assertNotSettledAgain(applied(SampleStep.completed(sending("job-1"), now())), "0.00");
    }

    @Test
    void whatWasRefundedIsNotRefundedAgain() {
        assertNotSettledAgain(applied(SampleStep.failed(sending("job-1"), now())), "0.60");
    }

    /** The lifecycle never decides this; the store must hold it all the same. */
    private void assertNotSettledAgain(PrintJob settled, String balance) {
        int entries = history(settled).size();
        Step refund = SampleStep.from(settled, now())
                .why(Why.of(Why.Code.REFUNDED))
                .payment(PaymentState.REFUNDED)
                .money(Movement.refund(
                        "job-1", settled.order().payer(), settled.order().cost()))
                .build();
        Step capture = SampleStep.from(settled, now())
                .why(Why.of(Why.Code.PRINTED))
                .payment(PaymentState.CAPTURED)
                .money(Movement.capture("job-1", settled.order().cost()))
                .build();

        assertThatThrownBy(() -> store().jobs().apply(List.of(refund))).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store().jobs().apply(List.of(capture))).isInstanceOf(StoreException.class);

        assertThat(found(settled)).isEqualTo(settled);
        assertThat(history(settled)).hasSize(entries);
        assertThat(balance("ada")).contains(eur(balance));
    }

    @Test
    void aPrinterThatIsHeldIsGivenToNoOtherJob() {
        printer("library");
        accepted(sample("job-1"));
        PrintJob late = accepted(sample("job-2").deadline(now().minusSeconds(1)));
        NodeId node = joined("node-1");
        claimAll(node);
        PrintJob claimedLate = found(late);

        assertThatThrownBy(() -> store().jobs().apply(List.of(SampleStep.sending(claimedLate, now()))))
                .isInstanceOf(StoreException.class);

        assertThat(found(late)).isEqualTo(claimedLate);
    }

    @Test
    void aWishDoesNotTakeTheJobFromItsHolder() {
        NodeId node = joined("node-1");
        PrintJob claimed = claimed("job-1", node);

        PrintJob wanted = applied(SampleStep.cancelWanted(claimed, now()));

        assertThat(wanted.isHeldBy(node)).isTrue();
        assertThat(wanted.claim().place()).isEqualTo(Place.HOLDS_PRINTER);
        assertThat(wanted.claim().fence()).isEqualTo(claimed.claim().fence());
        assertThat(wanted.has(Flag.CANCEL_REQUESTED)).isTrue();
        assertThat(claimAll(joined("node-2"))).isEmpty();
    }

    @Test
    void aChargeOfARemoteWalletIsBookedWithItsStep() {
        printer("library");
        PrintJob job = sample("job-1").paidRemotely().job();
        store().jobs().accept(job, "node-0", Optional.empty());

        PrintJob paid = applied(SampleStep.from(claimOne(joined("node-1")), now())
                .state(JobState.PENDING)
                .payment(PaymentState.CHARGED)
                .why(Why.of(Why.Code.PAID))
                .money(Movement.charge("job-1", job.order().payer(), job.order().cost()))
                .dueAt(now())
                .build());

        assertThat(balance("ada")).isEmpty();
        assertThatThrownBy(() -> store().jobs()
                        .apply(List.of(SampleStep.from(paid, now())
                                .money(Movement.charge(
                                        "job-1",
                                        job.order().payer(),
                                        job.order().cost()))
                                .build())))
                .isInstanceOf(StoreException.class);
        assertThat(found(paid)).isEqualTo(paid);
    }
}
