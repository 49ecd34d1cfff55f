package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.wallet.Movement.Kind;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What becomes of a job whose printer gives less proof than the host demands of it. */
class ProofTest {

    private static Sighting held(Proof proof, OptionalInt impressions, Proof demanded) {
        return new Sighting.Printed(proof, impressions).heldAgainst(demanded);
    }

    @Test
    void whatIsProvenEnoughStaysWhatItIs() {
        Sighting accepted = new Sighting.Printed(Proof.ACCEPTED, OptionalInt.empty());
        Sighting completed = new Sighting.Printed(Proof.COMPLETED, OptionalInt.of(3));

        assertThat(held(Proof.ACCEPTED, OptionalInt.empty(), Proof.ACCEPTED)).isEqualTo(accepted);
        assertThat(held(Proof.COMPLETED, OptionalInt.of(3), Proof.ACCEPTED)).isEqualTo(completed);
        assertThat(held(Proof.COMPLETED, OptionalInt.of(3), Proof.COMPLETED)).isEqualTo(completed);
    }

    @Test
    void lessThanIsDemandedIsADoubtThatEndsByItsPolicy() {
        Story story = Story.of(TestPolicies.PLAIN).printing();
        story.sees(held(Proof.ACCEPTED, OptionalInt.empty(), Proof.COMPLETED));

        assertThat(story.job().state()).isEqualTo(JobState.FAILED);
        assertThat(story.job().has(Flag.REFUNDED_IN_DOUBT)).isTrue();
        assertThat(story.job().why().detail()).contains("ACCEPTED", "COMPLETED");
        assertThat(story.money()).containsExactly(Kind.CHARGE, Kind.REFUND);
    }

    @Test
    void aCountOfZeroIsNoEvidenceOfNoPrintThere() {
        Story story = Story.of(TestPolicies.PLAIN).printing();
        story.sees(held(Proof.ACCEPTED, OptionalInt.of(0), Proof.COMPLETED));

        assertThat(story.job().state())
                .as("queued in the device, not tried again")
                .isEqualTo(JobState.FAILED);
        assertThat(story.job().has(Flag.REFUNDED_IN_DOUBT)).isTrue();
    }

    @Test
    void withImpressionsItIsAPartWhateverTheDoubtPolicySays() {
        Story story = Story.of(TestPolicies.RETRYING_IN_DOUBT).printing();
        story.sees(held(Proof.ACCEPTED, OptionalInt.of(2), Proof.COMPLETED));

        assertThat(story.job().state()).isEqualTo(JobState.FAILED);
        assertThat(story.job().has(Flag.PARTLY_PRINTED)).isTrue();
    }
}
