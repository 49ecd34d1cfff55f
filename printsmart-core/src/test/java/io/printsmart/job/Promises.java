package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.job.Claim.Place;
import io.printsmart.wallet.Movement;
import io.printsmart.wallet.Movement.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold of every step of every job, whatever was seen. */
final class Promises {

    /** A job that makes this node fail again and again also after its limit must not keep it busy. */
    private static final Duration LONGEST_PAUSE_OF_A_FAULT = Duration.ofSeconds(30);

    private static final Map<JobState, Set<JobState>> ARROWS = Map.of(
            JobState.AWAITING_PAYMENT, EnumSet.of(JobState.PENDING, JobState.CANCELED),
            JobState.PENDING, EnumSet.of(JobState.SENDING, JobState.FAILED, JobState.CANCELED),
            JobState.SENDING,
                    EnumSet.of(
                            JobState.PENDING,
                            JobState.PRINTING,
                            JobState.IN_DOUBT,
                            JobState.COMPLETED,
                            JobState.FAILED,
                            JobState.CANCELED),
            JobState.PRINTING,
                    EnumSet.of(
                            JobState.PENDING,
                            JobState.IN_DOUBT,
                            JobState.COMPLETED,
                            JobState.FAILED,
                            JobState.CANCELED),
            JobState.IN_DOUBT, EnumSet.of(JobState.PENDING, JobState.COMPLETED, JobState.FAILED, JobState.CANCELED),
            JobState.COMPLETED, EnumSet.noneOf(JobState.class),
            JobState.FAILED, EnumSet.noneOf(JobState.class),
            JobState.CANCELED, EnumSet.noneOf(JobState.class));

    private Promises() {}

    static void check(Step step, Optional<Sighting> seen, Policies policies, List<Movement> ledger, Instant now) {
        PrintJob before = step.before();
        PrintJob after = step.after();
        assertThat(after.order()).isEqualTo(before.order());
        assertThat(after.claim().version()).isEqualTo(before.claim().version() + 1);
        assertThat(after.claim().fence()).isEqualTo(before.claim().fence());
        assertThat(after.finishedAt().isPresent()).isEqualTo(after.state().isFinal());
        assertThat(after.proof().isPresent()).isEqualTo(after.state() == JobState.COMPLETED);
        assertThat(step.recorded() || (step.money().isEmpty() && before.state() == after.state()))
                .as("what moves money or changes the state is told")
                .isTrue();
        arrows(before, after);
        attempts(before, after, seen, policies);
        money(after, ledger);
        boolean givenBack = seen.isEmpty() && !step.recorded();
        due(before, after, givenBack ? now.plus(LONGEST_PAUSE_OF_A_FAULT) : now);
    }

    private static void arrows(PrintJob before, PrintJob after) {
        if (before.state() != after.state()) {
            assertThat(ARROWS.get(before.state()))
                    .as("arrows from %s", before.state())
                    .contains(after.state());
        }
        if (before.state().isFinal()) {
            assertThat(after.finishedAt()).isEqualTo(before.finishedAt());
            assertThat(after.proof()).isEqualTo(before.proof());
        }
    }

    private static void attempts(PrintJob before, PrintJob after, Optional<Sighting> seen, Policies policies) {
        assertThat(after.attempts())
                .isGreaterThanOrEqualTo(before.attempts())
                .isLessThanOrEqualTo(policies.retry().maxRetries() + 1);
        boolean bytesMayHaveLeft = before.state().holdsPrinter();
        if (bytesMayHaveLeft && after.state() == JobState.PENDING) {
            Sighting told = seen.map(s -> s instanceof Sighting.CancelAsked asked ? asked.result() : s)
                    .orElseThrow();
            assertThat(showsThatNothingWasPrinted(told)
                            || (policies.inDoubt() == InDoubtPolicy.RETRY && after.has(Flag.MAY_BE_PRINTED_TWICE)))
                    .as("a new attempt after %s", told)
                    .isTrue();
        }
        if (after.state() == JobState.SENDING && before.state() != JobState.SENDING) {
            Attempt attempt = after.attempt().orElseThrow();
            assertThat(before.state()).isEqualTo(JobState.PENDING);
            assertThat(before.has(Flag.CANCEL_REQUESTED)).as("wanted canceled").isFalse();
            assertThat(attempt.startedAt()).isBefore(after.order().deadline());
            assertThat(attempt.fence()).isEqualTo(after.claim().fence());
            assertThat(after.attempts()).isEqualTo(before.attempts() + 1);
            assertThat(after.claim().holder())
                    .isPresent()
                    .isEqualTo(before.claim().holder());
        }
    }

