package io.printsmart.job;

import io.printsmart.wallet.Movement;
import java.util.Optional;

/** How a job ends and who gets the money: the only place where a settlement is made. */
final class Endings {

    private Endings() {}

    /** Printed: the money is earned. */
    static Step printed(Situation s, Edit edit, Proof proof, Why why) {
        edit.state(JobState.COMPLETED, s.now())
                .waits(0)
                .proof(proof)
                .payment(PaymentState.CAPTURED)
                .flag(Flag.LEFTOVER, false)
                .why(why);
        return s.step(
                edit,
                Optional.of(Movement.capture(s.job().id().value(), s.order().cost())));
    }

    /** Not printed: the money goes back, or never was here. */
    static Step unprinted(Situation s, Edit edit, boolean leftover, Why why) {
        boolean canceled = s.cancelRequested() || s.job().state() == JobState.AWAITING_PAYMENT;
        return unprinted(s, canceled ? JobState.CANCELED : JobState.FAILED, edit, leftover, why);
    }

    static Step unprinted(Situation s, JobState end, Edit edit, boolean leftover, Why why) {
        edit.state(end, s.now()).flag(Flag.LEFTOVER, leftover).waits(0).why(why);
        if (s.job().has(Flag.MAY_BE_PRINTED_TWICE)) {
            // However this attempt ended: the one before it was given up in doubt, and its paper may be out.
            edit.flag(Flag.REFUNDED_IN_DOUBT, true);
        }
        if (leftover) {
            edit.due(s.now());
        }
        return switch (s.job().payment()) {
            case CHARGED ->
                s.order().funding() == Funding.IN_STORE
                        ? s.step(edit.payment(PaymentState.REFUNDED), Optional.of(refund(s)))
                        : s.step(edit.payment(PaymentState.REFUND_DUE).due(s.now()));
            case CHARGING -> s.step(edit.payment(PaymentState.REFUND_DUE).due(s.now()));
            case UNPAID -> s.step(edit);
            case CAPTURED, REFUND_DUE, REFUNDED ->
                throw new IllegalStateException("job " + s.job().id() + " is settled already: "
                        + s.job().payment());
        };
    }

    /** The remote wallet said no: nothing was charged, nothing is owed. */
    static Step declined(Situation s, Edit edit) {
        edit.state(JobState.CANCELED, s.now())
                .payment(PaymentState.UNPAID)
                .waits(0)
                .why(Why.of(Why.Code.DECLINED));
        return s.step(edit);
    }

    static Movement refund(Situation s) {
        return Movement.refund(
                s.job().id().value(), s.order().payer(), s.order().cost());
    }

    /** After a try that surely printed nothing: another one, unless there is a reason to end. */
    static Step retryOrEnd(Situation s, Edit edit, int attempts, boolean permanent, boolean leftover, String detail) {
        if (s.cancelRequested()) {
            return unprinted(s, edit, leftover, new Why(Why.Code.CANCELED, detail));
        }
        if (permanent) {
            return unprinted(s, edit, leftover, new Why(Why.Code.REJECTED, detail));
        }
        if (!s.policies().retry().allowsAfter(attempts)) {
            return unprinted(s, edit, leftover, new Why(Why.Code.RETRIES_SPENT, detail));
        }
        if (s.deadlinePassed()) {
            return unprinted(s, edit, leftover, new Why(Why.Code.DEADLINE, detail));
        }
        var pause = s.policies()
                .retry()
                .delayBeforeRetry(Math.max(attempts, 1), s.job().id().value());
        edit.state(JobState.PENDING, s.now())
                .waits(0)
                .flag(Flag.LEFTOVER, leftover)
                .due(s.in(pause, s.order().deadline()))
                .why(new Why(Why.Code.RETRY_SCHEDULED, detail + "; next try in " + pause.toMillis() + " ms"));
        return s.step(edit);
    }
}
