package io.printsmart.job;

import io.printsmart.job.Claim.Place;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The next version of a job in the making. Starts as a copy that is released and has nothing due. */
final class Edit {

    private final PrintJob before;
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private JobState state;
    private PaymentState payment;
    private int attempts;
    private int waits;
    private Optional<Attempt> attempt;
    private Optional<Proof> proof;
    private Why why;
    private Optional<Instant> dueAt = Optional.empty();
    private Optional<Instant> finishedAt;
    private Optional<NodeId> holder = Optional.empty();
    private Place place;

    Edit(PrintJob before) {
        this.before = before;
        this.flags.addAll(before.flags());
        this.state = before.state();
        this.payment = before.payment();
        this.attempts = before.attempts();
        this.waits = before.waits();
        this.attempt = before.attempt();
        this.proof = before.proof();
        this.why = before.why();
        this.finishedAt = before.finishedAt();
        this.place = before.state().holdsPrinter() ? Place.HOLDS_PRINTER : Place.NONE;
    }

    Edit state(JobState newState, Instant now) {
        state = newState;
        place = newState.holdsPrinter() ? Place.HOLDS_PRINTER : Place.NONE;
        if (newState.isFinal()) {
            finishedAt = Optional.of(now);
        }
        return this;
    }

    Edit payment(PaymentState newPayment) {
        payment = newPayment;
        return this;
    }

    Edit attempts(int newAttempts) {
        attempts = newAttempts;
        return this;
    }

    Edit waits(int newWaits) {
        waits = newWaits;
        return this;
    }

    Edit attempt(Attempt newAttempt) {
        attempt = Optional.of(newAttempt);
        return this;
    }

    Edit proof(Proof newProof) {
        proof = Optional.of(newProof);
        return this;
    }

    Edit flag(Flag flag, boolean set) {
        if (set) {
            flags.add(flag);
        } else {
            flags.remove(flag);
        }
        return this;
    }

    Edit why(Why newWhy) {
        why = newWhy;
        return this;
    }

    Edit due(Instant newDueAt) {
        // Stores keep milliseconds: rounded up, so that what is due by the store's clock is due by this one.
        dueAt = Optional.of(newDueAt.plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS));
        return this;
    }

    /** Back to where it stands in the line of its printer. */
    Edit inLine() {
        place = Place.IN_LINE;
        return this;
    }

    /** Stays with who holds it, who goes on at once. */
    Edit held() {
        holder = before.claim().holder();
        dueAt = Optional.empty();
        return this;
    }

    /** Leaves the claim and the due time exactly as they are: for a wish that somebody else will obey. */
    Edit untouchedClaim() {
        holder = before.claim().holder();
        place = before.claim().place();
        dueAt = before.dueAt();
        return this;
    }

    /** Why, as this step tells it. */
    Why told() {
        return why;
    }

    PrintJob build() {
        Why reason = before.state().isFinal() ? before.why() : why;
        Claim claim =
                new Claim(holder, place, before.claim().fence(), before.claim().version() + 1);
        return new PrintJob(
                before.order(),
                state,
                payment,
                attempts,
                waits,
                attempt,
                proof,
                flags,
                reason,
                dueAt,
                finishedAt,
                claim);
    }
}
