package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PrinterBlameTest {

    private static final Sighting PRINTED = new Sighting.Printed(Proof.COMPLETED, OptionalInt.empty());
    private static final Sighting LOST = new Sighting.AnswerLost("reset", true, false);
    private static final Sighting NOT_FOUND = new Sighting.NotFound("no such job");
    private static final Sighting OURS = new Sighting.NotDelivered("the share is gone", false, true, true);

    private static Story spent(Policies policies) {
        Story story = Story.of(policies);
        for (int failed = 0; failed < 3; failed++) {
            story.claimed().sees(Story.notDelivered());
            story.due();
        }
        return story.claimed();
    }

    @Test
    void whatIsPrintedIsToItsCredit() {
        Step step = Story.of(TestPolicies.PLAIN).printing().sees(PRINTED);

        assertThat(PrinterBlame.printed(step, PRINTED)).contains(true);
    }

    @Test
    void aJobThatGoesOnSaysNothing() {
        Sighting accepted = Story.accepted();
        Step step = Story.of(TestPolicies.PLAIN).sending().sees(accepted);

        assertThat(PrinterBlame.printed(step, accepted)).isEmpty();
    }

    @Test
    void spentRetriesAreItsFaultButNotWhereThisSideFailed() {
        Sighting refused = Story.notDelivered();

        assertThat(PrinterBlame.printed(spent(TestPolicies.PLAIN).sees(refused), refused))
                .contains(false);
        assertThat(PrinterBlame.printed(spent(TestPolicies.PLAIN).sees(OURS), OURS))
                .isEmpty();
    }

    @Test
    void anOutageThatSpentTheRetriesIsSeenByItsStatusAlready() {
        Sighting notReady = Story.notReady();
        Step step = spent(TestPolicies.COUNTING_OUTAGES).sees(notReady);

        assertThat(step.why().code()).isEqualTo(Why.Code.RETRIES_SPENT);
        assertThat(PrinterBlame.printed(step, notReady)).isEmpty();
    }

    @Test
    void aDoubtThatEndsWithARefundIsItsFaultButNotWhereTheNodeDied() {
        Story lost = Story.of(TestPolicies.PLAIN).sending();
        lost.sees(LOST);
        Step step = lost.passes(Duration.ofMinutes(3)).sees(NOT_FOUND);
        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(PrinterBlame.printed(step, NOT_FOUND)).contains(false);

        Story died = Story.of(TestPolicies.PLAIN).sending().nodeDies().claimed();
        died.sees(new Sighting.TimePassed());
        step = died.claimed().passes(Duration.ofMinutes(3)).sees(NOT_FOUND);
        assertThat(step.after().state()).isEqualTo(JobState.FAILED);
        assertThat(PrinterBlame.printed(step, NOT_FOUND)).isEmpty();
    }

    @Test
    void aPartIsItsFaultAndNoCreditWhereThePartIsPaidFor() {
        Sighting stopped = new Sighting.Stopped(Optional.of(true), OptionalInt.of(3), true, "jam");

        assertThat(PrinterBlame.printed(Story.of(TestPolicies.PLAIN).printing().sees(stopped), stopped))
                .contains(false);
        assertThat(PrinterBlame.printed(
                        Story.of(TestPolicies.CAPTURING_PARTS).printing().sees(stopped), stopped))
                .isEmpty();
    }

    @Test
    void whatTheJobOrItsUserBroughtAboutIsNot() {
        Sighting rejected = Story.rejected();
        assertThat(PrinterBlame.printed(Story.of(TestPolicies.PLAIN).claimed().sees(rejected), rejected))
                .isEmpty();
        Story late = Story.of(TestPolicies.PLAIN).claimed().passes(Duration.ofMinutes(31));
        Sighting time = new Sighting.TimePassed();
        assertThat(PrinterBlame.printed(late.sees(time), time)).isEmpty();
    }

    @Test
    void whatIsFoundOfAJobThatHasEndedSaysNothingMore() {
        Story story = Story.of(TestPolicies.PLAIN).sending();
        story.sees(LOST);
        story.passes(Duration.ofMinutes(3)).sees(NOT_FOUND);
        Step late = story.claimed().sees(PRINTED);

        assertThat(PrinterBlame.printed(late, PRINTED)).isEmpty();
    }
}
