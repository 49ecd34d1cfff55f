package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.Claim.Place;
import io.printsmart.job.Flag;
import io.printsmart.job.JobState;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.testkit.fixture.SampleStep;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a node keeps what it claimed, and what becomes of it then. */
public abstract class NodeStoreContract extends StoreContract {

    private static final Duration AN_INSTANT = Duration.ofMillis(1);
    private static final Duration A_WHILE = Duration.ofMillis(20);

    /** For adapters' tests. */
    protected NodeStoreContract() {}

    /** A node whose lease will be over after a while. */
    private NodeId joinedForAnInstant(String name) {
        NodeId node = new NodeId(name);
        store().nodes().join(node, AN_INSTANT);
        return node;
    }

    @Test
    void whoNeverJoinedIsNotKnown() {
        assertThat(beatsAndFrees(store(), new NodeId("stranger"))).isFalse();
    }

    @Test
    void whoJoinedIsKnown() {
        assertThat(beatsAndFrees(store(), joined("node-1"))).isTrue();
    }

    @Test
    void whatADeadNodeHeldGoesToAnother() {
        NodeId dead = joinedForAnInstant("dead");
        PrintJob lost = claimed("job-1", dead);
        NodeId heir = joined("heir");
        passTime(A_WHILE);

        assertThat(beatsAndFrees(store(), heir)).isTrue();

        PrintJob freed = found(lost);
        assertThat(freed.claim().holder()).isEmpty();
        assertThat(freed.claim().fence()).isGreaterThan(lost.claim().fence());
        assertThat(freed.claim().version()).isGreaterThan(lost.claim().version());
        assertThat(freed.dueAt().orElseThrow()).isBeforeOrEqualTo(now());
        PrintJob inherited = claimOne(heir);
        assertThat(inherited.id()).isEqualTo(lost.id());
        assertThat(inherited.claim().place()).isEqualTo(Place.HOLDS_PRINTER);
        assertThat(inherited.claim().fence()).isGreaterThan(freed.claim().fence());
    }

    @Test
    void whatADeadNodeMayHaveOpenedIsRememberedAsLeftover() {
        NodeId dead = joinedForAnInstant("dead");
        PrintJob pending = claimed("job-1", dead);
        PrintJob sending = applied(SampleStep.sending(claimed("job-2", dead), now()));
        passTime(A_WHILE);

        beatsAndFrees(store(), joined("heir"));

        assertThat(found(pending).has(Flag.LEFTOVER)).isTrue();
        assertThat(found(pending).state()).isEqualTo(JobState.PENDING);
        assertThat(found(sending).has(Flag.LEFTOVER)).isFalse();
    }

    @Test
    void aPrinterStaysWithAJobThatADeadNodeWasSending() {
        printer("library");
        accepted(sample("job-1"));
        accepted(sample("job-2"));
        NodeId dead = joinedForAnInstant("dead");
        PrintJob sending = applied(SampleStep.sending(claimOne(dead), now()));
        NodeId heir = joined("heir");
        passTime(A_WHILE);

        beatsAndFrees(store(), heir);

        PrintJob inherited = claimOne(heir);
        assertThat(inherited.id()).isEqualTo(sending.id());
        assertThat(inherited.state()).isEqualTo(JobState.SENDING);
        assertThat(inherited.claim().place()).isEqualTo(Place.HOLDS_PRINTER);
        assertThat(inherited.attempt()).isEqualTo(sending.attempt());
    }

    @Test
    void aPrinterIsFreeAgainWhenANodeDiedBeforeItSentAnything() {
        printer("library");
        accepted(sample("job-1"));
        NodeId dead = joinedForAnInstant("dead");
        claimOne(dead);
        accepted(sample("job-2").priority(100));
        NodeId heir = joined("heir");
        passTime(A_WHILE);

        beatsAndFrees(store(), heir);

        assertThat(completed(claimOne(heir)).order().printer()).isEqualTo(printerId("library"));
        assertThat(completed(claimOne(heir)).order().printer()).isEqualTo(printerId("library"));
    }

