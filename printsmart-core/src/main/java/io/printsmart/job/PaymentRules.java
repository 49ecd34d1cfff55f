package io.printsmart.job;

import io.printsmart.wallet.Movement;
import io.printsmart.wallet.Wallet.Answer;
import java.util.Optional;

/**
 * Money behind a network: asked for before anything is printed. After a lost answer, or a dead node, the charge is repeated
 * under its key: that asks and acts in one call. To look the key up would not be enough where it is not found, since the
 * charge may still be on its way, and would be a second call where it is.
 */
final class PaymentRules {

    private PaymentRules() {}

    static Action next(Situation s) {
        return s.cancelRequested() || s.deadlinePassed() ? Action.DECIDE : Action.CHARGE;
    }

    /** While it is not known whether the wallet charged. */
    static Step after(Situation s, Sighting seen) {
        Edit edit = s.job().edit();
        if (seen instanceof Sighting.ChargeAnswered charge) {
            return charged(s, edit, charge.answer());
        }
        if (s.cancelRequested() || s.deadlinePassed()) {
            return Endings.unprinted(s, edit, false, s.canceledOrLate());
        }
        return s.quietStep(edit.due(s.now()));
    }

    private static Step charged(Situation s, Edit edit, Answer answer) {
        switch (answer) {
            case DONE -> {
                Optional<Movement> charge = Optional.of(Movement.charge(
                        s.job().id().value(), s.order().payer(), s.order().cost()));
                edit.waits(0).flag(Flag.PAID_REMOTELY, true);
                if (s.cancelRequested() || s.deadlinePassed()) {
                    // The charge is booked, and with it that it is owed back.
                    Step ended = Endings.unprinted(s, edit, false, s.canceledOrLate());
                    return new Step(
                            ended.before(),
                            ended.after(),
                            ended.why(),
                            charge,
                            s.now(),
                            s.node(),
                            true,
                            Optional.empty());
                }
                edit.state(JobState.PENDING, s.now())
                        .payment(PaymentState.CHARGED)
                        .due(s.now())
                        .why(Why.of(Why.Code.PAID));
                return s.step(edit, charge);
            }
            case DECLINED -> {
                return Endings.declined(s, edit);
            }
            default -> {
                if (s.cancelRequested() || s.deadlinePassed()) {
                    return Endings.unprinted(s, edit, false, s.canceledOrLate());
                }
                int waits = s.job().waits() + 1;
                var pause = s.policies()
                        .retry()
                        .delayBeforeRetry(waits, s.job().id().value());
                edit.waits(waits).due(s.in(pause, s.order().deadline()));
                return s.stepIfNews(edit, Why.of(Why.Code.PAYMENT_UNKNOWN));
            }
        }
    }
}
