package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AcceptedTest {

    @Test
    void aJobPaidFromTheStoreIsPendingAndChargedAtOnce() {
        PrintJob job = Lifecycle.accept(Story.order(Funding.IN_STORE, Policies.DEFAULT), Story.NOON);

        assertThat(job.state()).isEqualTo(JobState.PENDING);
        assertThat(job.payment()).isEqualTo(PaymentState.CHARGED);
        assertThat(job.why()).isEqualTo(Why.of(Why.Code.ACCEPTED));
        assertThat(job.dueAt()).contains(Story.NOON);
        assertThat(job.claim()).isEqualTo(Claim.NEW);
        assertThat(job.claim().version()).isEqualTo(1);
    }

    @Test
    void aJobPaidElsewhereAwaitsItsPaymentUntilTheWalletHasAnswered() {
        PrintJob job = Lifecycle.accept(Story.order(Funding.REMOTE, Policies.DEFAULT), Story.NOON);

        assertThat(job.state()).isEqualTo(JobState.AWAITING_PAYMENT);
        assertThat(job.payment()).isEqualTo(PaymentState.CHARGING);
    }

    @Test
    void aNewJobHasTriedWaitedAndProvedNothing() {
        PrintJob job = Lifecycle.accept(Story.order(Funding.IN_STORE, Policies.DEFAULT), Story.NOON);

        assertThat(job.attempts()).isZero();
        assertThat(job.waits()).isZero();
        assertThat(job.attempt()).isEmpty();
        assertThat(job.proof()).isEmpty();
        assertThat(job.flags()).isEmpty();
        assertThat(job.finishedAt()).isEmpty();
    }

    @Test
    void aJobIsHeldByTheNodeThatClaimedItAndByNoOther() {
        PrintJob job = Story.of().claimed().job();

        assertThat(job.isHeldBy(new NodeId("node-1"))).isTrue();
        assertThat(job.isHeldBy(new NodeId("node-2"))).isFalse();
        assertThat(Story.of().job().isHeldBy(new NodeId("node-1"))).isFalse();
    }

    @Test
    void aJobKnowsItsIdAndWhoPays() {
        PrintJob job = Story.of().job();

        assertThat(job.id()).isEqualTo(job.order().id()).hasToString("job1");
        assertThat(job.account()).isEqualTo(job.order().account()).hasToString("ann");
    }
}