    @Test
    void aStepOfADeadNodeIsStale() {
        NodeId dead = joinedForAnInstant("dead");
        PrintJob lost = claimed("job-1", dead);
        NodeId heir = joined("heir");
        passTime(A_WHILE);
        beatsAndFrees(store(), heir);

        assertThat(store().jobs().apply(List.of(SampleStep.sending(lost, now()))))
                .containsExactly(lost.id());
        PrintJob inherited = claimOne(heir);
        assertThat(store().jobs().apply(List.of(SampleStep.sending(lost, now()))))
                .containsExactly(lost.id());

        assertThat(found(lost)).isEqualTo(inherited);
        assertThat(history(lost)).hasSize(1);
    }

    @Test
    void aDeadNodeLearnsThatItIsDeadAndGetsNothingMore() {
        NodeId dead = joinedForAnInstant("dead");
        printer("library");
        accepted(sample("job-1"));
        passTime(A_WHILE);
        beatsAndFrees(store(), joined("heir"));

        assertThat(claimAll(dead)).isEmpty();
        assertThat(beatsAndFrees(store(), dead)).isFalse();
        assertThat(claimAll(dead)).isEmpty();
    }

    @Test
    void aNodeThatIsLateGoesOnAsLongAsNobodyFreedItsJobs() {
        NodeId late = joinedForAnInstant("late");
        PrintJob claimed = claimed("job-1", late);
        passTime(A_WHILE);

        PrintJob sending = applied(SampleStep.sending(claimed, now()));
        assertThat(beatsAndFrees(store(), late)).isTrue();
        assertThat(beatsAndFrees(store(), joined("other"))).isTrue();

        assertThat(found(claimed)).isEqualTo(sending);
        assertThat(beatsAndFrees(store(), late)).isTrue();
    }

    @Test
    void whoBeatsKeepsWhatItHolds() {
        NodeId node = joined("node-1");
        PrintJob claimed = claimed("job-1", node);
        NodeId other = joined("node-2");

        for (int i = 0; i < 3; i++) {
            assertThat(beatsAndFrees(store(), node)).isTrue();
            assertThat(beatsAndFrees(storeOfAnotherNode(), other)).isTrue();
        }

        assertThat(found(claimed)).isEqualTo(claimed);
    }

    @Test
    void aBeatCountsFromWhenItIsMade() {
        NodeId node = joined("node-1");
        PrintJob claimed = claimed("job-1", node);
        assertThat(store().nodes().beat(node, AN_INSTANT)).isTrue();
        passTime(A_WHILE);

        beatsAndFrees(store(), joined("node-2"));

        assertThat(beatsAndFrees(store(), node)).isFalse();
        assertThat(found(claimed).claim().holder()).isEmpty();
    }

    @Test
    void whoseClockJumpedDoesNotFreeItself() {
        NodeId node = joinedForAnInstant("node-1");
        PrintJob claimed = claimed("job-1", node);
        passTime(A_WHILE);

        store().nodes().freeExpired(node);

        assertThat(found(claimed)).isEqualTo(claimed);
        assertThat(beatsAndFrees(store(), node)).isTrue();
    }

    @Test
    void whoLeavesGivesBackWhatItHolds() {
        NodeId leaving = joined("leaving");
        PrintJob pending = claimed("job-1", leaving);
        PrintJob sending = applied(SampleStep.sending(claimed("job-2", leaving), now()));

        store().nodes().leave(leaving);

        assertThat(ids(claimAll(joined("heir")))).containsExactlyInAnyOrder("job-1", "job-2");
        assertThat(found(pending).has(Flag.LEFTOVER)).isTrue();
        assertThat(found(sending).claim().place()).isEqualTo(Place.HOLDS_PRINTER);
        assertThat(beatsAndFrees(store(), leaving)).isFalse();
    }

    @Test
    void whoIsNotThereCanLeave() {
        store().nodes().leave(new NodeId("stranger"));

        assertThat(beatsAndFrees(store(), new NodeId("stranger"))).isFalse();
    }

    @Test
    void aDeadNodeTakesNothingFromThoseThatLive() {
        NodeId alive = joined("alive");
        PrintJob claimed = claimed("job-1", alive);
        PrintJob lost = claimed("job-2", joinedForAnInstant("dead"));
        passTime(A_WHILE);

        beatsAndFrees(store(), alive);

        assertThat(found(claimed)).isEqualTo(claimed);
        assertThat(found(lost).claim().holder()).isEmpty();
    }
}
