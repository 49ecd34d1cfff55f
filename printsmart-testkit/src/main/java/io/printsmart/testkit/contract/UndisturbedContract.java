package io.printsmart.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.printsmart.job.Claim.Place;
import io.printsmart.job.JobId;
import io.printsmart.job.NodeId;
import io.printsmart.job.PrintJob;
import io.printsmart.store.JobQuery;
import io.printsmart.store.StoreException;
import io.printsmart.testkit.fixture.SampleStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is locked by others, or cannot be made sense of, holds up nothing else. */
public abstract class UndisturbedContract extends StoreContract {

    private static final Duration AN_INSTANT = Duration.ofMillis(1);
    private static final Duration A_WHILE = Duration.ofMillis(20);
    private static final int ENOUGH_CLAIMS = 8;

    /** For adapters' tests. */
    protected UndisturbedContract() {}

    private void whileLocked(JobId job, Runnable task) {
        Optional<Runnable> unlock = tried().lock(store(), job);
        assumeTrue(unlock.isPresent(), "nothing can be locked in this store");
        try {
            task.run();
        } finally {
            unlock.get().run();
        }
    }

    private void spoil(PrintJob job) {
        assumeTrue(tried().spoil(store(), job.id(), true), "nothing can be spoiled in this store");
    }

    private void mend(PrintJob job) {
        tried().spoil(store(), job.id(), false);
    }

    /** What a node gets that has one worker free and asks again and again. */
    private List<String> claimOneByOne(NodeId node) {
        List<String> claimed = new ArrayList<>();
        for (int i = 0; i < ENOUGH_CLAIMS; i++) {
            claimed.addAll(ids(store().jobs().claim(node, 1)));
        }
        return claimed;
    }

    /** Has each job go into the line of a printer of its own; the printers become free in the same order. */
    private void inLines(NodeId node, String... jobs) {
        List<PrintJob> before = new ArrayList<>();
        for (String job : jobs) {
            before.add(claimed("before-" + job, node));
            accepted(sample(job).printer("printer-of-before-" + job));
        }
        assertThat(claimAll(node)).isEmpty();
        before.forEach(this::completed);
    }

    @Test
    void linesWhoseFirstJobIsLockedHoldUpNoOtherLine() {
        NodeId node = joined("node-1");
        inLines(node, "locked-0", "locked-1", "job-2");

        whileLocked(
                new JobId("locked-0"),
                () -> whileLocked(
                        new JobId("locked-1"),
                        () -> assertThat(claimOneByOne(node)).containsExactly("job-2")));

        assertThat(claimOneByOne(node)).containsExactlyInAnyOrder("locked-0", "locked-1");
    }

    @Test
    void aDueJobThatIsLockedHoldsUpNoOther() {
        NodeId node = joined("node-1");
        accepted(sample("locked").printer("nowhere").dueAt(now().minusSeconds(10)));
        accepted(sample("job-2").printer("nowhere"));

        whileLocked(new JobId("locked"), () -> assertThat(claimOneByOne(node)).containsExactly("job-2"));

        assertThat(claimOneByOne(node)).containsExactly("locked");
    }

    @Test
    void aLockedJobOfADeadNodeKeepsNobodyElsesFromBeingFreed() {
        NodeId dead = new NodeId("dead");
        NodeId alsoDead = new NodeId("also-dead");
        store().nodes().join(dead, AN_INSTANT);
        store().nodes().join(alsoDead, AN_INSTANT);
        PrintJob locked = claimed("locked", dead);
        PrintJob besides = claimed("besides", dead);
        PrintJob another = claimed("another", alsoDead);
        NodeId heir = joined("heir");
        store().events().hold("mail", dead);
        passTime(A_WHILE);

        whileLocked(locked.id(), () -> {
            assertThat(beatsAndFrees(store(), heir)).isTrue();
            assertThat(store().events().hold("mail", heir))
                    .as("the listener of the dead")
                    .isTrue();
            assertThat(found(besides).claim().holder()).isEmpty();
            assertThat(found(another).claim().holder()).isEmpty();
            assertThat(beatsAndFrees(store(), dead)).as("the dead is known").isFalse();
            assertThat(claimAll(dead)).isEmpty();
        });
        assertThat(found(locked).claim().holder()).contains(dead);

        assertThat(beatsAndFrees(storeOfAnotherNode(), heir)).isTrue();

        assertThat(found(locked).claim().holder()).isEmpty();
        assertThat(ids(claimAll(heir))).containsExactlyInAnyOrder("locked", "besides", "another");
    }

