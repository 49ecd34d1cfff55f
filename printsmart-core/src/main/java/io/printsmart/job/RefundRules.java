package io.printsmart.job;

import io.printsmart.wallet.Wallet.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Money that a remote wallet owes: asked for as long as it takes, less and less often, settled once. */
final class RefundRules {

    /** Never slower than this: who waits for money shall have it within the hour in which the wallet comes back. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** Or, before that, later than the wallet by more than this part of the time for which it was away. */
    private static final int PART_OF_AGE = 100;

    private RefundRules() {}

    static Step after(Situation s, Sighting.RefundAnswered refund) {
        Optional<Instant> open = chargeMayComeUntil(s, refund);
        if (open.isPresent()) {
            Instant again = s.now().isBefore(open.get()) ? s.in(pause(s), open.get()) : s.now();
            return owed(s, again, "the wallet answered " + refund.answer() + ", and may charge until " + open.get());
        }
        if (refund.answer() == Answer.DONE || neverCharged(s, refund)) {
            return settled(s);
        }
        return owed(s, s.now().plus(pause(s)), "the wallet answered " + refund.answer());
    }

    /**
     * The end of the time in which a charge that nobody saw may still move money, if the wallet was asked before it. The
     * last charge was asked for before the job ended, since then only refunds are.
     */
    private static Optional<Instant> chargeMayComeUntil(Situation s, Sighting.RefundAnswered refund) {
        return s.job().has(Flag.PAID_REMOTELY)
                ? Optional.empty()
                : refund.longestDelay()
                        .map(delay -> s.job().finishedAt().orElse(s.now()).plus(delay))
                        .filter(refund.askedAt()::isBefore);
    }

    /** Only of a wallet that has said how late a charge can come: of any other, a charge may still be on its way. */
    private static boolean neverCharged(Situation s, Sighting.RefundAnswered refund) {
        return refund.answer() == Answer.NOT_FOUND
                && refund.longestDelay().isPresent()
                && !s.job().has(Flag.PAID_REMOTELY);
    }

    private static Step settled(Situation s) {
        Edit edit = s.job().edit().payment(PaymentState.REFUNDED).waits(0).why(Why.of(Why.Code.REFUNDED));
        if (s.job().has(Flag.LEFTOVER)) {
            edit.due(s.now());
        }
        return s.step(edit, s.job().has(Flag.PAID_REMOTELY) ? Optional.of(Endings.refund(s)) : Optional.empty());
    }

    /** Told once, however often the wallet's answer changes. */
    private static Step owed(Situation s, Instant again, String detail) {
        Edit edit = s.job().edit().waits(s.job().waits() + 1).due(again).why(new Why(Why.Code.REFUND_OWED, detail));
        return s.job().waits() > 0 ? s.quietStep(edit) : s.step(edit);
    }

    /** The retry curve, and behind it ever slower: in an outage of weeks there may be many thousands of these. */
    private static Duration pause(Situation s) {
        Duration curve = s.policies()
                .retry()
                .delayBeforeRetry(s.job().waits() + 1, s.job().id().value());
        Instant since = s.job().finishedAt().orElse(s.now());
        Duration byAge = Duration.between(since, s.now()).dividedBy(PART_OF_AGE);
        Duration slow = byAge.compareTo(LONGEST_PAUSE) < 0 ? byAge : LONGEST_PAUSE;
        return curve.compareTo(slow) < 0 ? slow : curve;
    }
}