    private static boolean showsThatNothingWasPrinted(Sighting seen) {
        if (seen instanceof Sighting.Stopped stopped) {
            int impressions = stopped.impressions().orElse(-1);
            boolean neverProcessed = stopped.processed().equals(Optional.of(false)) && impressions <= 0;
            return neverProcessed || (impressions == 0 && stopped.zeroMeansNone());
        }
        return seen instanceof Sighting.NotDelivered;
    }

    private static void money(PrintJob job, List<Movement> ledger) {
        assertThat(ledger).extracting(Movement::key).doesNotHaveDuplicates();
        boolean charged = ledger.stream().anyMatch(movement -> movement.kind() == Kind.CHARGE);
        List<Kind> settled = ledger.stream()
                .map(Movement::kind)
                .filter(kind -> kind != Kind.CHARGE)
                .toList();
        boolean remote = job.order().funding() == Funding.REMOTE;
        switch (job.payment()) {
            case UNPAID -> assertThat(charged).isFalse();
            case CHARGING -> assertThat(job.state()).isEqualTo(JobState.AWAITING_PAYMENT);
            case CHARGED -> assertThat(charged && !job.state().isFinal()).isTrue();
            case CAPTURED -> assertThat(job.state()).isEqualTo(JobState.COMPLETED);
            case REFUND_DUE -> assertThat(remote).isTrue();
            case REFUNDED -> assertThat(job.state()).isIn(JobState.FAILED, JobState.CANCELED);
        }
        if (job.payment() == PaymentState.CAPTURED) {
            assertThat(settled).containsExactly(Kind.CAPTURE);
        } else if (job.payment() == PaymentState.REFUNDED && charged) {
            assertThat(settled).containsExactly(Kind.REFUND);
        } else {
            assertThat(settled).isEmpty();
        }
        if (job.state() == JobState.COMPLETED) {
            assertThat(job.payment()).isEqualTo(PaymentState.CAPTURED);
        } else if (job.state().isFinal()) {
            assertThat(job.payment()).isIn(PaymentState.REFUNDED, PaymentState.REFUND_DUE, PaymentState.UNPAID);
        }
        assertThat(ledger).allSatisfy(movement -> assertThat(movement.amount()).isEqualTo(Story.COST));
    }

    private static void due(PrintJob before, PrintJob after, Instant atLeast) {
        if (after.claim().holder().isPresent()) {
            assertThat(after.dueAt()).isEmpty();
            assertThat(after.claim().place()).isEqualTo(before.claim().place());
            return;
        }
        boolean workLeft = after.has(Flag.LEFTOVER) || after.payment() == PaymentState.REFUND_DUE;
        assertThat(after.dueAt().isPresent())
                .as("due while there is something left to do")
                .isEqualTo(!after.state().isFinal() || workLeft);
        if (!after.state().isFinal()) {
            Instant limit = after.state().holdsPrinter()
                    ? after.order().endBy()
                    : after.order().deadline();
            assertThat(after.dueAt().orElseThrow()).isBeforeOrEqualTo(limit.isAfter(atLeast) ? limit : atLeast);
        }
        assertThat(after.claim().place() == Place.HOLDS_PRINTER)
                .isEqualTo(after.state().holdsPrinter());
    }
}