    @Test
    void whoLeavesGivesBackWhatIsNotLockedAndTheRestLater() {
        NodeId leaving = joined("leaving");
        PrintJob locked = claimed("locked", leaving);
        PrintJob besides = claimed("besides", leaving);

        whileLocked(locked.id(), () -> {
            store().nodes().leave(leaving);
            assertThat(found(besides).claim().holder()).isEmpty();
            assertThat(beatsAndFrees(store(), leaving)).isFalse();
        });
        beatsAndFrees(store(), joined("heir"));

        assertThat(found(locked).claim().holder()).isEmpty();
    }

    @Test
    void aDueJobThatCannotBeReadHoldsUpNoOther() {
        NodeId node = joined("node-1");
        PrintJob spoiled = accepted(sample("spoiled").printer("nowhere").dueAt(now().minusSeconds(10)));
        accepted(sample("job-2").printer("nowhere"));
        spoil(spoiled);

        assertThat(claimOneByOne(node)).containsExactly("job-2");
        assertThat(store().jobs().nextDue()).as("what is due next").isEmpty();

        mend(spoiled);
        assertThat(found(spoiled)).as("the job that nobody touched").isEqualTo(spoiled);
    }

    @Test
    void aJobInLineThatCannotBeReadHoldsUpNobodyBehindIt() {
        NodeId node = joined("node-1");
        inLines(node, "spoiled");
        accepted(sample("job-2").printer("printer-of-before-spoiled"));
        PrintJob spoiled = found(new JobId("spoiled"));
        spoil(spoiled);

        assertThat(claimOneByOne(node)).containsExactly("job-2");
        completed(found(new JobId("job-2")));
        assertThat(claimOneByOne(node)).isEmpty();

        mend(spoiled);
        assertThat(found(spoiled)).isEqualTo(spoiled);
        assertThat(spoiled.claim().place()).isEqualTo(Place.IN_LINE);
        assertThat(ids(claimAll(joined("node-2"))))
                .as("claimed while it is left alone")
                .isEmpty();
    }

    @Test
    void aJobOfADeadNodeThatCannotBeReadStaysWithItUntilItCan() {
        NodeId dead = new NodeId("dead");
        store().nodes().join(dead, AN_INSTANT);
        PrintJob spoiled = applied(SampleStep.sending(claimed("spoiled", dead), now()));
        PrintJob besides = claimed("besides", dead);
        NodeId heir = joined("heir");
        passTime(A_WHILE);
        spoil(spoiled);

        assertThat(beatsAndFrees(store(), heir)).isTrue();

        assertThat(found(besides).claim().holder()).isEmpty();
        assertThat(ids(claimAll(heir))).containsExactly("besides");
        mend(spoiled);
        assertThat(found(spoiled)).isEqualTo(spoiled);
        assertThat(beatsAndFrees(store(), heir)).isTrue();
        assertThat(found(spoiled).claim().holder()).isEmpty();
    }

    @Test
    void aJobThatCannotBeReadIsNamedToWhoLooksForItAndLeftOutOfLists() {
        for (int i = 0; i < 5; i++) {
            accepted(sample("job-" + i));
        }
        spoil(found(new JobId("job-3")));

        assertThatThrownBy(() -> store().jobs().find(new JobId("job-3")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("job-3");
        assertThatThrownBy(() -> store().jobs().findByKey("key-job-3")).isInstanceOf(StoreException.class);
        assertThat(ids(store().jobs().list(new JobQuery(Optional.empty(), Optional.empty(), Optional.empty(), 3))))
                .containsExactly("job-4", "job-2", "job-1");
        assertThat(store().jobs().unfinished()).isEqualTo(5);
    }
}
